"""A person's own rhythm of visits, read from days (days since 1970-01-01, ascending)."""

from dataclasses import dataclass

import numpy as np

from model.claim_index import Int64
from rings.group_data import GroupData

_MONDAY = 3  # 1970-01-01 was a Thursday


@dataclass(frozen=True)
class Week:
    """How weekly a rhythm is: whole weeks seen, share with 2-4 visits, share on fixed weekdays."""

    weeks: int
    regular: float
    fixed_weekdays: float


def visit_days(group: GroupData, patient: int) -> Int64:
    """Days of all visits of a member to the places of the pattern, each once."""
    return np.unique(group.index.day[group.own_claims(patient)]).astype(np.int64)


def week_of(days: Int64) -> Week:
    """The weekly rhythm between the first and the last visit, leaving out broken weeks."""
    if days.size < 2:
        return Week(0, 0.0, 0.0)
    week = (days + _MONDAY) // 7
    per_week = np.bincount(week - week[0])[1:-1]
    if not per_week.size:
        return Week(0, 0.0, 0.0)
    usual = max(1, round(float(np.median(per_week))))
    per_weekday = np.sort(np.bincount((days + _MONDAY) % 7, minlength=7))[::-1]
    regular = np.count_nonzero((per_week >= 2) & (per_week <= 4)) / per_week.size
    return Week(int(per_week.size), float(regular), float(per_weekday[:usual].sum() / days.size))


def usual_gap(days: Int64) -> tuple[float, float]:
    """Median days between visits, and the share of gaps within a fifth (or 3 days) of it."""
    if days.size < 2:
        return 0.0, 0.0
    gaps = np.diff(days)
    median = float(np.median(gaps))
    near = np.abs(gaps - median) <= max(3.0, 0.2 * median)
    return median, float(np.count_nonzero(near) / gaps.size)
