"""Seeded chance, drawn in blocks: one stream per purpose, so that streams do not disturb others."""

import math
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import TypeVar
from zlib import crc32

import numpy as np

T = TypeVar("T")
BLOCK = 4096


class Dice:
    """A stream of chance that depends on the seed and on the names of its purpose alone.

    >>> Dice(7, "names").below(1000) == Dice(7, "names").below(1000)
    True
    >>> Dice(7, "names").unit() == Dice(7, "places").unit()
    False
    """

    def __init__(self, seed: int, *purpose: str) -> None:
        self._generator = np.random.default_rng([seed, *(crc32(p.encode()) for p in purpose)])
        self.unit: Callable[[], float] = self._units().__next__

    def _units(self) -> Iterator[float]:
        while True:
            yield from self._generator.random(BLOCK).tolist()

    def chance(self, probability: float) -> bool:
        """True with the given probability."""
        return self.unit() < probability

    def below(self, bound: int) -> int:
        """A whole number from 0 to ``bound`` - 1."""
        return int(self.unit() * bound)

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        return low + int(self.unit() * (high - low + 1))

    def pick(self, things: Sequence[T]) -> T:
        """One of the things, each as likely."""
        return things[int(self.unit() * len(things))]

    def weighted(self, things: Sequence[T], weights: Sequence[float]) -> T:
        """One of the things, likely in proportion to its weight."""
        steps = list(accumulate(weights))
        place = bisect_right(steps, self.unit() * steps[-1])
        return things[min(place, len(things) - 1)]

    def sample(self, things: Sequence[T], count: int) -> list[T]:
        """``count`` different things in random order, all of them when there are fewer."""
        rest = list(things)
        count = min(count, len(rest))
        for here in range(count):
            there = here + self.below(len(rest) - here)
            rest[here], rest[there] = rest[there], rest[here]
        return rest[:count]

    def share(self, things: Sequence[T], probability: float) -> list[T]:
        """Each thing with the given probability, in order."""
        return [thing for thing in things if self.unit() < probability]

    def poisson(self, mean: float) -> int:
        """How many events happen when ``mean`` are expected (for means below some dozens)."""
        limit, product, count = math.exp(-mean), self.unit(), 0
        while product > limit:
            product *= self.unit()
            count += 1
        return count

    def about(self, middle: float, spread: float) -> float:
        """A normal deviate."""
        radius = math.sqrt(-2.0 * math.log(1.0 - self.unit()))
        return middle + spread * radius * math.cos(2.0 * math.pi * self.unit())

    def near(self, day: int, spread: float) -> int:
        """A day close to ``day``."""
        return day + round(self.about(0.0, spread))

    def skewed(self, median: float, spread: float) -> float:
        """A positive amount with a long right tail; ``spread`` is that of its logarithm."""
        return median * math.exp(self.about(0.0, spread))
