"""From a seed to the group whose members and occasions pay for themselves.

Two steps alternate: occasions are taken whose bracket is positive given the members, members are
taken whose column is positive given the occasions. When nothing changes any more the list of
items enters both steps, and they alternate once more. A kernel grows many seeds with one set of
work arrays; nothing in it is proportional to the data per seed.
"""

from math import lgamma

import numba
import numpy as np
import numpy.typing as npt

from algorithms.blocks.index import Index
from algorithms.blocks.lists import Lists
from algorithms.blocks.member_step import cover, take_members, write_lists
from algorithms.blocks.occasion_step import choose_occasions
from algorithms.blocks.scratch import MOST_MEMBERS, GrowthRule, Scratch

Int32 = npt.NDArray[np.int32]

NOTHING = -1e9
"""Nats of a group that does not come together at two occasions."""


@numba.njit(cache=True, nogil=True)
def grow(
    index: Index, lists: Lists, rule: GrowthRule, scratch: Scratch, members: Int32,
    occasions: Int32, listed: bool,
) -> tuple[float, int, int]:  # fmt: skip
    """Alternate from ``members``; the best net evidence and the sizes of its block.

    With ``listed`` the list is first read from ``occasions``. The best block is written to
    ``scratch.best_members`` and ``best_occasions``. Returns (nats, members, occasions).
    """
    group = members.copy()
    attendance = rule.attendance
    best = NOTHING
    best_size = 0
    best_kept = 0
    for turn in range(rule.rounds):
        if group.size < rule.least_members:
            break
        lines = 0.0
        items = 0
        if listed:
            cover(index, scratch, occasions, False)
            lines, items = write_lists(index, lists, scratch, rule, group)
            cover(index, scratch, occasions, True)
        scratch.member[group] = 1
        kept, attended = choose_occasions(index, scratch, rule, group, attendance, listed)
        occasions = scratch.chosen[:kept].copy()
        size = 0
        if kept >= 2:
            visitors = _visitors(index, occasions, group.size)
            net = scratch.gain[:kept].sum() - _choice(visitors, group.size)
            improved = net > best
            if improved:
                best, best_size, best_kept = net, group.size, kept
                scratch.best_members[: group.size] = group
                scratch.best_occasions[:kept] = occasions
            if improved or turn <= 2:
                attendance = _attendance(rule, attended, group.size, kept)
                share = min(1.0, rule.loose + (1.0 - rule.loose) * turn / 2.0)
                price = share * (np.log(visitors / group.size) + rule.member_cost)
                size = take_members(
                    index, lists, scratch, rule, occasions, attendance, price, lines
                )
                size = min(size, MOST_MEMBERS)
        scratch.member[group] = 0
        scratch.tally[scratch.items[:items]] = 0.0
        same = size == group.size and bool(np.all(scratch.fresh[:size] == group))
        if size == 0 or same:
            break
        group = scratch.fresh[:size].copy()
    return best, best_size, best_kept


@numba.njit(cache=True, nogil=True)
def _visitors(index: Index, occasions: Int32, size: int) -> float:
    """Persons among whom the members were chosen: whoever came to these places, at most all."""
    pool = 0.0
    for r in range(occasions.size):
        fresh = True
        for earlier in range(r):
            fresh &= index.place[occasions[earlier]] != index.place[occasions[r]]
        if fresh:
            pool += index.visitors[index.place[occasions[r]]]
    return min(max(pool, size + 1.0), float(index.person_start.size - 1))


@numba.njit(cache=True, nogil=True)
def _choice(pool: float, size: int) -> float:
    """Nats of choosing so many out of a pool."""
    return lgamma(pool + 1.0) - lgamma(size + 1.0) - lgamma(pool - size + 1.0)


@numba.njit(cache=True, nogil=True)
def _attendance(rule: GrowthRule, attended: int, size: int, kept: int) -> float:
    """Share of members at an occasion.

    The two occasions that made each a member say nothing about it: they are replaced by as many
    at the share to begin with.
    """
    share = (attended - 2.0 * size * (1.0 - rule.attendance)) / (size * kept)
    return min(rule.most_attendance, max(rule.least_attendance, share))
