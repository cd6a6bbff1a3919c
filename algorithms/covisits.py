"""Pairs of persons who are together more often than the rhythms of the places explain.

One pass per person over the marks in its windows, counting into one reused array; a pair is
tested the moment its row is complete and only significant pairs are ever written down, so
memory is linear in the number of marks however many pairs meet by chance.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt

from algorithms.attendance import Attendance
from algorithms.null_models import benjamini_hochberg, poisson_tail
from algorithms.rhythms import Clock, window_share
from model.parameters import WORLDS, parameter
from model.units import WEEK_DAYS

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]

_ROW = np.dtype([("mark", np.int64), ("count", np.int32), ("chance", np.float32)])
_COUNTS_TABLED = 256
_HALVINGS = 60  # of an interval, until its ends are neighbouring numbers
_FIRST_ROWS = 1_024  # room made for the pairs of a chunk; doubled when it is full

CHUNK_PERSONS = 65_536
"""Rows per unit of parallel work; fixed, so that the output does not depend on threads."""


@dataclass(frozen=True)
class CovisitRule:
    """What makes a pair worth keeping."""

    min_occasions: int = parameter(3, "occasions", "on which a pair met, independent ones", WORLDS)
    chance_links: float = parameter(
        60.0, "persons", "to whom chance may link a person on average, by the bound", WORLDS
    )
    most_p: float = parameter(1e-2, "p-value", "of a pair, however few people there are", WORLDS)

    def p_max(self, persons: int) -> float:
        """Largest tail probability kept among so many persons.

        Sixty links by the bound are far fewer in fact, as the tail is discrete and the expectation
        conservative: on worlds of 6,000 persons without rings a person has 0.3 links. Chance
        links are harmless as long as they are sparse; a group is judged by its densest core.

        >>> CovisitRule().p_max(6_000_001)
        1e-05
        """
        return min(self.most_p, self.chance_links / max(1, persons - 1))


@dataclass(frozen=True)
class CovisitPairs:
    """Significant pairs, ascending by (``left``, ``right``), ``left < right``.

    ``occasions``: independent meetings; ``expected``: meetings expected by chance;
    ``places``: units at which they met; ``p_value``: Poisson tail, at most ``p_max``;
    ``q_value``: Benjamini-Hochberg over all ``tested`` = n(n-1)/2 pairs of persons.
    """

    left: Int32
    right: Int32
    occasions: Int32
    places: Int32
    expected: Float64
    p_value: Float64
    q_value: Float64
    tested: float
    p_max: float


def covisit_pairs(
    attendance: Attendance,
    clock: Clock,
    rule: CovisitRule,
    *,
    steady_from: int | None = None,
    threads: int = 1,
) -> CovisitPairs:
    """All pairs that meet ``rule``, with the multiple-testing correction over all pairs.

    The expectation of a pair is, per shared unit, the larger of two: one member's visits
    against the unit's smoothed profile, and the two members' own weekday habits against each
    other. Units numbered ``steady_from`` and above are open every day (``window_share``).
    """
    profile = window_share(attendance, clock, steady_from=steady_from)
    weeks = _weeks(attendance, clock)
    p_max = rule.p_max(attendance.persons)
    largest_chance = _largest_chance(p_max)
    bounds = range(0, attendance.persons, CHUNK_PERSONS)

    def rows(first: int) -> tuple[Int32, Int32, Int32, Int32, Float64, Float64]:
        return _significant_rows(
            first,
            min(first + CHUNK_PERSONS, attendance.persons),
            attendance.person_start,
            attendance.bucket_of,
            attendance.bucket_unit,
            attendance.bucket_tick,
            attendance.reach_low,
            attendance.reach_high,
            attendance.who,
            profile,
            attendance.window,
            clock.refractory,
            clock.ticks_per_day,
            clock.day_reach,
            clock.within_day,
            weeks,
            rule.min_occasions,
            p_max,
            largest_chance,
        )

    if threads > 1:
        with ThreadPoolExecutor(threads) as pool:
            parts = list(pool.map(rows, bounds))
    else:
        parts = [rows(first) for first in bounds]
    left, right, occasions, places, expected, p_value = (
        np.concatenate([part[i] for part in parts]) if parts else np.empty(0) for i in range(6)
    )
    order = np.lexsort((right, left))
    present = int(np.count_nonzero(np.diff(attendance.person_start)))
    tested = max(present * (present - 1) / 2, float(left.size))
    return CovisitPairs(
        left=left[order].astype(np.int32),
        right=right[order].astype(np.int32),
        occasions=occasions[order].astype(np.int32),
        places=places[order].astype(np.int32),
        expected=expected[order].astype(np.float64),
        p_value=p_value[order].astype(np.float64),
        q_value=benjamini_hochberg(p_value[order].astype(np.float64), tested),
        tested=tested,
        p_max=p_max,
    )


def _largest_chance(p_max: float) -> Float64:
    """For each count the largest expectation at which it is still significant."""
    counts = np.arange(_COUNTS_TABLED + 1)
    low = np.zeros(counts.size)
    high = counts.astype(np.float64)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        significant = np.array(
            [poisson_tail(int(k), float(x)) <= p_max for k, x in zip(counts, middle, strict=True)]
        )
        low = np.where(significant, middle, low)
        high = np.where(significant, high, middle)
    high[-1] = np.inf  # larger counts share the last entry: never settle them early
    return high


def _weeks(attendance: Attendance, clock: Clock) -> float:
    """Weeks from the first mark to the last, one at least."""
    if attendance.marks == 0:
        return 1.0
    ticks = attendance.bucket_tick
    days = (int(ticks.max()) - int(ticks.min())) // clock.ticks_per_day + 1
    return max(1.0, days / WEEK_DAYS)


@numba.njit(cache=True, nogil=True)
def _significant_rows(  # noqa: PLR0912, PLR0913 - one loop nest, kept whole for the compiler
    first_person: int,
    last_person: int,
    person_start: Int64,
    bucket_of: Int32,
    bucket_unit: Int32,
    bucket_tick: Int32,
    reach_low: Int64,
    reach_high: Int64,
    who: Int32,
    share: Float32,
    window: int,
    refractory: int,
    ticks_per_day: int,
    day_reach: int,
    within_day: float,
    weeks: float,
    min_occasions: int,
    p_max: float,
    largest_chance: Float64,
) -> tuple[Int32, Int32, Int32, Int32, Float64, Float64]:
    """Significant pairs whose smaller person is in ``[first_person, last_person)``.

    The arrays are those of an ``Attendance``; ``share`` is aligned with its buckets and
    ``largest_chance`` (index: meetings) is that of ``_largest_chance``. Returns left, right,
    occasions, places, expected meetings and p-values, aligned.
    """
    persons = person_start.size - 1
    # One cache line per partner of the current row; entries of earlier rows are stale.
    row = np.zeros(persons, _ROW)
    touched = np.empty(persons, np.int32)
    capacity = _FIRST_ROWS
    left = np.empty(capacity, np.int32)
    right = np.empty(capacity, np.int32)
    occasions = np.empty(capacity, np.int32)
    places = np.empty(capacity, np.int32)
    expected = np.empty(capacity, np.float64)
    p_value = np.empty(capacity, np.float64)
    kept = 0
    for i in range(first_person, last_person):
        begin = person_start[i]
        end = person_start[i + 1]
        if end - begin < min_occasions:
            continue
        candidates = 0
        unit = -1
        unit_end = begin
        own_share = 0.0
        for mark in range(begin, end):
            b = bucket_of[mark]
            tick = bucket_tick[b]
            if mark == unit_end:
                unit = bucket_unit[b]
                own_share = 0.0
                while unit_end < end and bucket_unit[bucket_of[unit_end]] == unit:
                    own_share += share[bucket_of[unit_end]]
                    unit_end += 1
            for m in range(reach_low[b], reach_high[b]):
                j = who[m]
                if j <= i:
                    continue
                seen = row[j]["mark"] - 1
                if seen < begin:
                    row[j]["count"] = 1
                    row[j]["chance"] = own_share
                else:
                    earlier = bucket_of[seen]
                    if bucket_unit[earlier] == unit and tick - bucket_tick[earlier] < refractory:
                        continue
                    row[j]["count"] += 1
                    row[j]["chance"] += own_share
                row[j]["mark"] = mark + 1
                if row[j]["count"] == min_occasions:
                    touched[candidates] = j
                    candidates += 1
        for c in range(candidates):
            j = touched[c]
            # Every counted meeting used another mark of j, so ``chance`` cannot exceed the
            # exact expectation: most pairs are settled without comparing their histories.
            at_most = row[j]["count"] + 1 + row[j]["count"] // 8
            if row[j]["chance"] > largest_chance[min(at_most, largest_chance.size - 1)]:
                continue
            met, where, chance = meetings(
                begin,
                end,
                person_start[j],
                person_start[j + 1],
                bucket_of,
                bucket_unit,
                bucket_tick,
                share,
                window,
                refractory,
                ticks_per_day,
                day_reach,
                within_day,
                weeks,
            )
            if met < min_occasions:
                continue
            p = poisson_tail(met, chance)
            if p > p_max:
                continue
            if kept == capacity:
                capacity *= 2
                left = _grown(left, capacity)
                right = _grown(right, capacity)
                occasions = _grown(occasions, capacity)
                places = _grown(places, capacity)
                expected = _grown(expected, capacity)
                p_value = _grown(p_value, capacity)
            left[kept] = i
            right[kept] = j
            occasions[kept] = met
            places[kept] = where
            expected[kept] = chance
            p_value[kept] = p
            kept += 1
    return (
        left[:kept].copy(),
        right[:kept].copy(),
        occasions[:kept].copy(),
        places[:kept].copy(),
        expected[:kept].copy(),
        p_value[:kept].copy(),
    )


@numba.njit(cache=True, nogil=True)
def _grown(values: npt.NDArray[np.generic], capacity: int) -> npt.NDArray[np.generic]:
    """The values at the beginning of a longer array."""
    larger = np.empty(capacity, values.dtype)
    larger[: values.size] = values
    return larger


@numba.njit(cache=True, nogil=True)
def meetings(  # noqa: PLR0913, PLR0912 - called from the kernel, plain arrays only
    a: int,
    a_end: int,
    b: int,
    b_end: int,
    bucket_of: Int32,
    bucket_unit: Int32,
    bucket_tick: Int32,
    share: Float32,
    window: int,
    refractory: int,
    ticks_per_day: int,
    day_reach: int,
    within_day: float,
    weeks: float,
) -> tuple[int, int, float]:
    """Independent meetings of two persons, units where they met, and meetings by chance.

    The persons are the slices ``[a, a_end)`` and ``[b, b_end)`` of ``bucket_of``. Symmetric:
    exchanging the persons gives the same three numbers.
    """
    habit_a = np.zeros(WEEK_DAYS, np.float64)
    habit_b = np.zeros(WEEK_DAYS, np.float64)
    met = 0
    places = 0
    chance = 0.0
    while a < a_end and b < b_end:
        unit = bucket_unit[bucket_of[a]]
        other = bucket_unit[bucket_of[b]]
        if unit < other:
            a += 1
            continue
        if other < unit:
            b += 1
            continue
        a_stop = a
        profile_a = 0.0
        habit_a[:] = 0.0
        while a_stop < a_end and bucket_unit[bucket_of[a_stop]] == unit:
            profile_a += share[bucket_of[a_stop]]
            habit_a[(bucket_tick[bucket_of[a_stop]] // ticks_per_day) % WEEK_DAYS] += 1.0
            a_stop += 1
        b_stop = b
        profile_b = 0.0
        habit_b[:] = 0.0
        while b_stop < b_end and bucket_unit[bucket_of[b_stop]] == unit:
            profile_b += share[bucket_of[b_stop]]
            habit_b[(bucket_tick[bucket_of[b_stop]] // ticks_per_day) % WEEK_DAYS] += 1.0
            b_stop += 1
        by_profile = max(profile_a * (b_stop - b), profile_b * (a_stop - a))
        by_habit = 0.0
        for day in range(WEEK_DAYS):
            for step in range(-day_reach, day_reach + 1):
                by_habit += habit_a[day] * habit_b[(day + step) % WEEK_DAYS]
        by_habit *= within_day / weeks
        chance += max(by_profile, by_habit)
        here = 0
        last = 0
        while a < a_stop and b < b_stop:
            tick_a = bucket_tick[bucket_of[a]]
            tick_b = bucket_tick[bucket_of[b]]
            if tick_a < tick_b - window:
                a += 1
            elif tick_b < tick_a - window:
                b += 1
            else:
                middle = tick_a + tick_b  # twice the moment they met
                if here == 0 or middle - last >= 2 * refractory:
                    here += 1
                    last = middle
                a += 1
                b += 1
        if here > 0:
            places += 1
            met += here
        a = a_stop
        b = b_stop
    return met, places, chance
