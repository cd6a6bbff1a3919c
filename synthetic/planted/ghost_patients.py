"""A clinic goes on billing people who have died or who lie in a hospital elsewhere."""

import numpy as np

from model.language import Text
from synthetic.appointments import with_doctor
from synthetic.institutions import CLINIC, VILLAGE_CLINIC
from synthetic.planted.form import (
    complaints,
    drawn_between,
    drawn_rate,
    favourite_list,
    raised_cost,
)
from synthetic.recipe import Difficulty
from synthetic.recruiting import OLD, around, in_region, pick_provider, recruit, some_county
from synthetic.seasons import DAY, HOUR
from synthetic.society import Society
from synthetic.visits import CHRONIC_OUTPATIENT, INPATIENT

KIND = "ghost_patients"
TITLE = Text(en="Billed after death or during a stay elsewhere", zh="冒用已故或住院人员身份")
USUAL = 2
LAST_CLAIM_SHARE = 0.97


def _dead_days(
    society: Society, dead: np.ndarray, count: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    days = society.period.days
    society.patients.death_day[dead] = rng.integers(int(0.1 * days), int(0.5 * days), len(dead))
    turns = np.maximum(2, rng.binomial(count, 0.6, len(dead)))
    who = np.repeat(dead, turns)
    since = society.patients.death_day[who] + 3
    when = since + rng.random(len(who)) * (LAST_CLAIM_SHARE * days - since)
    return who, when.astype(np.int64)


def _stay_days(
    society: Society, sick: np.ndarray, stays: int, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Real stays at big hospitals, and days inside them on which the clinic bills."""
    who = np.repeat(sick, stays)
    span = society.period.days / stays
    turn = np.tile(np.arange(stays), len(sick))
    first = (turn * span + rng.uniform(1, max(2, span - 20), len(who))).astype(np.int64)
    length = rng.integers(6, 15, len(who))
    hospital = society.habits.usual[2][who]
    room = society.doctors.rooms[hospital, 1]
    society.ledger.add(
        patient=who,
        provider=hospital,
        doctor=room[:, 0],
        kind=INPATIENT,
        start=first * DAY + 9 * HOUR + rng.integers(0, 6 * HOUR, len(who)),
        end=(first + length) * DAY + 10 * HOUR + rng.integers(0, 5 * HOUR, len(who)),
        diagnosis=complaints(len(who), rng),
        planned=1,
    )
    billed = np.repeat(np.arange(len(who)), rng.integers(1, 4, len(who)))
    inside = first[billed] + 1 + (rng.random(len(billed)) * (length[billed] - 2)).astype(np.int64)
    return who[billed], inside


def plant(society: Society, difficulty: Difficulty, number: int) -> None:
    rng = society.stream(KIND, number)
    county = some_county(society, rng)
    size = max(6, drawn_between(difficulty.size, rng))
    home = around(society, county, 4, rng)
    members = recruit(society, size, rng, among=home, generations=(OLD,))
    small = society.providers.of(CLINIC, VILLAGE_CLINIC)
    clinic = pick_provider(society.providers, in_region(society, small, county), rng)
    doctor = int(society.doctors.at(clinic)[0])
    dead, sick = members[: size // 2], members[size // 2 :]
    count = drawn_between(difficulty.outings, rng)
    dead_who, dead_day = _dead_days(society, dead, count, rng)
    sick_who, sick_day = _stay_days(society, sick, max(2, count // 4), rng)
    who, day = np.concatenate([dead_who, sick_who]), np.concatenate([dead_day, sick_day])
    visit = with_doctor(society, np.full(len(who), doctor), day, rng)
    # What is invented is dated on any day; nobody asks whether the clinic was open.
    hour = (visit.start % DAY) + 0
    rows = len(who)
    ring, group = society.sheet.ring(
        KIND, outings=count, attendance=drawn_rate(difficulty.attendance, rng)
    )
    group.add("patient", dead, "dead_identity")
    group.add("patient", sick, "absent_identity")
    group.add("provider", [clinic], "billing_provider")
    group.add("doctor", [doctor], "signing_doctor")
    society.ledger.add(
        patient=who,
        provider=clinic,
        doctor=doctor,
        kind=CHRONIC_OUTPATIENT,
        start=np.minimum(day, society.period.days - 1) * DAY + hour,
        diagnosis=complaints(rows, rng),
        basket=favourite_list(society, difficulty, rows, rng),
        supply=30,
        cost=raised_cost(difficulty, rows, rng),
        ring=ring,
        present=0,
        planned=1,
    )
