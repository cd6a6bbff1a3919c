"""A recruiter takes the same people to several doctors in turn; everybody is seen and billed."""

import numpy as np

from model.language import Text
from synthetic.gatherings import attendance, gather, outing_days
from synthetic.institutions import CLINIC, HOSPITAL
from synthetic.planted.form import (
    complaints,
    drawn_between,
    drawn_rate,
    favourite_list,
    raised_cost,
)
from synthetic.recipe import Difficulty
from synthetic.recruiting import around, in_region, pick_doctor, recruit, some_county
from synthetic.society import Society
from synthetic.visits import MAY_PRESCRIBE, OUTPATIENT

KIND = "lockstep_tour"
TITLE = Text(en="Group taken to several doctors", zh="带队轮流就诊")
USUAL = 4


def plant(society: Society, difficulty: Difficulty, number: int) -> None:
    rng = society.stream(KIND, number)
    county = some_county(society, rng)
    size = drawn_between(difficulty.size, rng)
    # Acquaintances of the recruiter: couples may come along.
    members = recruit(
        society, size, rng, among=around(society, county, 3, rng), one_per_household=False
    )
    places = in_region(society, society.providers.of(CLINIC, HOSPITAL), county, or_city=True)
    stops = rng.choice(places, size=int(rng.integers(3, 6)), replace=False)
    doctors = np.array([pick_doctor(society, society.doctors.at(int(p)), rng) for p in stops])
    one_weekday = rng.random() < difficulty.fixed_weekday
    count = drawn_between(difficulty.outings, rng)
    day = outing_days(
        society.period, society.period.every_day[3:-3], count, rng, one_weekday=one_weekday
    )
    rate = drawn_rate(difficulty.attendance, rng)
    comes = attendance(len(members), len(day), rate, rng)
    doctor = rng.choice(doctors, size=len(day))
    trip = gather(
        society,
        doctor,
        day,
        comes,
        rng,
        hours_apart=difficulty.hours_apart,
        day_jitter=difficulty.day_jitter,
    )
    rows = len(trip.member)
    ring, group = society.sheet.ring(KIND, outings=len(day), attendance=rate)
    group.add("patient", members, "recruited")
    group.add("doctor", doctors, "visited_doctor")
    group.add("provider", stops, "billing_provider")
    society.ledger.add(
        patient=members[trip.member],
        provider=society.doctors.provider[doctor[trip.outing]],
        doctor=doctor[trip.outing],
        kind=OUTPATIENT,
        start=trip.start,
        diagnosis=complaints(rows, rng),
        basket=favourite_list(society, difficulty, rows, rng),
        cost=raised_cost(difficulty, rows, rng),
        prescribes=MAY_PRESCRIBE,
        ring=ring,
        planned=1,
    )
