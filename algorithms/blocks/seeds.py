"""Pairs of occasions that share more persons than the persons' own frequencies explain.

Occasions are nodes, and one pass over the persons of an occasion counts into one reused array
with how many of them every later occasion is shared, at the same place or another. Memory is
linear in the marks; a pair is tested the moment its count is complete.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import NamedTuple

import numba
import numpy as np
import numpy.typing as npt

from algorithms.blocks.index import Index
from algorithms.kernel_rules import for_kernel
from algorithms.null_models import poisson_tail
from model.parameters import REASONED, WORLDS, parameter

Int32 = npt.NDArray[np.int32]
Float64 = npt.NDArray[np.float64]

CHUNK_BUCKETS = 65_536
"""Occasions per unit of parallel work; fixed, so that the output does not depend on threads."""

_SMALLEST_EXPECTED = 1e-6


@dataclass(frozen=True)
class SeedRule:
    """Which pairs of occasions are worth growing."""

    least: int = parameter(
        3, "persons", "that two occasions share: two share too much by chance", REASONED
    )
    p_max: float = parameter(1e-3, "p-value", "of the persons shared, Poisson tail", WORLDS)
    apart: int = parameter(4, "days", "between two occasions: nearer ones are one event", REASONED)
    busiest: int = parameter(
        45, "visits", "of a person who is followed from place to place: more meet everybody", WORLDS
    )


SEED = SeedRule()


@dataclass(frozen=True)
class Seeds:
    """Pairs of occasions (buckets, ``left < right``), the most surprising first.

    ``shared``: persons in both; ``p_value``: Poisson tail against the larger of the two
    directions of expectation.
    """

    left: Int32
    right: Int32
    shared: Int32
    p_value: Float64

    @property
    def size(self) -> int:
        """Number of pairs."""
        return int(self.left.size)


def seeds(index: Index, rule: SeedRule = SEED, *, threads: int = 1) -> Seeds:
    """All pairs of occasions that meet ``rule``.

    Expected are, for each person of one occasion, its other visits to the place of the other
    times the other's share; the larger of both directions counts.
    """
    bounds, given = range(0, index.buckets, CHUNK_BUCKETS), for_kernel(rule)

    def rows(first: int) -> tuple[Int32, Int32, Int32, Float64]:
        last = min(first + CHUNK_BUCKETS, index.buckets)
        return _shared_occasions(index, first, last, given)

    if threads > 1:
        with ThreadPoolExecutor(threads) as pool:
            parts = list(pool.map(rows, bounds))
    else:
        parts = [rows(first) for first in bounds]
    left, right, shared, p_value = (
        np.concatenate([part[i] for part in parts]) if parts else np.empty(0) for i in range(4)
    )
    order = np.lexsort((right, left, p_value))
    return Seeds(
        left=left[order].astype(np.int32),
        right=right[order].astype(np.int32),
        shared=shared[order].astype(np.int32),
        p_value=p_value[order],
    )


class _Row(NamedTuple):
    """Work arrays of one row: persons shared with every later occasion.

    By bucket: ``shared``, counted so far. By place: ``visits``, other visits of the persons.
    By person: ``seen``, the occasion whose row last counted the person. ``buckets`` and
    ``places`` list what is touched.
    """

    shared: Int32
    visits: Float64
    seen: Int32
    buckets: Int32
    places: Int32


@numba.njit(cache=True, nogil=True)
def _shared_occasions(
    index: Index, first: int, last: int, rule: SeedRule
) -> tuple[Int32, Int32, Int32, Float64]:
    """Significant pairs whose earlier occasion is one of the buckets ``[first, last)``."""
    buckets, places = index.place.size, index.opened.size
    row = _Row(
        np.zeros(buckets, np.int32),
        np.zeros(places, np.float64),
        np.full(index.person_start.size, -1, np.int32),
        np.empty(buckets, np.int32),
        np.empty(places, np.int32),
    )
    capacity = 1024
    left = np.empty(capacity, np.int32)
    right = np.empty(capacity, np.int32)
    shared = np.empty(capacity, np.int32)
    p_value = np.empty(capacity, np.float64)
    kept = 0
    for a in range(first, last):
        if index.stop[a] - index.start[a] < rule.least:
            continue
        touched, where = _fill(index, row, a, rule)
        for t in range(touched):
            b = row.buckets[t]
            n = row.shared[b]
            row.shared[b] = 0
            if n < rule.least:
                continue
            tail = _tail(index, a, b, n, row.visits[index.place[b]], rule)
            if tail >= rule.p_max:
                continue
            if kept == capacity:
                capacity *= 2
                left = _grown(left, capacity)
                right = _grown(right, capacity)
                shared = _grown(shared, capacity)
                p_value = _grown(p_value, capacity)
            left[kept], right[kept], shared[kept], p_value[kept] = a, b, n, tail
            kept += 1
        for t in range(where):
            row.visits[row.places[t]] = 0.0
    return left[:kept].copy(), right[:kept].copy(), shared[:kept].copy(), p_value[:kept].copy()


@numba.njit(cache=True, nogil=True)
def _fill(index: Index, row: _Row, a: int, rule: SeedRule) -> tuple[int, int]:
    """Count one row; how many occasions and places are touched."""
    here = index.place[a]
    touched = 0
    where = 0
    for m in range(index.start[a], index.stop[a]):
        p = index.who[m]
        if row.seen[p] == a:
            continue
        row.seen[p] = a
        first, last = _marks(index, p, index.mark_of[m], here, rule.busiest)
        previous = -1
        for k in range(first, last):
            b = index.bucket_of[k]
            there = index.place[b]
            if there < here:
                continue
            if previous < 0 or index.place[previous] != there:
                if row.visits[there] == 0.0:
                    row.places[where] = there
                    where += 1
                # The visit that makes the person belong here is left out.
                row.visits[there] += index.visits[k] - (there == here) + _SMALLEST_EXPECTED
                previous = -1
            # Occasions that hold this mark and not the person's mark before it.
            other = b
            while other > max(previous, a) and index.place[other] == there:
                if index.day[b] - index.day[other] >= index.days:
                    break
                if abs(index.day[other] - index.day[a]) >= rule.apart:
                    if row.shared[other] == 0:
                        row.buckets[touched] = other
                        touched += 1
                    row.shared[other] += 1
                other -= 1
            previous = b
    return touched, where


@numba.njit(cache=True, nogil=True)
def _marks(index: Index, person: int, mark: int, here: int, busiest: int) -> tuple[int, int]:
    """The marks of a person to follow: all, or those at one place if there are too many."""
    first, last = index.person_start[person], index.person_start[person + 1]
    if last - first <= busiest:
        return first, last
    begin = mark
    while begin > first and index.place[index.bucket_of[begin - 1]] == here:
        begin -= 1
    return begin, begin + index.visits[begin]


@numba.njit(cache=True, nogil=True)
def _tail(index: Index, a: int, b: int, shared: int, visits: float, rule: SeedRule) -> float:
    """Chance that two occasions share so many, the larger of both directions."""
    chance = max(visits * index.share[b], _SMALLEST_EXPECTED)
    if chance >= shared or poisson_tail(shared, chance) >= rule.p_max:
        return 1.0
    chance = max(chance, visits_to(index, b, a) * index.share[a])
    return poisson_tail(shared, chance) if chance < shared else 1.0


@numba.njit(cache=True, nogil=True)
def visits_to(index: Index, source: int, target: int) -> float:
    """Visits of the persons of occasion ``source`` to the place of occasion ``target``.

    Where both are at one place the visit that makes a person belong to ``source`` is left out.
    """
    there = index.place[target]
    same = index.place[source] == there
    total = 0.0
    for m in range(index.start[source], index.stop[source]):
        p = index.who[m]
        repeated = False
        for e in range(index.start[source], m):
            repeated |= index.who[e] == p
        if repeated:
            continue
        if same:
            total += index.visits[index.mark_of[m]] - 1.0
            continue
        low = index.person_start[p]
        high = index.person_start[p + 1]
        while low < high:
            middle = (low + high) // 2
            if index.place[index.bucket_of[middle]] < there:
                low = middle + 1
            else:
                high = middle
        if low < index.person_start[p + 1] and index.place[index.bucket_of[low]] == there:
            total += index.visits[low]
    return total


@numba.njit(cache=True, nogil=True)
def _grown(values: npt.NDArray[np.generic], capacity: int) -> npt.NDArray[np.generic]:
    larger = np.empty(capacity, values.dtype)
    larger[: values.size] = values
    return larger
