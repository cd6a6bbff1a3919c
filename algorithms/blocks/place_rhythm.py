"""When a place is open, and how busy a day there is expected to be.

On an ordinary day as many come as on the same weekday of the weeks around it, and never less than
an even part of the days on which the place is open. Every day is foretold by *other* days, so
that none excuses its own surprise.
"""

from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt

from algorithms.attendance import Attendance
from model.parameters import REASONED, parameter
from model.units import WEEK_DAYS

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class RhythmRule:
    """How a place is expected to be busy."""

    weeks: int = parameter(
        4,
        "weeks",
        "before and after from which a weekday is foretold: a season is longer",
        REASONED,
    )


RHYTHM = RhythmRule()


def open_days(attendance: Attendance, *, steady_from: int | None = None) -> Float32:
    """Days on which each place was open, with or without visitors, at least 1.

    Days with one and with two visitors tell how many open days went by with none (Chao 1984,
    bias-corrected). Places numbered ``steady_from`` and above are open every day of the period.
    """
    sizes = np.diff(attendance.bucket_start)
    if not sizes.size:
        return np.ones(attendance.units, np.float32)
    tick = attendance.bucket_tick
    period = float(int(tick.max()) - int(tick.min()) + 1)
    seen = np.bincount(attendance.bucket_unit, minlength=attendance.units).astype(np.float64)
    once = np.bincount(attendance.bucket_unit, sizes == 1, attendance.units)
    twice = np.bincount(attendance.bucket_unit, sizes == 2, attendance.units)
    opened = np.minimum(period, seen + once * (once - 1.0) / (2.0 * (twice + 1.0)))
    if steady_from is not None:
        opened[steady_from:] = period
    return np.maximum(opened, 1.0).astype(np.float32)


def occasion_share(
    attendance: Attendance, opened: Float32, days: int, rule: RhythmRule = RHYTHM
) -> Float32:
    """For each bucket, the share of its place's marks that ``days`` days from it would bring.

    ``opened`` (places,): days on which each place was open. For every day the larger of two: the
    mean of the same weekday in ``rule.weeks`` weeks before and after, the day itself left out,
    and, where anybody came, an even part of the open days.
    """
    if attendance.marks == 0:
        return np.empty(0, np.float32)
    tick = attendance.bucket_tick
    return _share(
        attendance.bucket_unit, tick, attendance.bucket_start, opened,
        int(tick.min()), int(tick.max()), days, rule.weeks,
    )  # fmt: skip


@numba.njit(cache=True, nogil=True)
def _share(
    unit: Int32, day: Int32, start: Int64, opened: Float32,
    first: int, last: int, days: int, weeks: int,
) -> Float32:  # fmt: skip
    share = np.empty(unit.size, np.float32)
    on_day = np.zeros(last - first + 1, np.float64)
    begin = 0
    while begin < unit.size:
        end = begin
        while end < unit.size and unit[end] == unit[begin]:
            on_day[day[end] - first] = start[end + 1] - start[end]
            end += 1
        total = float(start[end] - start[begin])
        even = 1.0 / opened[unit[begin]]
        for b in range(begin, end):
            expected = 0.0
            for d in range(day[b] - first, min(day[b] - first + days, on_day.size)):
                around = 0.0
                counted = 0.0
                for w in range(1, weeks + 1):
                    if d - WEEK_DAYS * w >= 0:
                        around += on_day[d - WEEK_DAYS * w]
                        counted += 1.0
                    if d + WEEK_DAYS * w < on_day.size:
                        around += on_day[d + WEEK_DAYS * w]
                        counted += 1.0
                profile = around / max(counted, 1.0) / total
                expected += max(profile, even) if on_day[d] > 0.0 else profile
            share[b] = min(expected, 1.0)
        for b in range(begin, end):
            on_day[day[b] - first] = 0.0
        begin = end
    return share
