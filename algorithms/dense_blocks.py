"""How many groups this dense would chance alone produce?"""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.null_models import SMALLEST_P
from model.parameters import REASONED, parameter

Int32 = npt.NDArray[np.int32]
Float64 = npt.NDArray[np.float64]

_MOST_LOG = 690.0  # of an exponential: beyond it a double overflows


@dataclass(frozen=True)
class CoreRule:
    """How the densest core of a group is looked for."""

    levels: int = parameter(
        28, "levels", "of significance tried, each a tenth of the one before", REASONED
    )


def expected_blocks(population: int, size: int, links: int, level: float) -> float:
    """Natural log of the expected number of such blocks among unrelated persons.

    Among ``population`` persons whose pairs are each significant at ``level`` by chance, the
    expected number of sets of ``size`` persons with at least ``links`` significant pairs is at
    most C(population, size) * C(size(size-1)/2, links) * level**links (union bound).

    >>> expected_blocks(6000, 4, 6, 1e-4) < math.log(1e-9)
    True
    """
    return (
        _log_choose(population, size)
        + _log_choose(size * (size - 1) // 2, links)
        + links * math.log(level)
    )


def chance_of_core(
    population: int,
    left: Int32,
    right: Int32,
    p_value: Float64,
    size: int,
    p_max: float,
    rule: CoreRule,
) -> float:
    """Expected number of cores as dense as the densest one of a group, at most about 1e300.

    ``left`` and ``right`` number the group's persons ``0 .. size-1``; pairs that are not
    listed have p-values above ``p_max``. At every level the least connected person is peeled
    off in turn (Charikar 2000) and the most surprising core of all is kept, corrected for the
    number of levels and cores tried.
    """
    best = math.inf
    tried = 0
    for exponent in range(rule.levels):
        level = p_max * 10.0**-exponent
        strong = p_value <= level
        if not strong.any():
            break
        linked = np.zeros((size, size), np.bool_)
        linked[left[strong], right[strong]] = True
        linked[right[strong], left[strong]] = True
        for members, links in _peeled(linked):
            tried += 1
            best = min(best, expected_blocks(population, members, links, level))
    return max(SMALLEST_P, math.exp(min(max(best, -_MOST_LOG), _MOST_LOG)) * max(tried, 1))


def _peeled(linked: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """(persons, links) of every core met while peeling, from the whole down to a pair."""
    degree = linked.sum(axis=1)
    alive = degree > 0
    links = int(degree.sum()) // 2
    cores: list[tuple[int, int]] = []
    while links > 0:
        cores.append((int(alive.sum()), links))
        weakest = int(np.argmin(np.where(alive, degree, linked.shape[0] + 1)))
        links -= int(degree[weakest])
        degree -= linked[weakest] & alive
        alive[weakest] = False
        degree[weakest] = 0
        alive &= degree > 0
    return cores


def _log_choose(n: int, k: int) -> float:
    """Natural log of the binomial coefficient."""
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)
