from collections.abc import Iterator

import numpy as np

from model.findings import Finding, Outcome
from model.view import View
from tests.typologies.gathering_worlds import FIRST_DAY, NINE, OUTINGS, baskets_for, town, visit
from tests.typologies.worlds import World
from typologies import lockstep

RING = [f"r{n}" for n in range(8)]


def findings(world: World) -> tuple[View, tuple[Finding, ...]]:
    view = world.view(*lockstep.NEEDS)
    outcome = lockstep.detect(view, lockstep.Parameters())
    assert outcome.status == "ok"
    assert outcome.examined_rows > 0
    return view, outcome.findings


def take_out(world: World, people: list[str], outings: tuple[int, ...], amount: int) -> set[str]:
    rng = np.random.default_rng(8)
    return {
        visit(world, person, 2 + 3 * (n % 2), day, NINE + int(rng.integers(0, 28_000)), amount)
        for n, day in enumerate(outings)
        for person in people
        if rng.random() < 0.85
    }


def admit(world: World, people: list[str], outings: tuple[int, ...]) -> None:
    """Stays of a group in two hospitals, begun and ended on the same days."""
    rng = np.random.default_rng(5)
    for n in range(300):
        day = FIRST_DAY + int(rng.integers(0, 340))
        until = day + int(rng.integers(4, 40))
        world.claim(f"i{n:03d}", f"hospital{n % 2}", day, kind="inpatient", until=until)
    for n, day in enumerate(outings):
        for person in people:
            start = FIRST_DAY + day
            world.claim(person, f"hospital{n % 2}", start, kind="inpatient", until=start + 9)


def examples() -> Iterator[Outcome]:
    """Outcomes that show every code of the typology."""
    shopping = town(1)
    baskets_for(shopping, take_out(shopping, RING, OUTINGS, 40_000))
    ward = town(7)
    admit(ward, RING, OUTINGS)
    for world in (shopping, ward):
        yield lockstep.detect(world.view(*lockstep.NEEDS), lockstep.Parameters())


def patients_of(view: View, finding: Finding) -> set[str]:
    ids = view.claims.patient_ids
    return {ids[m.no].as_py() for m in finding.members if m.kind == "patient"}


def test_a_group_taken_from_doctor_to_doctor_is_found_with_its_claims() -> None:
    world = town(1)
    claims = take_out(world, RING, OUTINGS, 40_000)
    view, found = findings(world)
    assert len(found) == 1
    assert patients_of(view, found[0]) == set(RING)
    assert {s.kind for s in found[0].signals} >= {"co_timing", "shared_route", "excess_cost"}
    ids = sorted(c["claim_id"] for c in world.claims)
    assert {ids[n] for n in found[0].claims} == claims
    assert (found[0].q_value or 0.0) < 1e-6
    assert (found[0].stability or 0.0) > 0.9


def test_people_of_one_weekly_clinic_are_not_a_group() -> None:
    world = town(2)
    rng = np.random.default_rng(3)
    for week in range(26):
        for n in range(12):
            if rng.random() < 0.6:
                visit(world, f"w{n}", 18, 14 * week + 3, NINE + 60 * n, 8_000)
    assert findings(world)[1] == ()


def test_a_care_team_of_four_shares_patients_without_being_a_group() -> None:
    world = town(3)
    rng = np.random.default_rng(4)
    for n in range(40):
        for doctor in (0, 1, 2, 3):
            for day in rng.integers(0, 364, 3):
                visit(world, f"t{n:02d}", doctor, int(day), NINE, 9_000)
    assert findings(world)[1] == ()


def test_too_few_outings_stay_below_the_threshold() -> None:
    world = town(4)
    take_out(world, RING[:4], OUTINGS[:2], 9_000)
    assert findings(world)[1] == ()


def test_a_couple_is_too_small() -> None:
    world = town(5)
    take_out(world, RING[:2], OUTINGS, 9_000)
    assert findings(world)[1] == ()


def test_reversed_visits_do_not_count() -> None:
    world = town(6)
    for claim in list(take_out(world, RING, OUTINGS, 9_000)):
        original = next(c for c in world.claims if c["claim_id"] == claim)
        world.claim(
            original["patient_id"],
            original["provider_id"],
            lockstep_day(original),
            doctor=original["doctor_id"],
            amount=-original["total_amount_minor"],
            reverses_claim_id=claim,
        )
    view = world.view(*lockstep.NEEDS)
    if view.claims.effective.all():
        raise AssertionError("the world builder has to net refunds for this test to mean anything")
    assert lockstep.detect(view, lockstep.Parameters()).findings == ()


def lockstep_day(claim: dict[str, object]) -> int:
    """Day number of a claim row."""
    start = np.datetime64(claim["start_time"], "D")  # type: ignore[call-overload]
    return int(start.astype(int))
