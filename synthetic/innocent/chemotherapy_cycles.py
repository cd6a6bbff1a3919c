"""Chemotherapy: short stays every three weeks, and some patients share the cycle."""

import numpy as np

from model.language import Text
from synthetic.catalogue import DIAGNOSIS
from synthetic.institutions import HOSPITAL
from synthetic.recruiting import recruit
from synthetic.seasons import DAY, HOUR
from synthetic.society import Society
from synthetic.visits import INPATIENT

KIND = "chemotherapy_cycles"
TITLE = Text(en="Chemotherapy cycles", zh="化疗周期住院")
USUAL = 2
CYCLE_DAYS = 21


def arrange(society: Society, number: int) -> None:
    """Arrange the patients of one ward day."""
    rng = society.stream(KIND, number)
    hospitals = society.providers.of(HOSPITAL, private=False)
    large = hospitals[society.providers.doctors[hospitals] > 10]
    hospital = int(large[number % len(large)])
    oncologist = int(society.doctors.at(hospital, "oncology")[0])
    members = recruit(society, int(rng.integers(5, 10)), rng)
    ward_day = int(rng.integers(0, 7))
    cycles = rng.integers(4, 7, len(members))
    member = np.repeat(np.arange(len(members)), cycles)
    turn = np.arange(len(member)) - np.repeat(np.cumsum(cycles) - cycles, cycles)
    latest = max(1, (society.period.days - 6 * CYCLE_DAYS) // CYCLE_DAYS)
    begins = rng.integers(0, latest, len(members)) * CYCLE_DAYS + ward_day
    late = np.where(rng.random(len(member)) < 0.15, rng.integers(1, 5, len(member)), 0)
    day = begins[member] + turn * CYCLE_DAYS + late
    member, day = member[day < society.period.days - 5], day[day < society.period.days - 5]
    rows = len(member)
    nights = rng.integers(2, 4, rows)
    group = society.sheet.innocent(KIND)
    group.add("patient", members, "cancer_patient")
    group.add("doctor", [oncologist], "oncologist")
    group.add("provider", [hospital], "hospital")
    society.ledger.add(
        patient=members[member],
        provider=hospital,
        doctor=oncologist,
        kind=INPATIENT,
        start=day * DAY + int(8.5 * HOUR) + rng.integers(0, 3 * HOUR, rows),
        end=(day + nights) * DAY + 9 * HOUR + rng.integers(0, 3 * HOUR, rows),
        diagnosis=DIAGNOSIS["Z51.1"],
        cost=1.8,
        planned=1,
    )
