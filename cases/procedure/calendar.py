"""Working days of mainland China: weekends, announced holidays and make-up days of work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from cases import rules

SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """Days off that are weekdays, and weekend days of work, for the years announced."""

    off: frozenset[date]
    work: frozenset[date]
    years: frozenset[int]

    def announced(self, day: date) -> bool:
        """Whether the holidays of that year are known."""
        return day.year in self.years

    def is_workday(self, day: date) -> bool:
        """Whether offices work; in a year not announced yet, weekdays but New Year's Day."""
        if not self.announced(day):
            return day.weekday() < SATURDAY and (day.month, day.day) != (1, 1)
        return day in self.work or (day.weekday() < SATURDAY and day not in self.off)

    def after_workdays(self, start: date, count: int) -> date:
        """The ``count``-th working day after ``start``, which itself is not counted.

        >>> calendar().after_workdays(date(2026, 2, 13), 1)  # a Saturday of work
        datetime.date(2026, 2, 14)
        """
        day = start
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_workday(day)
        return day


def calendar(data: Mapping[str, Any] | None = None) -> Calendar:
    """The calendar of a data file, else of ``cases/rules/holidays_cn.toml``."""
    years = (data or rules.table("holidays_cn"))["years"]

    def days(name: str) -> frozenset[date]:
        return frozenset(
            date.fromisoformat(f"{year}-{day}") for year, of in years.items() for day in of[name]
        )

    return Calendar(days("off"), days("work"), frozenset(int(year) for year in years))
