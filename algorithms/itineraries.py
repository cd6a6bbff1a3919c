"""From records to intervals at places, and from intervals to the moves between places."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.grouping import running_maximum_within

Int64 = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Intervals:
    """When persons were at places: one entry per interval, ascending by person and first day.

    Days are numbers, whole and of any origin.
    """

    person: Int64
    place: Int64
    first_day: Int64
    last_day: Int64


@dataclass(frozen=True)
class JoinedRecords:
    """``interval`` numbers the records as given; ``first_day``, ``last_day``: one per interval."""

    interval: Int64
    first_day: Int64
    last_day: Int64


def joined_records(
    person: npt.ArrayLike,
    place: npt.ArrayLike,
    start: npt.ArrayLike,
    end: npt.ArrayLike,
    most_days: int,
) -> JoinedRecords:
    """Records joined to intervals, numbered by person, first day and place.

    A record at the same place that begins at most ``most_days`` after all before it ended
    continues the interval. The four columns are aligned, days inclusive.

    >>> joined_records([5, 5, 5], [1, 1, 2], [10, 21, 40], [20, 30, 50], 1).interval.tolist()
    [0, 0, 1]
    """
    who, where, begun, ended = (
        np.asarray(column, dtype=np.int64) for column in (person, place, start, end)
    )
    order = np.lexsort((ended, where, begun, who))
    same = np.r_[False, who[order][1:] == who[order][:-1]][: who.size]
    same[1:] &= where[order][1:] == where[order][:-1]
    # A short record inside a long one must not end the interval early.
    peak = ended[order][running_maximum_within(np.cumsum(~same), ended[order])]
    same[1:] &= begun[order][1:] - peak[:-1] <= most_days
    label = np.cumsum(~same) - 1
    interval = np.empty(who.size, dtype=np.int64)
    interval[order] = label
    starts = np.flatnonzero(~same)
    return JoinedRecords(
        interval=interval,
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


def moves_between(intervals: Intervals, most_days: int) -> Moves:
    """Distinct moves between intervals that follow one another.

    A move leads to another place at most ``most_days`` after the last day at the one before
    (overlapping intervals are a move as well).

    >>> days = np.array([0, 9, 90]), np.array([5, 12, 95])
    >>> listed = Intervals(np.zeros(3, np.int64), np.array([7, 8, 7]), *days)
    >>> moves_between(listed, 30).target.tolist()
    [8]
    """
    person, place = intervals.person, intervals.place
    follows = (person[1:] == person[:-1]) & (place[1:] != place[:-1])
    follows &= intervals.first_day[1:] - intervals.last_day[:-1] <= most_days
    distinct = np.unique(np.stack([person[1:], place[:-1], place[1:]])[:, follows], axis=1)
    return Moves(*distinct)
