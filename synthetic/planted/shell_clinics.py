"""Several clinics that look independent bill the same recruited people in turn."""

import numpy as np

from model.language import Text
from synthetic.appointments import with_doctor
from synthetic.gatherings import attendance, outing_days
from synthetic.institutions import CLINIC
from synthetic.names import account, landline
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
from synthetic.visits import MAY_PRESCRIBE, OUTPATIENT

KIND = "shell_clinics"
TITLE = Text(en="Linked clinics with the same insured persons", zh="关联空壳诊所共用参保人")
USUAL = 2
ROUND_DAYS = 6


def _link(society: Society, clinics: list[int], difficulty: Difficulty, number: int) -> None:
    """Give the clinics common traits; careful owners leave fewer, but each clinic has one."""
    rng = society.stream(f"{KIND} links", number)
    providers = society.providers
    head = clinics[0]
    phone = landline(1_700_000 + number)
    bank = account(77_000_000 + number * 11)
    for clinic in clinics:
        traits = rng.random(3) >= 1.6 * difficulty.strangers
        if not traits.any():
            traits[rng.integers(3)] = True
        if traits[0]:
            providers.phone[clinic] = phone
        if traits[1]:
            providers.bank[clinic] = bank
        if traits[2]:
            providers.representative[clinic] = providers.representative[head]
            if difficulty.strangers == 0:
                providers.owner[clinic] = providers.owner[head]
    providers.phone[head] = phone
    providers.bank[head] = bank


def plant(society: Society, difficulty: Difficulty, number: int) -> None:
    rng = society.stream(KIND, number)
    county = some_county(society, rng)
    pool = in_region(society, society.providers.of(CLINIC), county, or_city=True)
    clinics = [pick_provider(society.providers, pool, rng) for _ in range(int(rng.integers(3, 6)))]
    clinics = sorted(set(clinics))
    _link(society, clinics, difficulty, number)
    size = drawn_between(difficulty.size, rng)
    members = recruit(society, size, rng, among=around(society, county, 4, rng))
    doctors = np.array([int(rng.choice(society.doctors.at(clinic))) for clinic in clinics])
    count = drawn_between(difficulty.outings, rng)
    rate = drawn_rate(difficulty.attendance, rng)
    first = outing_days(
        society.period, society.period.every_day[:-ROUND_DAYS], count, rng, one_weekday=False
    )
    comes = attendance(len(members), len(first), rate, rng)
    member, outing = np.nonzero(comes)
    # In each round of billing everybody turns up somewhere, on a day of their own.
    stop = rng.integers(0, len(clinics), len(member))
    visit = with_doctor(
        society, doctors[stop], first[outing] + rng.integers(0, ROUND_DAYS, len(member)), rng
    )
    member, stop, start = member[visit.kept], stop[visit.kept], visit.start[visit.kept]
    rows = len(member)
    ring, group = society.sheet.ring(KIND, outings=count, attendance=rate)
    group.add("patient", members, "recruited")
    group.add("provider", clinics, "linked_clinic")
    group.add("doctor", doctors, "signing_doctor")
    society.ledger.add(
        patient=members[member],
        provider=np.array(clinics)[stop],
        doctor=doctors[stop],
        kind=OUTPATIENT,
        start=start,
        diagnosis=complaints(rows, rng),
        basket=favourite_list(society, difficulty, rows, rng),
        cost=raised_cost(difficulty, rows, rng),
        prescribes=MAY_PRESCRIBE,
        ring=ring,
        planned=1,
    )
