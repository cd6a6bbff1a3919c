"""A village with one clinic: everybody goes there, so everybody meets everybody."""

import numpy as np

from model.language import Text
from synthetic.institutions import VILLAGE_CLINIC
from synthetic.society import Society

KIND = "sole_provider"
TITLE = Text(en="Only clinic of a village", zh="村内唯一医疗机构")
USUAL = 6


def arrange(society: Society, number: int) -> None:
    """Name one village; its people need no further visits to look like a group."""
    rng = society.stream(KIND, number)
    clinics = society.providers.of(VILLAGE_CLINIC)
    clinic = int(clinics[(number * 3 + 1) % len(clinics)])
    villagers = np.flatnonzero(society.patients.settlement == society.providers.settlement[clinic])
    # Here the clinic is also what everybody uses first, whatever else is within reach.
    loyal = villagers[rng.random(len(villagers)) < 0.9]
    society.habits.usual[0][loyal] = clinic
    group = society.sheet.innocent(KIND)
    group.add("patient", loyal, "villager")
    group.add("doctor", society.doctors.at(clinic), "village_doctor")
    group.add("provider", [clinic], "village_clinic")
