"""A person's own rhythm of visits, read from days (days since 1970-01-01, ascending)."""

from dataclasses import dataclass

import numpy as np

from model.claim_index import Int64
from model.parameters import REASONED, parameter
from model.units import WEEK_DAYS
from rings.group_data import GroupData

_MONDAY = 3  # 1970-01-01 was a Thursday


@dataclass(frozen=True)
class WeeklyRule:
    """When a rhythm of visits is a weekly schedule."""

    visits: tuple[int, ...] = parameter(
        (2, 4), "visits", "of a regular week, from and to", REASONED
    )
    weeks: int = parameter(6, "weeks", "seen, before a rhythm is called a schedule", REASONED)
    regular: float = parameter(0.75, "share", "of these weeks that are regular", REASONED)
    fixed_weekdays: float = parameter(0.8, "share", "of the visits on fixed weekdays", REASONED)


@dataclass(frozen=True)
class SteadyRule:
    """When gaps between visits are steady."""

    within_days: float = parameter(3.0, "days", "of the median gap, or", REASONED)
    within_share: float = parameter(
        0.2, "share", "of the median gap, in which a gap lies", REASONED
    )
    steady: float = parameter(0.75, "share", "of the gaps", REASONED)


@dataclass(frozen=True)
class Week:
    """How weekly a rhythm is: entire weeks seen, share of regular ones, share on fixed weekdays."""

    weeks: int
    regular: float
    fixed_weekdays: float

    def scheduled(self, rule: WeeklyRule) -> bool:
        """Whether the rhythm is a weekly schedule."""
        return (
            self.weeks >= rule.weeks
            and self.regular >= rule.regular
            and self.fixed_weekdays >= rule.fixed_weekdays
        )


def visit_days(group: GroupData, patient: int) -> Int64:
    """Days of all visits of a member to the places of the pattern, each once."""
    return np.unique(group.index.day[group.own_claims(patient)]).astype(np.int64)


def week_of(days: Int64, rule: WeeklyRule) -> Week:
    """The weekly rhythm between the first and the last visit, leaving out broken weeks."""
    if days.size < 2:
        return Week(0, 0.0, 0.0)
    week = (days + _MONDAY) // WEEK_DAYS
    per_week = np.bincount(week - week[0])[1:-1]
    if not per_week.size:
        return Week(0, 0.0, 0.0)
    usual = max(1, round(float(np.median(per_week))))
    weekday = np.bincount((days + _MONDAY) % WEEK_DAYS, minlength=WEEK_DAYS)
    fullest = np.sort(weekday)[::-1][:usual].sum()
    fewest, most = rule.visits
    regular = np.count_nonzero((per_week >= fewest) & (per_week <= most)) / per_week.size
    return Week(int(per_week.size), float(regular), float(fullest / days.size))


def usual_gap(days: Int64, rule: SteadyRule) -> tuple[float, bool]:
    """Median days between visits, and whether the gaps are steady."""
    if days.size < 2:
        return 0.0, False
    gaps = np.diff(days)
    median = float(np.median(gaps))
    near = np.abs(gaps - median) <= max(rule.within_days, rule.within_share * median)
    return median, float(np.count_nonzero(near) / gaps.size) >= rule.steady
