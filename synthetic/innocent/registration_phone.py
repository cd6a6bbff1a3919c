"""An office that registers people enters its own number where somebody has no phone."""

import numpy as np

from model.language import Text
from synthetic.institutions import HOSPITAL
from synthetic.names import landline
from synthetic.society import Society

KIND = "registration_phone"
TITLE = Text(en="Default phone of a registration office", zh="登记窗口默认电话")
USUAL = 3


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    p, places = society.patients, society.places
    town = int(rng.choice(np.unique(places.town[p.settlement])))
    here = np.flatnonzero(places.town[p.settlement] == town)
    missing = np.array([p.phone[person] is None for person in here])
    chosen = here[missing | (rng.random(len(here)) < 0.08)]
    for person in chosen:
        p.phone[person] = landline(1_900_000 + number)
    providers = society.providers
    hospitals = providers.of(HOSPITAL, private=False)
    local = hospitals[providers.settlement[hospitals] == town]
    group = society.sheet.innocent(KIND)
    group.add("patient", chosen, "registered_person")
    group.add("provider", local[:1], "local_hospital")
