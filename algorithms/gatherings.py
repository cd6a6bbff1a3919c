"""When does a group gather, and who belongs to the gatherings beyond chance?

Pairs are weak evidence one by one; a gathering of several members at one unit on one day is
strong. Each member is tested against the gatherings that the *other* members make, so that
nobody proves his own membership.
"""

from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt

from algorithms.attendance import Attendance
from algorithms.null_models import poisson_tail
from algorithms.rhythms import Clock
from model.units import WEEK_DAYS

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]
Bool = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Gatherings:
    """Occasions on which enough members were at one unit, ascending by (unit, tick).

    ``bucket``: the bucket at the middle of the gathering; ``present``: members in the window.
    """

    bucket: Int64
    present: Int32

    @property
    def size(self) -> int:
        """Number of gatherings."""
        return int(self.bucket.size)


def gatherings_of(
    attendance: Attendance, members: Int32, at_least: int, clock: Clock
) -> Gatherings:
    """Gatherings of at least ``at_least`` distinct members, one per unit and refractory time.

    Where windows overlap the fullest one is taken, the earlier of equals.
    """
    marks, owner = _marks_of(attendance, members)
    unit = attendance.bucket_unit[marks]
    tick = attendance.bucket_tick[marks]
    order = np.lexsort((owner, tick, unit))
    bucket, present = _fullest_windows(
        marks[order], unit[order], tick[order], owner[order],
        members.size, attendance.window, clock.refractory, at_least,
    )  # fmt: skip
    return Gatherings(bucket=bucket, present=present)


def _marks_of(attendance: Attendance, members: Int32) -> tuple[Int64, Int32]:
    """Bucket of every mark of the members, and the position of its owner among them."""
    starts = attendance.person_start[members]
    sizes = attendance.person_start[members + 1] - starts
    owner = np.repeat(np.arange(members.size, dtype=np.int32), sizes)
    offsets = np.arange(owner.size) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    marks = attendance.bucket_of[np.repeat(starts, sizes) + offsets].astype(np.int64)
    return marks, owner


@numba.njit(cache=True, nogil=True)
def _fullest_windows(
    bucket: Int64, unit: Int32, tick: Int32, owner: Int32,
    owners: int, window: int, refractory: int, at_least: int,
) -> tuple[Int64, Int32]:  # fmt: skip
    """Buckets with at least so many owners in their window, and how many; ascending.

    The four columns are aligned by mark, sorted by (unit, tick); ``window`` and ``refractory``
    are ticks. The fullest window is taken first, and none within ``refractory`` of a taken one.
    """
    marks = bucket.size
    size = np.zeros(marks, np.int32)
    seen = np.full(owners, -1, np.int64)
    for m in range(marks):
        if m > 0 and bucket[m] == bucket[m - 1]:
            size[m] = 0  # one candidate window per bucket
            continue
        n = 0
        k = m
        while k > 0 and unit[k - 1] == unit[m] and tick[m] - tick[k - 1] <= window:
            k -= 1
        while k < marks and unit[k] == unit[m] and tick[k] - tick[m] <= window:
            if seen[owner[k]] != m:
                seen[owner[k]] = m
                n += 1
            k += 1
        size[m] = n
    taken = np.zeros(marks, np.bool_)
    order = np.argsort(-size, kind="mergesort")
    for o in range(marks):
        m = order[o]
        if size[m] < at_least:
            break
        free = True
        k = m - 1
        while k >= 0 and unit[k] == unit[m] and tick[m] - tick[k] < refractory:
            if taken[k]:
                free = False
            k -= 1
        k = m + 1
        while k < marks and unit[k] == unit[m] and tick[k] - tick[m] < refractory:
            if taken[k]:
                free = False
            k += 1
        taken[m] = free
    kept = np.flatnonzero(taken)
    return bucket[kept], size[kept]


@dataclass(frozen=True)
class Attendees:
    """Everybody who was at several gatherings of a group, ascending by person.

    ``attended``: gatherings attended that have enough *other* members; ``expected``: how many
    of them chance would bring (the larger of profile and own weekday habit, per unit);
    ``p_value``: Poisson tail.
    """

    person: Int32
    attended: Int32
    expected: Float64
    p_value: Float64


