"""The compiled kernels against slow and obvious code: who was where, rhythms, pairs."""

import math
from collections import defaultdict
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from algorithms.attendance import Attendance, attend
from algorithms.covisits import CovisitRule, covisit_pairs
from algorithms.null_models import SMALLEST_P, benjamini_hochberg
from algorithms.rhythms import Clock, DayClock, MinuteClock, window_share
from tests.algorithms.marks import Mark, attendance_of, occasions

WEEK, MINUTES = 7, 1440
CLOCKS: list[Clock] = [
    replace(DayClock(), block_days=14),
    replace(DayClock(), window=2, refractory=3, block_days=7, within_day=0.5),
    replace(MinuteClock(), window=200, refractory=400, block_days=7, within_day=0.25),
]
clocks = st.sampled_from(CLOCKS)
ticks = st.integers(-20, 25)
mark_lists = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 2), ticks), min_size=1, max_size=45
)


def spread_out(marks: list[Mark], clock: Clock) -> set[Mark]:
    """The marks with the numbers taken as parts of a day where the clock counts minutes."""
    step = 150 if clock.ticks_per_day == MINUTES else 1
    return {(person, unit, tick * step) for person, unit, tick in marks}


@given(mark_lists, st.integers(0, 3), st.randoms(use_true_random=False))
def test_attendance_is_what_sorting_by_hand_gives(
    marks: list[Mark], window: int, random: object
) -> None:
    repeated = [*marks, *marks[::2]]
    random.shuffle(repeated)  # type: ignore[attr-defined]
    found = attendance_of(repeated, window)
    distinct = set(marks)
    buckets = sorted({(unit, tick) for _, unit, tick in distinct})
    assert list(zip(found.bucket_unit, found.bucket_tick, strict=True)) == buckets
    assert found.marks == len(distinct)
    comparisons = 0
    for n, (unit, tick) in enumerate(buckets):
        inside = found.who[found.bucket_start[n] : found.bucket_start[n + 1]].tolist()
        assert inside == sorted(p for p, u, t in distinct if (u, t) == (unit, tick))
        near = found.who[found.reach_low[n] : found.reach_high[n]].tolist()
        expected = [p for p, u, t in distinct if u == unit and abs(t - tick) <= window]
        assert sorted(near) == sorted(expected)
        comparisons += len(inside) * len(near)
    assert found.comparisons == comparisons
    for person in range(found.persons):
        own = found.bucket_of[found.person_start[person] : found.person_start[person + 1]].tolist()
        assert own == [buckets.index((u, t)) for p, u, t in sorted(distinct) if p == person]


def test_a_single_mark_of_a_person_unit_and_tick_of_zero() -> None:
    found = attendance_of([(0, 0, 0)])
    assert (found.marks, found.comparisons) == (1, 1)
    assert found.bucket_of.tolist() == [0]


def attend_far(tick: int) -> Attendance:
    column = np.zeros(2, np.int32)
    return attend(column, column, np.array([0, tick]), persons=1 << 20, units=1 << 20, window=1)


def test_what_does_not_fit_into_a_key_is_refused() -> None:
    assert attend_far((1 << 23) - 1).marks == 2
    with pytest.raises(ValueError, match="more than 63 bits"):
        attend_far(1 << 23)


def open_days(on_day: dict[int, int], period: int) -> float:
    """Days seen and, by Chao (1984), days unseen."""
    once = sum(size == 1 for size in on_day.values())
    twice = sum(size == 2 for size in on_day.values())
    return min(period, len(on_day) + once * (once - 1) / (2 * (twice + 1)))


def share_by_hand(attendance: Attendance, clock: Clock, steady_from: int) -> list[float]:
    """The definition of ``window_share``, bucket by bucket."""
    day = attendance.bucket_tick // clock.ticks_per_day
    first, last = int(day.min()), int(day.max())
    sizes = np.diff(attendance.bucket_start)
    found = []
    for unit, mine in zip(attendance.bucket_unit.tolist(), day.tolist(), strict=True):
        on_day: dict[int, int] = defaultdict(int)
        for other, at, size in zip(attendance.bucket_unit, day, sizes, strict=True):
            if other == unit:
                on_day[int(at)] += int(size)
        total, period = sum(on_day.values()), last - first + 1
        opened = period if unit >= steady_from else open_days(on_day, period)
        by_profile = by_days = 0.0
        for d in range(max(first, mine - clock.day_reach), min(last, mine + clock.day_reach) + 1):
            others = [
                e
                for e in range(first, last + 1)
                if e % WEEK == d % WEEK and e != d
                and (e - first) // clock.block_days == (d - first) // clock.block_days
            ]  # fmt: skip
            if others:
                by_profile += sum(on_day.get(e, 0) for e in others) / len(others) / total
            by_days += (d in on_day) / opened
        found.append(max(by_profile, by_days) * clock.within_day)
    return found


