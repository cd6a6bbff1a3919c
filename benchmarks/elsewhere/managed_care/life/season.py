"""The week of the year in which coughs and colds come: mostly winter, one wave each."""

from bisect import bisect
from itertools import accumulate
from math import cos, exp, pi

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, YEAR


class Season:
    """Days of falling ill, likely in proportion to how much is going round."""

    def __init__(self, dice: Dice) -> None:
        waves = [(FIRST + int(YEAR * n) + dice.between(-25, 35), dice.unit()) for n in range(3)]
        self._steps = list(accumulate(self._going_round(day, waves) for day in range(FIRST, LAST)))

    @staticmethod
    def _going_round(day: int, waves: list[tuple[int, float]]) -> float:
        base = 1.0 + 0.6 * cos(2 * pi * (day - FIRST - 20) / YEAR)
        return base + sum((2 + 3 * size) * exp(-(((day - peak) / 16) ** 2)) for peak, size in waves)

    def day(self, dice: Dice) -> int:
        """A day on which somebody falls ill."""
        return FIRST + bisect(self._steps, dice.unit() * self._steps[-1])
