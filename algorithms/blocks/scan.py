"""From an index to candidate groups: every seed grown once, what is already found passed over."""

from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

import numba
import numpy as np
import numpy.typing as npt

from algorithms.blocks.blockbook import add, book_of, knows, opened
from algorithms.blocks.growth import grow
from algorithms.blocks.index import Index
from algorithms.blocks.lists import Lists
from algorithms.blocks.scratch import (
    GROWTH,
    MOST_MEMBERS,
    GrowthRule,
    Scratch,
    scratch_of,
)
from algorithms.blocks.seeds import Seeds
from algorithms.kernel_rules import for_kernel

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]

CHUNK_SEEDS = 4_096
"""Seeds per unit of parallel work; fixed, so that the output does not depend on threads."""


class Blocks(NamedTuple):
    """Candidate groups: members and occasions cut per group, and what they came to while growing.

    ``members[member_start[g]:member_start[g + 1]]`` ascend; ``occasions`` are buckets, the best
    first. ``net``: nats of the growth, search paid.
    """

    member_start: Int64
    members: Int32
    occasion_start: Int64
    occasions: Int32
    net: Float64

    @property
    def size(self) -> int:
        """Number of groups."""
        return int(self.net.size)

    def of(self, group: int) -> tuple[Int32, Int32]:
        """Members and occasions of a group."""
        return (
            self.members[self.member_start[group] : self.member_start[group + 1]],
            self.occasions[self.occasion_start[group] : self.occasion_start[group + 1]],
        )

    def taken(self, groups: Int64) -> "Blocks":
        """Some of the groups, in the order given."""
        parts = [self.of(int(group)) for group in groups]
        nothing = np.zeros(0, np.int32)
        return Blocks(
            member_start=np.cumsum([0, *(m.size for m, _ in parts)]).astype(np.int64),
            members=np.concatenate([nothing, *(m for m, _ in parts)]),
            occasion_start=np.cumsum([0, *(o.size for _, o in parts)]).astype(np.int64),
            occasions=np.concatenate([nothing, *(o for _, o in parts)]),
            net=self.net[groups],
        )


def scan(
    index: Index, lists: Lists, found: Seeds, rule: GrowthRule = GROWTH, *, threads: int = 1
) -> Blocks:
    """Grow every seed without and with its list; blocks in the order of the seeds.

    A seed is passed over when an earlier one of its chunk grew into a group that pays, touches
    both its occasions and holds half of its persons.
    """
    bounds, given = range(0, found.size, CHUNK_SEEDS), for_kernel(rule)

    def rows(first: int) -> tuple[Int64, Int32, Int64, Int32, Float64]:
        part = slice(first, min(first + CHUNK_SEEDS, found.size))
        scratch = scratch_of(index, lists)
        return _grow_all(index, lists, given, scratch, found.left[part], found.right[part])

    if threads > 1:
        with ThreadPoolExecutor(threads) as pool:
            parts = list(pool.map(rows, bounds))
    else:
        parts = [rows(first) for first in bounds]
    nothing = np.zeros(1, np.int64)
    return Blocks(
        member_start=np.cumsum(np.concatenate([nothing, *(np.diff(p[0]) for p in parts)])),
        members=np.concatenate([np.zeros(0, np.int32), *(p[1] for p in parts)]),
        occasion_start=np.cumsum(np.concatenate([nothing, *(np.diff(p[2]) for p in parts)])),
        occasions=np.concatenate([np.zeros(0, np.int32), *(p[3] for p in parts)]),
        net=np.concatenate([np.zeros(0), *(p[4] for p in parts)]),
    )


@numba.njit(cache=True, nogil=True)
def _grow_all(
    index: Index, lists: Lists, rule: GrowthRule, scratch: Scratch, left: Int32, right: Int32
) -> tuple[Int64, Int32, Int64, Int32, Float64]:
    book = book_of(index.place.size)
    seen = np.full(index.person_start.size, -1, np.int64)
    for s in range(left.size):
        seed = _shared(index, left[s], right[s], seen, 2 * s)
        if knows(book, left[s], right[s], seed, s):
            continue
        at = np.array([left[s], right[s]], np.int32)
        net, size, kept = grow(index, lists, rule, scratch, seed, at, False)
        members, occasions = seed, at
        if size > 0:
            members = scratch.best_members[:size].copy()
            occasions = scratch.best_occasions[:kept].copy()
        if size >= rule.least_members and net > rule.least_net:
            book = add(opened(book, index, size, kept), index, members, occasions, net)
        if lists.item.size > 0:
            net, size, kept = grow(index, lists, rule, scratch, members, occasions, True)
            if size >= rule.least_members and net > rule.least_net:
                members = scratch.best_members[:size]
                occasions = scratch.best_occasions[:kept]
                book = add(opened(book, index, size, kept), index, members, occasions, net)
    groups = book.filled[0]
    return (
        book.member_start[: groups + 1].copy(),
        book.members[: book.member_start[groups]].copy(),
        book.occasion_start[: groups + 1].copy(),
        book.occasions[: book.occasion_start[groups]].copy(),
        book.net[:groups].copy(),
    )


@numba.njit(cache=True, nogil=True)
def _shared(index: Index, left: int, right: int, seen: Int64, stamp: int) -> Int32:
    """Persons at both occasions, ascending; ``stamp`` and the next number mark who was seen."""
    shared = np.empty(MOST_MEMBERS, np.int32)
    size = 0
    for m in range(index.start[left], index.stop[left]):
        seen[index.who[m]] = stamp
    for m in range(index.start[right], index.stop[right]):
        p = index.who[m]
        if seen[p] == stamp and size < shared.size:
            seen[p] = stamp + 1
            shared[size] = p
            size += 1
    return np.sort(shared[:size])