@given(mark_lists, clocks, st.integers(0, 3))
def test_the_share_of_a_window_is_what_its_definition_says(
    marks: list[Mark], clock: Clock, steady_from: int
) -> None:
    attendance = attendance_of(sorted(spread_out(marks, clock)), clock.window)
    found = window_share(attendance, clock, steady_from=steady_from)
    assert found == pytest.approx(share_by_hand(attendance, clock, steady_from), rel=1e-5)
    known = window_share(attendance, clock)
    assert known == pytest.approx(share_by_hand(attendance, clock, attendance.units), rel=1e-5)


def test_no_marks_have_no_shares() -> None:
    nobody = np.zeros(0, np.int32)
    empty = attend(nobody, nobody, nobody, persons=3, units=2, window=1)
    assert window_share(empty, DayClock()).size == 0
    assert covisit_pairs(empty, DayClock(), CovisitRule()).left.size == 0


@dataclass(frozen=True)
class Seen:
    """Marks, their attendance and their shares, to count in."""

    marks: set[Mark]
    attendance: Attendance
    share: dict[tuple[int, int], float]
    clock: Clock

    def visits(self, person: int, unit: int) -> list[int]:
        return sorted(t for p, u, t in self.marks if (p, u) == (person, unit))

    def profile(self, person: int, unit: int) -> float:
        return sum(self.share[unit, t] for t in self.visits(person, unit))

    def weekdays(self, person: int, unit: int) -> list[int]:
        days = [t // self.clock.ticks_per_day % WEEK for t in self.visits(person, unit)]
        return [days.count(d) for d in range(WEEK)]

    def same_weekday(self, habit: list[int], day: int) -> int:
        """How often a habit meets a day, the days around it that the window reaches included."""
        reach = self.clock.day_reach
        return sum(habit[(day + step) % WEEK] for step in range(-reach, reach + 1))


def seen(marks: list[Mark], clock: Clock) -> Seen:
    spread = spread_out(marks, clock)
    attendance = attendance_of(sorted(spread), clock.window)
    shares = window_share(attendance, clock).astype(np.float64).tolist()
    buckets = zip(attendance.bucket_unit.tolist(), attendance.bucket_tick.tolist(), strict=True)
    return Seen(spread, attendance, dict(zip(buckets, shares, strict=True)), clock)


@given(mark_lists, clocks)
def test_a_pair_is_expected_to_meet_as_often_as_its_rhythms_say(
    marks: list[Mark], clock: Clock
) -> None:
    world = seen(marks, clock)
    rule = CovisitRule(min_occasions=1, chance_links=math.inf, most_p=1.0)
    pairs = covisit_pairs(world.attendance, clock, rule)
    span = max(t for *_, t in world.marks) - min(t for *_, t in world.marks)
    weeks = max(1.0, (span // clock.ticks_per_day + 1) / WEEK)
    present = len({p for p, _, _ in world.marks})
    assert pairs.tested == max(present * (present - 1) / 2, pairs.left.size)
    assert pairs.q_value == pytest.approx(benjamini_hochberg(pairs.p_value, pairs.tested))
    for n, (a, b) in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)):
        assert a < b
        expected, places = 0.0, 0
        for unit in range(3):
            na, nb = len(world.visits(a, unit)), len(world.visits(b, unit))
            mine, theirs = world.weekdays(a, unit), world.weekdays(b, unit)
            by_habit = sum(mine[d] * world.same_weekday(theirs, d) for d in range(WEEK))
            expected += max(
                world.profile(a, unit) * nb,
                world.profile(b, unit) * na,
                by_habit * clock.within_day / weeks,
            )
            here = {mark for mark in world.marks if mark[1] == unit}
            places += occasions(here, a, b, clock.window, clock.refractory) > 0
        met = occasions(world.marks, a, b, clock.window, clock.refractory)
        assert (pairs.occasions[n], pairs.places[n]) == (met, places)
        assert pairs.expected[n] == pytest.approx(expected, rel=1e-5)
        tail = max(float(stats.poisson.sf(met - 1, pairs.expected[n])), SMALLEST_P)
        assert pairs.p_value[n] == pytest.approx(tail, rel=1e-6, abs=1e-12)


@given(mark_lists, clocks, st.integers(1, 3), st.sampled_from([1.0, 0.3, 1e-2]))
def test_exactly_the_pairs_within_the_rule_are_kept(
    marks: list[Mark], clock: Clock, least: int, most_p: float
) -> None:
    attendance = seen(marks, clock).attendance
    everything = CovisitRule(min_occasions=1, chance_links=math.inf, most_p=1.0)
    all_pairs = covisit_pairs(attendance, clock, everything)
    kept = (all_pairs.occasions >= least) & (all_pairs.p_value <= most_p)
    found = covisit_pairs(
        attendance, clock, replace(everything, min_occasions=least, most_p=most_p)
    )
    for name in ("left", "right", "occasions", "places", "expected", "p_value"):
        assert np.array_equal(getattr(found, name), getattr(all_pairs, name)[kept]), name


def test_the_bound_on_p_values_tightens_with_the_number_of_persons() -> None:
    rule = CovisitRule(chance_links=60.0, most_p=1e-2)
    assert rule.p_max(1) == rule.p_max(6_001) == 1e-2
    assert rule.p_max(12_001) == pytest.approx(5e-3)
