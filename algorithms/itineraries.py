"""From bills to stays, and from stays to the moves between hospitals."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.grouping import running_maximum_within

Int64 = npt.NDArray[np.int64]

SAME_STAY_DAYS = 1
"""A bill of the same place that begins so soon after the last one ended continues its stay."""


@dataclass(frozen=True)
class JoinedStays:
    """``stay`` numbers the bills as given; ``first_day`` and ``last_day`` have one per stay."""

    stay: Int64
    first_day: Int64
    last_day: Int64


def joined_stays(
    person: npt.ArrayLike, place: npt.ArrayLike, start: npt.ArrayLike, end: npt.ArrayLike
) -> JoinedStays:
    """Interim bills joined to stays, numbered by person, day of admission and place.

    >>> joined_stays([5, 5, 5], [1, 1, 2], [10, 21, 40], [20, 30, 50]).stay.tolist()
    [0, 0, 1]
    """
    who, where, begun, ended = (
        np.asarray(column, dtype=np.int64) for column in (person, place, start, end)
    )
    order = np.lexsort((ended, where, begun, who))
    same = np.r_[False, who[order][1:] == who[order][:-1]]
    same[1:] &= where[order][1:] == where[order][:-1]
    # A short bill inside a long one must not end the stay early.
    peak = ended[order][running_maximum_within(np.cumsum(~same), ended[order])]
    same[1:] &= begun[order][1:] - peak[:-1] <= SAME_STAY_DAYS
    label = np.cumsum(~same) - 1
    stay = np.empty(who.size, dtype=np.int64)
    stay[order] = label
    starts = np.flatnonzero(~same)
    return JoinedStays(
        stay=stay,
        first_day=begun[order][starts],
        last_day=np.maximum.reduceat(ended[order], starts) if starts.size else starts,
    )


@dataclass(frozen=True)
class Moves:
    """Distinct moves of each person from one place to another, ascending in that order."""

    person: Int64
    source: Int64
    target: Int64

    def taken(self, chosen: npt.NDArray[np.bool_]) -> "Moves":
        """Some of the moves."""
        return Moves(self.person[chosen], self.source[chosen], self.target[chosen])


def moves_between(person: Int64, place: Int64, start: Int64, end: Int64, most_days: int) -> Moves:
    """Distinct moves between stays that follow one another.

    Stays come sorted by person and day of admission. A move leads to another place at most
    ``most_days`` after discharge (overlapping stays are a move as well).

    >>> who, where = np.zeros(3, np.int64), np.array([7, 8, 7])
    >>> moves_between(who, where, np.array([0, 9, 90]), np.array([5, 12, 95]), 30).target.tolist()
    [8]
    """
    follows = (person[1:] == person[:-1]) & (place[1:] != place[:-1])
    follows &= start[1:] - end[:-1] <= most_days
    distinct = np.unique(np.stack([person[1:], place[:-1], place[1:]])[:, follows], axis=1)
    return Moves(*distinct)
