"""Counting who met whom at which place: visits of the same place at most some days apart."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Int64 = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Visits:
    """Distinct visits as aligned arrays: who (numbered), where (numbered), on which day."""

    patient: Int64
    place: Int64
    day: Int64


@dataclass(frozen=True)
class Meetings:
    """One entry per pair of patients that met, aligned.

    ``shared_days`` counts distinct (place, day of the left patient), the days are the left one's.
    """

    left: Int64
    right: Int64
    shared_days: Int64
    places: Int64
    first_day: Int64
    last_day: Int64


def visits_of(rows: Iterable[tuple[int, int, int]]) -> Visits:
    """Visits of (patient, place, day), in order of place and day, each once."""
    table = np.array(sorted(set(rows)), dtype=np.int64).reshape(-1, 3)
    order = np.lexsort((table[:, 0], table[:, 2], table[:, 1]))
    return Visits(*(np.ascontiguousarray(table[order, at]) for at in range(3)))


def _near(mine: Visits, others: Visits, window_days: int) -> tuple[Int64, Int64]:
    """For every visit the first and one past the last of ``others`` at the place in the window."""
    days = np.concatenate([mine.day, others.day])
    low, high = (int(days.min()), int(days.max())) if days.size else (0, 0)
    span = high - low + 3
    at = others.place * span + (others.day - low + 1)
    base = mine.place * span - low + 1
    first = np.searchsorted(at, base + np.maximum(mine.day - window_days, low), side="left")
    last = np.searchsorted(at, base + np.minimum(mine.day + window_days, high), side="right")
    return first, np.maximum(first, last)


def pairs_to_compare(mine: Visits, others: Visits, window_days: int) -> int:
    """How many pairs of visits ``meetings`` looks at."""
    first, last = _near(mine, others, window_days)
    return int((last - first).sum())


def pairs_of_counts(counts: Iterable[tuple[int, int, int]], window_days: int) -> int:
    """The same from the number of patients per place and day, each with all at that place."""
    table = np.array(sorted(counts), dtype=np.int64).reshape(-1, 3)
    place, day, people = (np.ascontiguousarray(table[:, at]) for at in range(3))
    visits = Visits(np.zeros_like(place), place, day)
    first, last = _near(visits, visits, window_days)
    so_far = np.concatenate([[0], np.cumsum(people)])
    return int((people * (so_far[last] - so_far[first])).sum())


def meetings(mine: Visits, others: Visits, window_days: int, *, each_pair_once: bool) -> Meetings:
    """Pairs of one of ``mine`` with one of ``others``; ``each_pair_once`` keeps left < right."""
    first, last = _near(mine, others, window_days)
    counts = last - first
    of = np.repeat(np.arange(mine.day.size), counts)
    starts = np.repeat(first - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    to = starts + np.arange(of.size)
    left, right = mine.patient[of], others.patient[to]
    keep = left < right if each_pair_once else left != right
    of, left, right = of[keep], left[keep], right[keep]
    order = np.lexsort((of, right, left))
    of, left, right = of[order], left[order], right[order]
    return _counted(mine, of, left, right)


def _counted(mine: Visits, of: Int64, left: Int64, right: Int64) -> Meetings:
    """Group the pairs, which stand in order of left, right and visit of the left one.

    Visits stand in order of place and day, so a place or visit that comes again is a neighbour.
    """
    same_pair = (left[1:] == left[:-1]) & (right[1:] == right[:-1])
    begins = np.flatnonzero(np.concatenate([[True], ~same_pair])) if of.size else of[:0]
    fresh_visit = np.concatenate([[True], ~same_pair | (of[1:] != of[:-1])])[: of.size]
    place, day = mine.place[of], mine.day[of]
    fresh_place = np.concatenate([[True], ~same_pair | (place[1:] != place[:-1])])[: of.size]
    if not of.size:
        empty = np.zeros(0, dtype=np.int64)
        return Meetings(left, right, empty, empty, empty, empty)
    return Meetings(
        left=left[begins],
        right=right[begins],
        shared_days=np.add.reduceat(fresh_visit.astype(np.int64), begins),
        places=np.add.reduceat(fresh_place.astype(np.int64), begins),
        first_day=np.minimum.reduceat(day, begins),
        last_day=np.maximum.reduceat(day, begins),
    )