def attendees(
    attendance: Attendance,
    share: Float32,
    found: Gatherings,
    members: Int32,
    at_least: int,
    least_attended: int,
    clock: Clock,
) -> Attendees:
    """Test everybody seen at the gatherings, members against the gatherings of the others.

    ``share`` is aligned with the buckets (``window_share``); a gathering counts for a person when
    ``at_least - 1`` others were there, and who attended fewer than ``least_attended`` is left out.
    """
    low = attendance.reach_low[found.bucket]
    high = attendance.reach_high[found.bucket]
    lengths = high - low
    gathering = np.repeat(np.arange(found.size), lengths)
    offsets = np.arange(gathering.size) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    person = attendance.who[np.repeat(low, lengths) + offsets]
    pairs = np.unique(person.astype(np.int64) * max(found.size, 1) + gathering)
    person = (pairs // max(found.size, 1)).astype(np.int32)
    gathering = pairs % max(found.size, 1)
    is_member = np.isin(person, members)
    # A member's own presence does not help a gathering to count for that member.
    counts = found.present[gathering] - is_member >= at_least - 1
    person, gathering = person[counts], gathering[counts]
    people, attended = np.unique(person, return_counts=True)
    often = attended >= least_attended
    people, attended = people[often], attended[often]
    unit = attendance.bucket_unit[found.bucket]
    tick = attendance.bucket_tick[found.bucket]
    expected = np.empty(people.size, np.float64)
    p_value = np.empty(people.size, np.float64)
    weeks = max(1.0, (int(attendance.bucket_tick.max()) - int(attendance.bucket_tick.min()))
                / clock.ticks_per_day / WEEK_DAYS)  # fmt: skip
    belongs = np.isin(people, members)
    for n, p in enumerate(people):
        counted = found.present - int(belongs[n]) >= at_least - 1
        expected[n] = _chance_of_presence(
            attendance.person_start[p], attendance.person_start[p + 1],
            attendance.bucket_of, attendance.bucket_unit, attendance.bucket_tick,
            unit[counted], tick[counted], share[found.bucket[counted]],
            clock.ticks_per_day, clock.day_reach, clock.within_day, weeks,
        )  # fmt: skip
        p_value[n] = poisson_tail(int(attended[n]), float(expected[n]))
    return Attendees(
        person=people.astype(np.int32),
        attended=attended.astype(np.int32),
        expected=expected,
        p_value=p_value,
    )


@numba.njit(cache=True, nogil=True)
def _chance_of_presence(  # noqa: PLR0913 - plain arrays for the compiler
    begin: int, end: int, bucket_of: Int32, bucket_unit: Int32, bucket_tick: Int32,
    unit: Int32, tick: Int32, share: Float32,
    ticks_per_day: int, day_reach: int, within_day: float, weeks: float,
) -> float:  # fmt: skip
    """Expected number of the given gatherings that a person's ordinary visits would hit."""
    total = 0.0
    habit = np.zeros(WEEK_DAYS, np.float64)
    g = 0
    while g < unit.size:
        here = unit[g]
        stop = g
        while stop < unit.size and unit[stop] == here:
            stop += 1
        visits = 0
        habit[:] = 0.0
        for mark in range(begin, end):
            if bucket_unit[bucket_of[mark]] == here:
                visits += 1
                habit[(bucket_tick[bucket_of[mark]] // ticks_per_day) % WEEK_DAYS] += 1.0
        by_profile = 0.0
        by_habit = 0.0
        for k in range(g, stop):
            by_profile += visits * share[k]
            day = (tick[k] // ticks_per_day) % WEEK_DAYS
            for step in range(-day_reach, day_reach + 1):
                by_habit += habit[(day + step) % WEEK_DAYS]
        total += max(by_profile, by_habit * within_day / weeks)
        g = stop
    return total


def presence(attendance: Attendance, members: Int32, found: Gatherings) -> Bool:
    """Whether each member (row) was in the window of each gathering (column)."""
    there = np.zeros((members.size, found.size), np.bool_)
    for column, bucket in enumerate(found.bucket):
        seen = attendance.who[attendance.reach_low[bucket] : attendance.reach_high[bucket]]
        there[:, column] = np.isin(members, seen)
    return there
