"""Having come together, are they also closer than others in a second coordinate?

Minutes at one counter given the day, the day of departure given the day of arrival. Member by
member the value is bet to lie near one of the earlier members' at the same occasion on the same
day, against the share of outsiders' values at that place, and of the member's own other values
there, that lie as near: who always comes at eight proves nothing by coming at eight. The product
is a supermartingale under each of these, its mean over shares an e-value.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numba
import numpy as np
import numpy.typing as npt

from algorithms.blocks.block import Block
from algorithms.blocks.index import Index
from algorithms.blocks.mixtures import cautious_mean
from algorithms.kernel_rules import for_kernel
from model.parameters import REASONED, WORLDS, parameter

Bool = npt.NDArray[np.bool_]
Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class NearnessRule:
    """How nearness in a second coordinate is bet on."""

    window: int = parameter(
        10, "units", "by which two values may differ and be near: minutes, or days", WORLDS
    )
    shares: tuple[float, ...] = parameter(
        (0.0, 0.1, 0.25, 0.5, 0.8),
        "share",
        "of members who are near by intent, mixed; half of the bet is on none",
        REASONED,
    )
    allowance: float = parameter(1.15, "times", "by which the expectation may be too low", REASONED)
    pseudo_values: float = parameter(
        20.0, "values", "that are near as often as others' on average, added to a place's", REASONED
    )
    pseudo_own: float = parameter(2.0, "values", "the same, added to a person's own", REASONED)
    least_chance: float = parameter(0.005, "probability", "of being near anyway at least", REASONED)
    most_chance: float = parameter(0.98, "probability", "of being near anyway at most", REASONED)
    least_values: int = parameter(
        20, "values", "of outsiders, below which nothing is bet", REASONED
    )


class Values(NamedTuple):
    """A second coordinate of marks: ``value`` (marks in person order, -1 unknown), and for each
    place its known values in ascending order, ``pool[start[u]:start[u + 1]]``."""

    value: Int32
    start: Int64
    pool: Int32


def values_of(index: Index, value: Int32) -> Values:
    """Sort the values of all marks by place."""
    place = index.place[index.bucket_of]
    known = np.flatnonzero(value >= 0)
    order = known[np.lexsort((value[known], place[known]))]
    places = np.arange(index.opened.size + 1)
    return Values(
        value=value.astype(np.int32),
        start=np.searchsorted(place[order], places).astype(np.int64),
        pool=value[order].astype(np.int32),
    )


def nearness(
    index: Index,
    values: Values,
    block: Block,
    organiser: Int64,
    rule: NearnessRule = NearnessRule(),
) -> float:
    """Nats for nearness among the members present at the same occasions on the same day.

    ``organiser`` (n,): who decides together counts once. 0 where nothing is known.
    """
    return cautious_mean(
        _bets(index, values, block.members, block.bucket, block.mark, organiser, for_kernel(rule))
    )


@numba.njit(cache=True, nogil=True)
def _bets(
    index: Index, values: Values, members: Int32, bucket: Int32, mark: Int64, organiser: Int64,
    rule: NearnessRule,
) -> Float64:  # fmt: skip
    """Log-likelihood ratio for each share of members who are near by intent."""
    totals = np.zeros(len(rule.shares), np.float64)
    for c in range(bucket.size):
        present = np.flatnonzero(mark[:, c] >= 0)
        value = values.value[mark[present, c]]
        present, value = present[value >= 0], value[value >= 0]
        order = np.argsort(value, kind="mergesort")
        present, value = present[order], value[order]
        day = index.day[index.bucket_of[mark[present, c]]]
        for n in range(1, present.size):
            same = day[:n] == day[n]
            again = False
            for e in range(n):
                again |= organiser[present[e]] == organiser[present[n]]
            if again or not same.any():
                continue
            earlier = value[:n][same]
            chance = _chance(
                index, values, members, index.place[bucket[c]], members[present[n]], day[n],
                earlier, rule,
            )  # fmt: skip
            if chance == 0.0:
                continue
            near = value[n] - earlier[-1] <= rule.window
            for s in range(len(rule.shares)):
                share = rule.shares[s]
                totals[s] += np.log(1.0 - share + share * (1.0 / chance if near else 0.0))
    return totals


@numba.njit(cache=True, nogil=True)
def _chance(
    index: Index, values: Values, members: Int32, place: int, person: int, day: int,
    earlier: Int32, rule: NearnessRule,
) -> float:  # fmt: skip
    """Chance that a value at the place lies near one of the ``earlier`` ones (ascending).

    The larger of outsiders' values and the person's own on other days; 0 where too few outsiders
    are known.
    """
    pool = values.pool[values.start[place] : values.start[place + 1]]
    near = _near(pool, earlier, rule.window)
    others = pool.size
    for p in members:
        held = _held(index, values, p, place, -1)
        others -= held.size
        near -= _near(held, earlier, rule.window)
    if others < rule.least_values:
        return 0.0
    chance = (near + 1.0) / (others + rule.pseudo_values)
    own = _held(index, values, person, place, day)
    near = _near(own, earlier, rule.window) + rule.pseudo_own * chance
    chance = max(chance, near / (own.size + rule.pseudo_own)) * rule.allowance
    return min(rule.most_chance, max(rule.least_chance, chance))


@numba.njit(cache=True, nogil=True)
def _near(ascending: Int32, centres: Int32, window: int) -> float:
    """How many ascending values lie within ``window`` of one of some ascending centres."""
    found = 0
    reached = -1
    for centre in centres:
        low = max(reached + 1, centre - window)
        reached = max(reached, centre + window)
        if low <= centre + window:
            found += np.searchsorted(ascending, centre + window, side="right")
            found -= np.searchsorted(ascending, low)
    return float(found)


@numba.njit(cache=True, nogil=True)
def _held(index: Index, values: Values, person: int, place: int, but: int) -> Int32:
    """A person's known values at a place on all days but one, ascending."""
    held = np.empty(index.person_start[person + 1] - index.person_start[person], np.int32)
    size = 0
    for k in range(index.person_start[person], index.person_start[person + 1]):
        b = index.bucket_of[k]
        if index.place[b] == place and index.day[b] != but and values.value[k] >= 0:
            held[size] = values.value[k]
            size += 1
    return np.sort(held[:size])
