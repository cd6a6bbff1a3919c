"""An infection runs through a village or a school for two weeks; everybody sees one doctor."""

import numpy as np

from model.language import Text
from synthetic.appointments import at_provider, with_doctor
from synthetic.catalogue import DEPARTMENT_OF, DIAGNOSIS
from synthetic.recruiting import villages_with_people
from synthetic.society import Society
from synthetic.visits import MAY_PRESCRIBE, OUTPATIENT

KIND = "outbreak"
TITLE = Text(en="Local outbreak", zh="村庄或学校聚集性疫情")
USUAL = 1
"""Times the number of outbreaks of the background."""
CODES = ("J06.9", "A09", "J20.9")


def arrange(society: Society, number: int) -> None:
    """Arrange outbreaks: as many as the background of the world asks for."""
    for turn in range(society.instances(society.background.outbreaks)):
        _one(society, number * 1_000 + turn)


def _one(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    p = society.patients
    villages = villages_with_people(society, 25)
    village = int(rng.choice(villages))
    people = np.flatnonzero(p.settlement == village)
    if number % 3 == 2:  # a school: children of the whole town and their homes
        town = society.places.town[village]
        here = society.places.town[p.settlement] == town
        people = np.flatnonzero(here & (p.generation == 0))
    ill = people[rng.random(len(people)) < rng.uniform(0.35, 0.65)]
    start = int(rng.integers(5, max(6, society.period.days - 30)))
    onset = start + (21 * rng.beta(2, 3.5, len(ill))).astype(np.int64)
    code = DIAGNOSIS[CODES[number % 3]]
    provider = society.habits.usual[int(rng.random() < 0.3)][ill]
    # Most go where the first patients went.
    common = int(np.bincount(provider).argmax()) if len(provider) else 0
    provider = np.where(rng.random(len(ill)) < 0.7, common, provider)
    room = np.full(len(ill), DEPARTMENT_OF[code])
    first = at_provider(society, ill, provider, room, onset, rng)
    kept = first.kept
    who, where, doctor = ill[kept], provider[kept], first.doctor[kept]
    more = rng.integers(0, 3, len(who))
    again = np.repeat(np.arange(len(who)), more)
    later = with_doctor(
        society, doctor[again], first.day[kept][again] + rng.integers(1, 7, len(again)), rng
    )
    again, second = again[later.kept], later.start[later.kept]
    group = society.sheet.innocent(KIND)
    group.add("patient", who, "ill_person")
    group.add("doctor", np.unique(doctor), "treating_doctor")
    group.add("provider", np.unique(where), "treating_provider")
    society.ledger.add(
        patient=np.concatenate([who, who[again]]),
        provider=np.concatenate([where, where[again]]),
        doctor=np.concatenate([doctor, doctor[again]]),
        kind=OUTPATIENT,
        start=np.concatenate([first.start[kept], second]),
        diagnosis=code,
        prescribes=MAY_PRESCRIBE,
    )
