"""The groups that a chunk of seeds has grown into, and which occasions they touch.

Arrays that double when they are full; a chain of entries for each bucket leads to the groups
whose occasions touch it.
"""

from typing import NamedTuple

import numba
import numpy as np
import numpy.typing as npt

from algorithms.blocks.index import Index

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]

_GROUPS = 1_024
_ENTRIES = 16_384


class Book(NamedTuple):
    """Groups cut by ``member_start`` and ``occasion_start`` with their ``net`` evidence.

    ``head`` (buckets,) begins the chain of a bucket, -1 without one; ``following`` and ``group``
    are its entries. ``near`` marks groups that touch the left occasion of a seed. ``filled``:
    groups and entries so far.
    """

    member_start: Int64
    members: Int32
    occasion_start: Int64
    occasions: Int32
    net: Float64
    head: Int64
    following: Int64
    group: Int64
    near: Int64
    filled: Int64


@numba.njit(cache=True, nogil=True)
def book_of(buckets: int) -> Book:
    """An empty book."""
    return Book(
        np.zeros(_GROUPS + 1, np.int64),
        np.empty(_ENTRIES, np.int32),
        np.zeros(_GROUPS + 1, np.int64),
        np.empty(_ENTRIES, np.int32),
        np.empty(_GROUPS, np.float64),
        np.full(buckets, -1, np.int64),
        np.empty(_ENTRIES, np.int64),
        np.empty(_ENTRIES, np.int64),
        np.full(_GROUPS, -1, np.int64),
        np.zeros(2, np.int64),
    )


@numba.njit(cache=True, nogil=True)
def opened(book: Book, index: Index, members: int, occasions: int) -> Book:
    """The same book with room for one more group of this size."""
    groups = book.filled[0]
    member_start, occasion_start, net, near = (
        book.member_start, book.occasion_start, book.net, book.near,
    )  # fmt: skip
    if groups == net.size:
        member_start = _doubled(member_start, member_start.size)
        occasion_start = _doubled(occasion_start, occasion_start.size)
        net = _doubled(net, net.size)
        near = _doubled(near, near.size)
        near[groups:] = -1
    # An occasion is entered at its own bucket and at those ``index.days`` before and after it.
    room = book.filled[1] + occasions * (2 * index.days + 1)
    return Book(
        member_start,
        _doubled(book.members, member_start[groups] + members),
        occasion_start,
        _doubled(book.occasions, occasion_start[groups] + occasions),
        net,
        book.head,
        _doubled(book.following, room),
        _doubled(book.group, room),
        near,
        book.filled,
    )


@numba.njit(cache=True, nogil=True)
def _doubled(values: npt.NDArray[np.generic], room: int) -> npt.NDArray[np.generic]:
    """The same values in an array that is longer than ``room``."""
    if values.size > room:
        return values
    larger = np.empty(2 * room + 1, values.dtype)
    larger[: values.size] = values
    return larger


@numba.njit(cache=True, nogil=True)
def add(book: Book, index: Index, members: Int32, occasions: Int32, net: float) -> Book:
    """Enter a group; it is found again by its occasions where it pays."""
    g = book.filled[0]
    at, to = book.member_start[g], book.occasion_start[g]
    book.members[at : at + members.size] = members
    book.occasions[to : to + occasions.size] = occasions
    book.member_start[g + 1] = at + members.size
    book.occasion_start[g + 1] = to + occasions.size
    book.net[g] = net
    book.filled[0] += 1
    if net > 0.0:
        for b in occasions:
            first = b
            while first > 0 and _beside(index, first - 1, b):
                first -= 1
            while first < index.place.size and _beside(index, first, b):
                e = book.filled[1]
                book.following[e] = book.head[first]
                book.group[e] = g
                book.head[first] = e
                book.filled[1] += 1
                first += 1
    return book


@numba.njit(cache=True, nogil=True)
def _beside(index: Index, bucket: int, b: int) -> bool:
    """Whether an occasion at ``bucket`` shares a day with the one at ``b``, or nearly."""
    near = abs(index.day[bucket] - index.day[b]) <= index.days
    return index.place[bucket] == index.place[b] and near


@numba.njit(cache=True, nogil=True)
def knows(book: Book, left: int, right: int, seed: Int32, stamp: int) -> bool:
    """Whether a group touches both occasions of a seed and holds half of its persons."""
    e = book.head[left]
    while e >= 0:
        book.near[book.group[e]] = stamp
        e = book.following[e]
    e = book.head[right]
    while e >= 0:
        g = book.group[e]
        if book.near[g] == stamp:
            inside = 0
            group = book.members[book.member_start[g] : book.member_start[g + 1]]
            for p in seed:
                at = np.searchsorted(group, p)
                inside += at < group.size and group[at] == p
            if 2 * inside >= seed.size:
                return True
        e = book.following[e]
    return False
