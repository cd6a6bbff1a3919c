"""A group and its occasions as matrices, ready to be weighed under any expectation."""

from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt

from algorithms.blocks.index import Index

Bool = npt.NDArray[np.bool_]
Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Block:
    """n members (rows, ascending) and K occasions (columns).

    ``present`` (n, K): was there. ``chance`` (n, K): would have been there anyway, by the own
    number of visits and, where present, by habit. ``counted`` (n, K): false where the presence
    is part of an act that an earlier column counts already. ``mark`` (n, K): the first mark of
    the person at the occasion in person order, -1 where absent.
    By occasion: ``bucket``, ``place``, ``day`` (the middle of the days on which members came)
    and ``opened`` (days on which the place was open).
    ``visitors``: persons who ever came to these places; ``places``: how many there are.
    """

    members: Int32
    bucket: Int32
    present: Bool
    chance: Float64
    counted: Bool
    mark: Int64
    place: Int32
    day: Int32
    opened: Float64
    visitors: int
    places: int


def block_of(index: Index, members: Int32, occasions: Int32) -> Block:
    """The matrices of a group (persons, ascending) over occasions (buckets, the best first)."""
    present, chance, counted, mark, day = _matrices(index, members, occasions)
    place = index.place[occasions]
    distinct = np.unique(place)
    return Block(
        members=members,
        bucket=occasions,
        present=present,
        chance=chance,
        counted=counted,
        mark=mark,
        place=place,
        day=day,
        opened=index.opened[place].astype(np.float64),
        visitors=int(min(int(index.visitors[distinct].sum()), index.persons)),
        places=int(distinct.size),
    )


@numba.njit(cache=True, nogil=True)
def _matrices(
    index: Index, members: Int32, occasions: Int32
) -> tuple[Bool, Float64, Bool, Int64, Int32]:
    shape = (members.size, occasions.size)
    present = np.zeros(shape, np.bool_)
    counted = np.ones(shape, np.bool_)
    chance = np.zeros(shape, np.float64)
    mark = np.full(shape, -1, np.int64)
    for g in range(members.size):
        p = members[g]
        for c in range(occasions.size):
            b = occasions[c]
            for k in range(index.person_start[p], index.person_start[p + 1]):
                other = index.bucket_of[k]
                if index.place[other] != index.place[b]:
                    continue
                chance[g, c] = index.visits[k] * index.share[b]
                after = index.day[other] - index.day[b]
                if mark[g, c] < 0 and 0 <= after < index.days:
                    present[g, c] = True
                    mark[g, c] = k
            if present[g, c]:
                chance[g, c] = max(chance[g, c], index.habit[mark[g, c]])
                for e in range(c):
                    if present[g, e] and index.act[mark[g, e]] == index.act[mark[g, c]]:
                        counted[g, c] = False
    day = np.empty(occasions.size, np.int32)
    for c in range(occasions.size):
        seen = index.day[index.bucket_of[mark[present[:, c], c]]]
        day[c] = np.median(seen) if seen.size else index.day[occasions[c]]
    return present, chance, counted, mark, day


def marks_in(index: Index, members: Int32, occasions: Int32) -> Int64:
    """All marks (in person order) of the members at the occasions, in order of time."""
    inside = np.zeros(index.buckets, np.bool_)
    for b in occasions:
        last = b
        while (
            last < index.buckets
            and index.place[last] == index.place[b]
            and index.day[last] - index.day[b] < index.days
        ):
            inside[last] = True
            last += 1
    runs = [np.arange(index.person_start[p], index.person_start[p + 1]) for p in members]
    marks = np.concatenate(runs) if runs else np.zeros(0, np.int64)
    marks = marks[inside[index.bucket_of[marks]]]
    return marks[np.lexsort((marks, index.day[index.bucket_of[marks]]))]
