"""The other half of a round of growth: the members who pay, given the occasions."""

import numba
import numpy as np
import numpy.typing as npt

from algorithms.blocks.index import Index
from algorithms.blocks.lists import Lists
from algorithms.blocks.scratch import GrowthRule, Scratch, absence_loss, presence_gain

Int32 = npt.NDArray[np.int32]
Float64 = npt.NDArray[np.float64]


@numba.njit(cache=True, nogil=True)
def cover(index: Index, scratch: Scratch, chosen: Int32, clear: bool) -> None:
    """Write into ``scratch.taken`` (or wipe out) which occasion covers which buckets."""
    for r in range(chosen.size):
        b = chosen[r]
        other = b
        while other < index.place.size and index.place[other] == index.place[b]:
            if index.day[other] - index.day[b] >= index.days:
                break
            scratch.taken[other] = 0 if clear else r + 1
            other += 1


@numba.njit(cache=True, nogil=True)
def write_lists(
    index: Index, lists: Lists, scratch: Scratch, rule: GrowthRule, members: Int32
) -> tuple[float, int]:
    """Count the members' lines on covered marks, and weigh every mark of every member.

    Each member's own lines are left out of the list it is held against. Returns the number of
    lines and of touched items; ``scratch.tally`` is left filled.
    """
    total = 0.0
    touched = 0
    for p in members:
        for k in range(index.person_start[p], index.person_start[p + 1]):
            if scratch.taken[index.bucket_of[k]] == 0:
                continue
            for line in range(lists.start[k], lists.start[k + 1]):
                i = lists.item[line]
                if scratch.tally[i] == 0.0:
                    scratch.items[touched] = i
                    touched += 1
                scratch.tally[i] += 1.0
                total += 1.0
    for p in members:
        own = _shift(index, lists, scratch, p, -1.0)
        for k in range(index.person_start[p], index.person_start[p + 1]):
            scratch.list_worth[k] = list_ratio(lists, scratch.tally, total - own, k, rule)
        _shift(index, lists, scratch, p, 1.0)
    return total, touched


@numba.njit(cache=True, nogil=True)
def _shift(index: Index, lists: Lists, scratch: Scratch, p: int, by: float) -> float:
    """Add ``by`` for every line of a person on covered marks; how many lines there are."""
    lines = 0.0
    for k in range(index.person_start[p], index.person_start[p + 1]):
        if scratch.taken[index.bucket_of[k]] != 0:
            for line in range(lists.start[k], lists.start[k + 1]):
                scratch.tally[lists.item[line]] += by
                lines += 1.0
    return lines


@numba.njit(cache=True, nogil=True)
def list_ratio(lists: Lists, count: Float64, total: float, k: int, rule: GrowthRule) -> float:
    """Log-likelihood ratio of mark ``k``: it may carry the list, against its own situation.

    ``count`` (items,) with sum ``total`` are the lines of the others, to which pseudo-lines of
    the average kind are added. With probability ``rule.carried`` the mark carries the list, and
    then each line is on it with probability ``rule.on_list``. 0 for a mark without lines and for
    a list of fewer than ``rule.least_lines``.
    """
    if total < rule.least_lines or lists.start[k] == lists.start[k + 1]:
        return 0.0
    ratio = 0.0
    for line in range(lists.start[k], lists.start[k + 1]):
        i = lists.item[line]
        share = count[i] + rule.pseudo_items * lists.prior[i]
        lift = share / (total + rule.pseudo_items) / lists.chance[line]
        ratio += np.log(1.0 - rule.on_list + rule.on_list * min(lift, rule.most_lift))
    return np.log(1.0 - rule.carried + rule.carried * np.exp(min(ratio, 50.0)))


@numba.njit(cache=True, nogil=True)
def take_members(
    index: Index, lists: Lists, scratch: Scratch, rule: GrowthRule, chosen: Int32,
    attendance: float, price: float, lines: float,
) -> int:  # fmt: skip
    """Persons whose column over the chosen occasions pays, ascending into ``scratch.fresh``.

    ``price``: nats of being a member. ``lines``: of the group's list, 0 before there is one. Of
    several marks at an occasion the first counts, of marks that are one act the first taken.
    """
    scratch.stamp[0] += 1
    absent = absence_loss(attendance)
    touched = 0
    for r in range(chosen.size):
        for m in range(index.start[chosen[r]], index.stop[chosen[r]]):
            p = index.who[m]
            if scratch.last[p] == r + 1:
                continue
            if scratch.last[p] == 0:
                scratch.persons[touched] = p
                scratch.points[p] = chosen.size * absent - price
                touched += 1
            scratch.last[p] = r + 1
            k = index.mark_of[m]
            worth = -absent
            if scratch.used[index.act[k]] != scratch.stamp[0]:
                scratch.used[index.act[k]] = scratch.stamp[0]
                worth += presence_gain(
                    index.visits[k] * index.share[chosen[r]], index.habit[k], attendance, rule
                )
                if lines > 0.0:
                    if scratch.member[p] != 0:
                        worth += scratch.list_worth[k]
                    else:
                        worth += list_ratio(lists, scratch.tally, lines, k, rule)
            scratch.points[p] += worth
    size = 0
    for t in range(touched):
        p = scratch.persons[t]
        scratch.last[p] = 0
        if scratch.points[p] > 0.0:
            scratch.fresh[size] = p
            size += 1
    scratch.fresh[:size].sort()
    return size
