import numpy as np
import pytest

from algorithms.attendance import attend
from algorithms.covisits import CovisitRule, covisit_pairs
from algorithms.dense_blocks import CoreRule, chance_of_core
from algorithms.gathering_groups import (
    FoundGroups,
    GatheringRule,
    Marks,
    Pairs,
    Setting,
    find_groups,
    records_of,
)
from algorithms.groups import GroupRule
from algorithms.rhythms import DayClock
from algorithms.stability import StabilityRule, membership_stability
from tests.algorithms.marks import Mark
from tests.algorithms.test_covisits import background

DAYS = DayClock()

PERSONS = 460
RING = list(range(400, 410))
OUTINGS = [11, 40, 66, 101, 139, 180, 205, 240, 277, 303, 331, 350]


def planted(seed: int, attendance: float = 0.8) -> list[Mark]:
    rng = np.random.default_rng([9, seed])
    return [
        (person, 3 + outing % 2, day + int(rng.integers(0, 2)))
        for outing, day in enumerate(OUTINGS)
        for person in RING
        if rng.random() < attendance
    ]


def found(marks: list[Mark]) -> FoundGroups:
    rows = np.array(marks, dtype=np.int32)
    setting = Setting(PERSONS, 20, DAYS)
    pairs = covisit_pairs(
        attend(rows[:, 0], rows[:, 1], rows[:, 2], persons=PERSONS, units=20, window=1),
        DAYS,
        CovisitRule(),
    )
    return find_groups(
        Marks(rows[:, 0], rows[:, 1], rows[:, 2], np.arange(len(marks))),
        Pairs(pairs.left, pairs.right, pairs.p_value, pairs.p_max),
        setting,
        GatheringRule(),
        seed=5,
    )


@pytest.mark.parametrize("seed", range(4))
def test_a_planted_group_is_found_whole_and_alone(seed: int) -> None:
    result = found(background(seed) + planted(seed))
    assert [group.members.tolist() for group in result.groups] == [RING]
    assert result.chance[0] < 1e-6
    assert 10 <= result.groups[0].gatherings.size <= 13


def test_two_groups_that_share_a_member_stay_two() -> None:
    second = [(p, 9, day + 5) for day in OUTINGS for p in (400, *range(420, 427))]
    result = found(background(1) + planted(1, 1.0) + second)
    members = {tuple(group.members.tolist()) for group in result.groups}
    assert members == {tuple(RING), (400, *range(420, 427))}


def test_a_regular_who_was_there_by_habit_does_not_join() -> None:
    daily = [(450, 3, day) for day in range(0, 364, 2)]
    result = found(background(2) + planted(2) + daily)
    assert 450 not in result.groups[0].members


def test_nobody_is_found_where_nobody_gathers() -> None:
    assert found(background(3)).groups == ()


def test_records_are_exactly_the_marks_of_members_at_gatherings() -> None:
    others = background(0)
    marks = others + planted(0)
    result = found(marks)
    records, gathering = records_of(result, result.groups[0])
    assert {marks[r][0] for r in records} == set(RING)
    ring_marks = set(range(len(others), len(marks)))
    assert len(ring_marks & set(records.tolist())) >= 0.95 * len(ring_marks)
    assert gathering.size == records.size


def test_stability_is_high_for_a_strong_group_and_seeded() -> None:
    group = found(background(0) + planted(0)).groups[0]
    one = membership_stability(group, GroupRule(), StabilityRule(), seed=1)
    again = membership_stability(group, GroupRule(), StabilityRule(), seed=1)
    assert one[0] == again[0] > 0.95
    assert np.array_equal(one[1], again[1])


def test_losing_everything_leaves_nothing() -> None:
    group = found(background(0) + planted(0)).groups[0]
    assert membership_stability(group, GroupRule(), StabilityRule(dropped=1.0), seed=1)[0] == 0.0


def test_denser_cores_are_more_surprising() -> None:
    left, right = np.triu_indices(5, 1)
    p_value = np.full(left.size, 1e-4)
    whole = chance_of_core(6_000, left, right, p_value, 5, 1e-3, CoreRule())
    part = chance_of_core(6_000, left[:5], right[:5], p_value[:5], 5, 1e-3, CoreRule())
    assert whole < 1e-12 < part


def test_a_single_pair_is_worth_its_bonferroni_p_value() -> None:
    only = np.array([0]), np.array([1]), np.array([1e-9])
    value = chance_of_core(1_000, *only, 2, 1e-3, CoreRule())
    assert value == pytest.approx(1_000 * 999 / 2 * 1e-9, rel=8)
