"""The same people are brought to one willing doctor again and again."""

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
from synthetic.visits import CHRONIC_OUTPATIENT, MAY_PRESCRIBE, OUTPATIENT

KIND = "lockstep_one_doctor"
TITLE = Text(en="Group brought to one doctor", zh="组团就诊于同一医师")
USUAL = 4


def plant(society: Society, difficulty: Difficulty, number: int) -> None:
    rng = society.stream(KIND, number)
    county = some_county(society, rng)
    size = drawn_between(difficulty.size, rng)
    # Acquaintances of the recruiter: couples may come along.
    members = recruit(
        society, size, rng, among=around(society, county, 3, rng), one_per_household=False
    )
    places = in_region(society, society.providers.of(CLINIC, HOSPITAL), county)
    pool = np.flatnonzero(np.isin(society.doctors.provider, places))
    doctor = pick_doctor(society, pool, rng)
    one_weekday = rng.random() < difficulty.fixed_weekday
    count = drawn_between(difficulty.outings, rng)
    on_duty = society.doctors.duty_days(doctor)
    day = outing_days(society.period, on_duty, count, rng, one_weekday=one_weekday)
    rate = drawn_rate(difficulty.attendance, rng)
    comes = attendance(len(members), len(day), rate, rng)
    trip = gather(
        society,
        np.full(len(day), doctor),
        day,
        comes,
        rng,
        hours_apart=difficulty.hours_apart,
        day_jitter=difficulty.day_jitter,
    )
    rows = len(trip.member)
    ring, group = society.sheet.ring(KIND, outings=len(day), attendance=rate)
    group.add("patient", members, "recruited")
    group.add("doctor", [doctor], "signing_doctor")
    group.add("provider", [society.doctors.provider[doctor]], "billing_provider")
    society.ledger.add(
        patient=members[trip.member],
        provider=society.doctors.provider[doctor],
        doctor=doctor,
        kind=CHRONIC_OUTPATIENT if rng.random() < 0.3 else OUTPATIENT,
        start=trip.start,
        diagnosis=complaints(rows, rng),
        basket=favourite_list(society, difficulty, rows, rng),
        cost=raised_cost(difficulty, rows, rng),
        prescribes=MAY_PRESCRIBE,
        ring=ring,
        planned=1,
    )
