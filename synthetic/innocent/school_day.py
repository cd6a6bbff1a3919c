"""Pupils of a school are vaccinated or examined on the same days."""

import numpy as np

from model.language import Text
from synthetic.appointments import with_doctor
from synthetic.catalogue import CHECK_UP, DIAGNOSIS, VACCINE
from synthetic.institutions import HOSPITAL
from synthetic.places import CITY, SEAT, TOWN
from synthetic.recruiting import CHILDREN, recruit
from synthetic.society import Society
from synthetic.visits import OTHER

KIND = "school_day"
TITLE = Text(en="School vaccination or physical day", zh="学校集体接种或体检")
USUAL = 4


def arrange(society: Society, number: int) -> None:
    rng = society.stream(KIND, number)
    p, providers = society.patients, society.providers
    towns = society.places.of_kind(SEAT, TOWN, CITY)
    children = np.bincount(
        society.places.town[p.settlement[(p.generation == CHILDREN) & ~p.taken]],
        minlength=society.places.size,
    )
    town = int(rng.choice(towns[np.argsort(-children[towns], kind="stable")][:6]))
    pupils = recruit(
        society,
        int(rng.integers(14, 40)),
        rng,
        among=society.places.town[p.settlement] == town,
        generations=(CHILDREN,),
        one_per_household=False,
    )
    for pupil in pupils:
        p.employer[pupil] = f"虚构第{number + 1:02d}学校" if rng.random() < 0.85 else None
    hospitals = providers.of(HOSPITAL, private=False)
    hospital = int(hospitals[np.argmin(np.abs(providers.settlement[hospitals] - town))])
    doctors = society.doctors.at(hospital, "paediatric")
    doctor = int(rng.choice(doctors if len(doctors) else society.doctors.at(hospital)))
    duty = society.doctors.duty_days(doctor)
    days = np.sort(rng.choice(duty, size=3 + number % 2, replace=False))
    group = society.sheet.innocent(KIND)
    group.add("patient", pupils, "pupil")
    group.add("doctor", [doctor], "vaccinating_doctor")
    group.add("provider", [hospital], "hospital")
    for turn, day in enumerate(days):
        who = pupils[rng.random(len(pupils)) < 0.9]
        visit = with_doctor(society, np.full(len(who), doctor), np.full(len(who), day), rng)
        examined = turn == len(days) - 1
        society.ledger.add(
            patient=who[visit.kept],
            provider=hospital,
            doctor=doctor,
            kind=OTHER,
            start=visit.start[visit.kept],
            diagnosis=DIAGNOSIS["Z00.0" if examined else "Z23"],
            service=CHECK_UP if examined else VACCINE,
            cost=0.4 if examined else 1.0,
            planned=1,
        )
