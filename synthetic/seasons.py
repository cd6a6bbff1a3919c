"""Days and hours of the world: weekdays, holidays, and the illness season.

Inside the world a day is a number from 0 (1 January 2025, a Wednesday) and a time is seconds
since that midnight.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from synthetic.arrays import Bools, Floats, Ints

FIRST_DATE = date(2025, 1, 1)
FIRST_DAY = (FIRST_DATE - date(1970, 1, 1)).days
DAY = 86_400
HOUR = 3_600
MINUTE = 60
TUESDAY = 1
SATURDAY = 5
SUNDAY = 6
HOLIDAYS = ((27, 34), (120, 124), (273, 280))  # spring festival, May, October: [from, to)


@dataclass(frozen=True)
class Period:
    """The days that the claims cover."""

    days: int

    def weekday(self, day: Ints) -> Ints:
        """0 = Monday .. 6 = Sunday."""
        return (day + 2) % 7

    @cached_property
    def every_day(self) -> Ints:
        """All day numbers."""
        return np.arange(self.days, dtype=np.int64)

    @cached_property
    def holiday(self) -> Bools:
        """Whether a day is a public holiday."""
        year_day = self.every_day % 365
        mask = np.zeros(self.days, dtype=np.bool_)
        for first, end in HOLIDAYS:
            mask |= (year_day >= first) & (year_day < end)
        return mask

    def avoiding_weekends(self, day: Ints, rng: np.random.Generator) -> Ints:
        """Wished days: half of those on a weekend wait until a later day of the week."""
        waits = (self.weekday(day) >= SATURDAY) & (rng.random(len(day)) < 0.55)
        moved = day + waits * rng.integers(2, 6, len(day))
        return np.where(moved < self.days, moved, day)

    @cached_property
    def illness_chance(self) -> Floats:
        """Chance that an illness starts on a day; more in winter and early spring."""
        wave = 1.0 + 0.45 * np.cos(2 * np.pi * (self.every_day - 15) / 365)
        chance: Floats = wave / wave.sum()
        return chance
