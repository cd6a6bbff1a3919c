"""How visits to a unit spread over time when nobody coordinates.

Two ordinary rhythms are known: the weekday by four-week profile (busy Mondays, a winter wave)
and the days on which the place is open at all (a desk that is manned twice a month). A day is
judged by the *other* days of its kind, so a group cannot hide inside the bump it made itself.
"""

from dataclasses import dataclass
from typing import ClassVar

import numba
import numpy as np
import numpy.typing as npt

from algorithms.attendance import Attendance
from model.parameters import REASONED, WORLDS, parameter
from model.units import MINUTES_PER_DAY, WEEK_DAYS

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Clock:
    """How ticks relate to days, and how much of a matching day the window covers.

    ``window``: ticks by which two marks at a unit may differ and still be a meeting.
    ``within_day``: chance that two marks on a matching day also fall into the window.
    ``refractory``: ticks after a counted meeting of a pair at a unit during which further ones
    belong to the same occasion. ``block_days``: days over which weekdays keep one rhythm.
    """

    ticks_per_day: ClassVar[int]
    window: int
    within_day: float
    refractory: int
    block_days: int

    @property
    def day_reach(self) -> int:
        """Days around a mark that its window reaches, entire ones."""
        return self.window // self.ticks_per_day


@dataclass(frozen=True)
class DayClock(Clock):
    """Marks by the day."""

    ticks_per_day: ClassVar[int] = 1
    window: int = parameter(1, "days", "between two marks that are a meeting", WORLDS)
    within_day: float = parameter(
        1.0, "probability", "that marks on a matching day meet", "by definition"
    )
    refractory: int = parameter(
        7, "days", "of one occasion: visits that depend on one another", WORLDS
    )
    block_days: int = parameter(28, "days", "with one rhythm of weekdays", WORLDS)


@dataclass(frozen=True)
class MinuteClock(Clock):
    """Marks by the minute."""

    ticks_per_day: ClassVar[int] = MINUTES_PER_DAY
    window: int = parameter(10, "minutes", "between two marks that are a meeting", WORLDS)
    within_day: float = parameter(
        0.07,
        "probability",
        "that marks on a matching day meet",
        "20 of the 600 minutes of an opening day, doubled for the rush hours",
    )
    refractory: int = parameter(720, "minutes", "of one occasion: half a day", REASONED)
    block_days: int = parameter(28, "days", "with one rhythm of weekdays", WORLDS)


def window_share(
    attendance: Attendance, clock: Clock, *, steady_from: int | None = None
) -> Float32:
    """For each bucket: the share of its unit's marks to expect in the window around it.

    The larger of two: the mean count of the other days with the same weekday in the same
    four-week block, and an equal share for each day on which the unit was open.
    Units numbered ``steady_from`` and above are known to be open every day, however few their
    marks. Deterministic; linear in the number of buckets.
    """
    if attendance.marks == 0:
        return np.empty(0, np.float32)
    day = (attendance.bucket_tick // clock.ticks_per_day).astype(np.int32)
    sizes = np.diff(attendance.bucket_start)
    share = _profile_share(
        attendance.bucket_unit,
        day,
        sizes,
        int(day.min()),
        int(day.max()),
        clock.day_reach,
        clock.block_days,
        attendance.units if steady_from is None else steady_from,
    )
    share *= np.float32(clock.within_day)
    return share


@numba.njit(cache=True, nogil=True)
def _profile_share(
    unit: Int32,
    day: Int32,
    size: Int64,
    first: int,
    last: int,
    reach: int,
    block_days: int,
    steady_from: int,
) -> Float32:
    """The larger of the two shares for each bucket, on whole days.

    ``unit`` (ascending), ``day`` and ``size`` (marks) are aligned by bucket; ``first`` and
    ``last`` are the days of the period, ``reach`` the days around a bucket that count with it.
    """
    blocks = (last - first) // block_days + 1
    days_of = np.zeros((blocks, WEEK_DAYS), np.float64)
    for d in range(first, last + 1):
        days_of[(d - first) // block_days, d % WEEK_DAYS] += 1.0
    cell = np.zeros((blocks, WEEK_DAYS), np.float64)
    on_day = np.zeros(last - first + 1, np.float64)
    share = np.empty(unit.size, np.float32)
    begin = 0
    while begin < unit.size:
        end = begin
        total = 0.0
        active = 0.0
        while end < unit.size and unit[end] == unit[begin]:
            d = day[end] - first
            if on_day[d] == 0.0:
                active += 1.0
            on_day[d] += size[end]
            cell[d // block_days, day[end] % WEEK_DAYS] += size[end]
            total += size[end]
            end += 1
        if unit[begin] >= steady_from:
            open_days = float(on_day.size)
        else:
            open_days = _open_days(on_day, day[begin:end] - first, active)
        for b in range(begin, end):
            by_profile = 0.0
            by_days = 0.0
            for d in range(max(first, day[b] - reach), min(last, day[b] + reach) + 1):
                block = (d - first) // block_days
                other_days = days_of[block, d % WEEK_DAYS] - 1.0
                if other_days > 0.0:
                    others = cell[block, d % WEEK_DAYS] - on_day[d - first]
                    by_profile += others / other_days / total
                if on_day[d - first] > 0.0:
                    by_days += 1.0 / open_days
            share[b] = max(by_profile, by_days)
        for b in range(begin, end):
            on_day[day[b] - first] = 0.0
            cell[(day[b] - first) // block_days, day[b] % WEEK_DAYS] = 0.0
        begin = end
    return share


@numba.njit(cache=True, nogil=True)
def _open_days(on_day: Float64, days: Int32, active: float) -> float:
    """Days on which the unit was open, with or without visitors.

    Days with one and with two marks tell how many open days went by with none (Chao 1984,
    bias-corrected): a quiet place is open far more often than it is visited, a monthly market
    is not. Never more than the days of the period.
    """
    once = 0.0
    twice = 0.0
    previous = -1
    for d in days:
        if d != previous:
            once += on_day[d] == 1.0
            twice += on_day[d] == 2.0
            previous = d
    unseen = once * (once - 1.0) / (2.0 * (twice + 1.0))
    return min(float(on_day.size), active + unseen)
