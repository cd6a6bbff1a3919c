"""What a person's own other visits to a place foretell of one visit.

Who comes every Tuesday, every fourth week, or daily through a course of sessions will come
again, whoever else is there. A habit counts as far as the other visits make it likely.
"""

from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt

from algorithms.attendance import Attendance
from algorithms.kernel_rules import for_kernel
from model.parameters import REASONED, parameter
from model.units import WEEK_DAYS

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float32 = npt.NDArray[np.float32]


@dataclass(frozen=True)
class HabitRule:
    """How a person's own other visits to a place foretell one."""

    prior: float = parameter(
        0.1, "share", "of persons and places with a given habit before anything is known", REASONED
    )
    apart: int = parameter(
        4, "days", "below which two visits are one episode and foretell nothing", REASONED
    )
    near_days: int = parameter(28, "days", "around a visit that are one course of visits", REASONED)
    weekday_weeks: int = parameter(
        8, "weeks", "on either side from which a weekday is foretold", REASONED
    )
    slack_days: tuple[int, ...] = parameter(
        (0, 1, 3),
        "days",
        "by which an interval may differ and repeat: none, a weekend, half a week",
        REASONED,
    )
    most_chance: float = parameter(
        0.9, "probability", "of a sign without the habit at most: nothing is certain", REASONED
    )


HABIT = HabitRule()


def habits(attendance: Attendance, days: int, rule: HabitRule = HABIT) -> Float32:
    """For each mark in person order, the chance of it as the person's other visits foretell it.

    The chance that an occasion of ``days`` days around the mark is hit, the largest under three
    habits: to come often in the weeks around it, on that weekday, and at the interval that leads
    to it from the visit before or after. Each habit counts as far as the person's other visits
    make it likely (``habit_weight``). 0 where there are no other visits.
    """
    tick = attendance.bucket_tick
    period = float(int(tick.max()) - int(tick.min()) + 1) if tick.size else 1.0
    return _habits(
        attendance.person_start, attendance.bucket_of, attendance.bucket_unit, tick, period,
        days, for_kernel(rule),
    )  # fmt: skip


@numba.njit(cache=True, nogil=True)
def habit_weight(hits: float, trials: float, chance: float, prior: float) -> float:
    """Posterior probability of a habit of which ``hits`` of ``trials`` other visits are signs.

    Without the habit each is a sign with probability ``chance``; with it at the rate observed
    (half a hit in one trial added).

    >>> round(float(habit_weight(4.0, 4.0, 1 / 7, 0.1)), 2)
    0.99
    """
    rate = (hits + 0.5) / (trials + 1.0)
    if rate <= chance:
        return 0.0
    gain = hits * np.log(rate / chance) + (trials - hits) * np.log((1.0 - rate) / (1.0 - chance))
    return 1.0 / (1.0 + (1.0 - prior) / prior * np.exp(-gain))


@numba.njit(cache=True, nogil=True)
def _habits(
    person_start: Int64, bucket_of: Int32, bucket_unit: Int32, bucket_tick: Int32, period: float,
    days: int, rule: HabitRule,
) -> Float32:  # fmt: skip
    """The largest of the three habits for each mark; ``period`` in days."""
    habit = np.zeros(bucket_of.size, np.float32)
    reach = WEEK_DAYS * rule.weekday_weeks
    around = days // 2
    on_weekday = (2.0 * around + 1.0) / WEEK_DAYS
    course = 2.0 * (rule.near_days - rule.apart + 1)
    for p in range(person_start.size - 1):
        begin = person_start[p]
        while begin < person_start[p + 1]:
            unit = bucket_unit[bucket_of[begin]]
            end = begin
            while end < person_start[p + 1] and bucket_unit[bucket_of[end]] == unit:
                end += 1
            for k in range(begin, end if end - begin > 1 else begin):
                tick = bucket_tick[bucket_of[k]]
                others = 0.0
                near = 0.0
                weeks = 0.0
                weekday = 0.0
                for m in range(begin, end):
                    gap = abs(bucket_tick[bucket_of[m]] - tick)
                    if gap < rule.apart:
                        continue
                    others += 1.0
                    near += gap <= rule.near_days
                    if gap <= reach:
                        off = gap % WEEK_DAYS
                        weeks += 1.0
                        weekday += min(off, WEEK_DAYS - off) <= around
                if others == 0.0:
                    continue
                often = min(1.0, days * near / course)
                often *= habit_weight(
                    near, others, min(rule.most_chance, course / period), rule.prior
                )
                same = min(1.0, weekday / (2.0 * rule.weekday_weeks))
                same *= habit_weight(weekday, weeks, on_weekday, rule.prior)
                foretold = _by_interval(bucket_of, bucket_tick, begin, end, k, days, rule)
                habit[k] = max(often, same, foretold)
            begin = end
    return habit


@numba.njit(cache=True, nogil=True)
def _by_interval(
    bucket_of: Int32, bucket_tick: Int32, begin: int, end: int, k: int, days: int, rule: HabitRule
) -> float:
    """Chance of mark ``k`` from how often the person's other intervals repeat the ones beside it.

    Marks ``[begin, end)`` are one person's at one place; intervals below ``rule.apart`` days
    belong to one episode and are passed over.
    """
    tick = bucket_tick[bucket_of[k]]
    before = 0
    for m in range(begin, k):
        gap = tick - bucket_tick[bucket_of[m]]
        before = gap if gap >= rule.apart else before
    after = 0
    for m in range(end - 1, k, -1):
        gap = bucket_tick[bucket_of[m]] - tick
        after = gap if gap >= rule.apart else after
    best = 0.0
    for slack in rule.slack_days:
        others = 0.0
        total = 0.0
        like_before = 0.0
        like_after = 0.0
        for m in range(begin + 1, end):
            early = bucket_tick[bucket_of[m - 1]]
            late = bucket_tick[bucket_of[m]]
            gap = late - early
            if min(gap, abs(early - tick), abs(late - tick)) < rule.apart:
                continue
            others += 1.0
            total += gap
            like_before += before > 0 and abs(gap - before) <= slack
            like_after += after > 0 and abs(gap - after) <= slack
        if others == 0.0:
            break
        width = 2.0 * slack + 1.0
        chance = min(rule.most_chance, width * others / total)
        like = max(like_before, like_after)
        fit = like / others * min(1.0, days / width)
        best = max(best, fit * habit_weight(like, others, chance, rule.prior))
    return best
