"""Who was where on which days, and what each person's own frequency brings to an occasion.

An *occasion* is a window of one or more days at a place. It is named by the bucket on whose day
it begins: any window can be moved forward to the first day on which somebody came, so there are
never more occasions to look at than buckets, whatever the length of the period.
"""

from typing import NamedTuple

import numba
import numpy as np
import numpy.typing as npt

from algorithms.attendance import attend
from algorithms.blocks.habits import HABIT, HabitRule, habits
from algorithms.blocks.place_rhythm import RHYTHM, RhythmRule, occasion_share, open_days

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float32 = npt.NDArray[np.float32]


class Index(NamedTuple):
    """Marks in two orders with everything that depends on no group; plain arrays for kernels.

    By bucket (place, day), ascending: ``place``, ``day``, ``start`` (buckets + 1) into ``who``;
    the occasion that begins at bucket ``b`` is the slice ``[start[b], stop[b])``; ``share`` is
    the part of its place's marks that it would bring.
    By mark in bucket order: ``who``, the person, and ``mark_of``, the mark in person order.
    By person: ``person_start`` (persons + 1) into the marks in person order: ``bucket_of``;
    ``visits`` of that person to that place; ``habit``, the chance of the mark as the person's
    other visits foretell it; ``act``, equal for marks that are one act (a visit and what follows
    from it elsewhere).
    By place: ``opened``, days on which it was open; ``visitors``, distinct persons; ``turnout``,
    marks. ``days`` is the length of an occasion.
    """

    days: int
    place: Int32
    day: Int32
    start: Int64
    stop: Int64
    share: Float32
    who: Int32
    mark_of: Int64
    person_start: Int64
    bucket_of: Int32
    visits: Int32
    habit: Float32
    act: Int32
    opened: Float32
    visitors: Int32
    turnout: Int32

    @property
    def buckets(self) -> int:
        """Number of occasions that can be looked at."""
        return int(self.share.size)

    @property
    def marks(self) -> int:
        """Number of distinct marks."""
        return int(self.who.size)

    @property
    def persons(self) -> int:
        """Number of persons, with or without marks."""
        return int(self.person_start.size - 1)


def index_of(  # noqa: PLR0913 - the columns of marks, their extents and two rules
    person: Int32,
    place: Int32,
    day: Int32,
    *,
    persons: int,
    places: int,
    days: int,
    act: Int32 | None = None,
    steady_from: int | None = None,
    rhythm: RhythmRule = RHYTHM,
    habit: HabitRule = HABIT,
) -> Index:
    """Sort marks of persons at places on days into an ``Index`` of occasions of ``days`` days.

    ``act`` numbers what belongs together (default: every mark is an act of its own); of a mark
    given several times the smallest counts. Places numbered ``steady_from`` and above are open
    every day. Linear in the marks.
    """
    marks = attend(person, place, day, persons=persons, units=places, window=days - 1)
    opened = open_days(marks, steady_from=steady_from)
    visits, visitors = _visits(marks.person_start, marks.bucket_of, marks.bucket_unit, places)
    if act is None:
        acts = np.arange(marks.marks, dtype=np.int32)
    else:
        acts = _acts(
            person, place, day, act,
            marks.person_start, marks.bucket_of, marks.bucket_unit, marks.bucket_tick,
        )  # fmt: skip
    return Index(
        days=days,
        place=marks.bucket_unit,
        day=marks.bucket_tick,
        start=marks.bucket_start,
        stop=marks.reach_high,
        share=occasion_share(marks, opened, days, rhythm),
        who=marks.who,
        mark_of=_mark_of(marks.person_start, marks.who),
        person_start=marks.person_start,
        bucket_of=marks.bucket_of,
        visits=visits,
        habit=habits(marks, days, habit),
        act=acts,
        opened=opened,
        visitors=visitors,
        turnout=np.bincount(marks.bucket_unit, np.diff(marks.bucket_start), places).astype(
            np.int32
        ),
    )


@numba.njit(cache=True, nogil=True)
def mark_at(
    person: int, place: int, day: int,
    person_start: Int64, bucket_of: Int32, bucket_place: Int32, bucket_day: Int32,
) -> int:  # fmt: skip
    """Position in person order of the mark of a person at a place on a day; -1 without one."""
    low = person_start[person]
    high = person_start[person + 1]
    while low < high:
        middle = (low + high) // 2
        b = bucket_of[middle]
        if bucket_place[b] < place or (bucket_place[b] == place and bucket_day[b] < day):
            low = middle + 1
        else:
            high = middle
    if low == person_start[person + 1]:
        return -1
    b = bucket_of[low]
    return low if bucket_place[b] == place and bucket_day[b] == day else -1


def marks_of(index: Index, person: Int32, place: Int32, day: Int32) -> Int64:
    """Mark in person order of each row of persons at places on days; -1 for none."""
    return _marks_of(
        person, place, day, index.person_start, index.bucket_of, index.place, index.day
    )


@numba.njit(cache=True, nogil=True)
def _marks_of(
    person: Int32, place: Int32, day: Int32,
    person_start: Int64, bucket_of: Int32, bucket_place: Int32, bucket_day: Int32,
) -> Int64:  # fmt: skip
    marks = np.empty(person.size, np.int64)
    for row in range(person.size):
        marks[row] = mark_at(
            person[row], place[row], day[row], person_start, bucket_of, bucket_place, bucket_day
        )
    return marks


@numba.njit(cache=True, nogil=True)
def _acts(
    person: Int32, place: Int32, day: Int32, act: Int32,
    person_start: Int64, bucket_of: Int32, bucket_place: Int32, bucket_day: Int32,
) -> Int32:  # fmt: skip
    """The smallest act of the rows behind each mark."""
    acts = np.full(bucket_of.size, np.iinfo(np.int32).max, np.int32)
    marks = _marks_of(person, place, day, person_start, bucket_of, bucket_place, bucket_day)
    for row in range(person.size):
        acts[marks[row]] = min(acts[marks[row]], act[row])
    return acts


@numba.njit(cache=True, nogil=True)
def _visits(
    person_start: Int64, bucket_of: Int32, bucket_place: Int32, places: int
) -> tuple[Int32, Int32]:
    """By mark in person order the person's marks at its place; by place its visitors."""
    visits = np.empty(bucket_of.size, np.int32)
    visitors = np.zeros(places, np.int32)
    for p in range(person_start.size - 1):
        begin = person_start[p]
        while begin < person_start[p + 1]:
            place = bucket_place[bucket_of[begin]]
            end = begin
            while end < person_start[p + 1] and bucket_place[bucket_of[end]] == place:
                end += 1
            visits[begin:end] = end - begin
            visitors[place] += 1
            begin = end
    return visits, visitors


@numba.njit(cache=True, nogil=True)
def _mark_of(person_start: Int64, who: Int32) -> Int64:
    """Position in person order of each mark in bucket order: the same counting sort once more."""
    free = person_start[:-1].copy()
    mark_of = np.empty(who.size, np.int64)
    for m in range(who.size):
        mark_of[m] = free[who[m]]
        free[who[m]] += 1
    return mark_of
