"""People of unrelated households whose money goes to one account, all billed at one clinic."""

import numpy as np

from model.language import Text
from synthetic.appointments import with_doctor
from synthetic.institutions import CLINIC, HOSPITAL
from synthetic.names import account, mobile
from synthetic.planted.form import (
    complaints,
    drawn_between,
    drawn_rate,
    favourite_list,
    raised_cost,
)
from synthetic.recipe import Difficulty
from synthetic.recruiting import around, in_region, pick_provider, recruit, some_county
from synthetic.society import Society
from synthetic.visits import CHRONIC_OUTPATIENT

KIND = "identity_mill"
TITLE = Text(en="One account behind many people", zh="多人共用账户或电话集中报销")
USUAL = 2


def plant(society: Society, difficulty: Difficulty, number: int) -> None:
    rng = society.stream(KIND, number)
    county = some_county(society, rng)
    size = drawn_between(difficulty.size, rng) + 1
    members = recruit(society, size, rng, among=around(society, county, 8, rng))
    hides = rng.random(len(members)) < difficulty.strangers
    hides[rng.permutation(len(members))[:4]] = False
    by_phone = number % 2 == 1
    for member in members[~hides]:
        if by_phone or difficulty.strangers == 0:
            society.patients.phone[member] = mobile(9_700_000 + number)
        if not by_phone or difficulty.strangers == 0:
            society.patients.bank[member] = account(88_000_000 + number * 13)
    private = society.providers.of(CLINIC, HOSPITAL, private=True)
    clinic = pick_provider(society.providers, in_region(society, private, county), rng)
    doctor = int(rng.choice(society.doctors.at(clinic)))
    rate = drawn_rate(difficulty.attendance, rng)
    count = drawn_between(difficulty.outings, rng)
    # Papers are handed in one by one: no two people need to appear on the same day.
    turns = np.maximum(2, rng.binomial(count, rate, len(members)))
    member = np.repeat(np.arange(len(members)), turns)
    day = rng.choice(society.doctors.duty_days(doctor), size=len(member))
    visit = with_doctor(society, np.full(len(member), doctor), day, rng)
    rows = len(member)
    ring, group = society.sheet.ring(KIND, outings=count, attendance=rate)
    group.add("patient", members, "used_identity")
    group.add("provider", [clinic], "billing_provider")
    group.add("doctor", [doctor], "signing_doctor")
    society.ledger.add(
        patient=members[member],
        provider=clinic,
        doctor=doctor,
        kind=CHRONIC_OUTPATIENT,
        start=visit.start,
        diagnosis=complaints(rows, rng),
        basket=favourite_list(society, difficulty, rows, rng),
        supply=30,
        cost=raised_cost(difficulty, rows, rng),
        ring=ring,
        present=0,
        planned=1,
    )
