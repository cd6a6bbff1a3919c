"""Workers insured in another region live in one dormitory and go to the same hospital."""

import numpy as np

from model.language import Text
from synthetic.catalogue import DIAGNOSIS
from synthetic.gatherings import gather, outing_days
from synthetic.institutions import COMMUNITY, HOSPITAL
from synthetic.places import FAR_REGION
from synthetic.recruiting import ADULTS, recruit
from synthetic.seasons import SATURDAY
from synthetic.society import Society
from synthetic.visits import MAY_PRESCRIBE, OUTPATIENT

KIND = "migrant_workers"
TITLE = Text(en="Dormitory of migrant workers", zh="外来务工人员宿舍")
USUAL = 2
OUTINGS = 26


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    p, providers = society.patients, society.providers
    workers = recruit(society, int(rng.integers(16, 30)), rng, generations=(ADULTS,))
    hospitals = providers.of(HOSPITAL, private=False)
    towns = hospitals[providers.level[hospitals] == COMMUNITY]
    hospital = int(towns[(number * 5 + 2) % len(towns)])
    town = int(providers.settlement[hospital])
    dormitory = f"{society.places.names[town]}工业路{number + 1}号职工宿舍"
    p.settlement[workers] = town
    p.x[workers], p.y[workers] = providers.x[hospital] + 0.8, providers.y[hospital] + 0.4
    for level in range(3):  # they use what is near the dormitory
        nearest = society.habits.candidates[level]
        away = providers.km(nearest, np.full(len(nearest), hospital))
        society.habits.usual[level][workers] = nearest[away.argmin()]
    for worker in workers:
        p.region[worker] = FAR_REGION
        p.address[worker] = f"{dormitory}{int(rng.integers(100, 600))}室"
        p.employer[worker] = f"虚构第{number + 31:02d}电子厂" if rng.random() < 0.8 else None
    staff = society.doctors.at(hospital)
    # On the weekly day off a few colleagues go together, whoever needs to.
    weekend = society.period.weekday(society.period.every_day) >= SATURDAY
    free_days = society.period.every_day[weekend]
    day = outing_days(society.period, free_days, min(OUTINGS, 40), rng, one_weekday=False)
    comes = rng.random((len(workers), len(day))) < 0.16
    doctor = rng.choice(staff, size=len(day))
    trip = gather(society, doctor, day, comes, rng, hours_apart=2)
    group = society.sheet.innocent(KIND)
    group.add("patient", workers, "migrant_worker")
    group.add("provider", [hospital], "hospital")
    society.ledger.add(
        patient=workers[trip.member],
        provider=hospital,
        doctor=doctor[trip.outing],
        kind=OUTPATIENT,
        start=trip.start,
        diagnosis=rng.choice(
            [DIAGNOSIS["J06.9"], DIAGNOSIS["M54.5"], DIAGNOSIS["S93.4"]], len(trip.member)
        ),
        prescribes=MAY_PRESCRIBE,
        planned=1,
    )
