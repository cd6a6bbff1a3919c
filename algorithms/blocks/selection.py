"""Of groups that overlap the best is kept."""

from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt

from model.parameters import REASONED, parameter

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Bool = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class SelectionRule:
    """When two groups are one."""

    alike: float = parameter(0.6, "Jaccard", "from which two groups are one", REASONED)
    inside: float = parameter(
        1.1,
        "share",
        "of the smaller that lies in the larger, from which they are one; above 1 never",
        REASONED,
    )
    least_members: int = parameter(
        4,
        "persons",
        "of a group: fewer are a search area",
        "typology catalogue, rules of restraint",
    )
    room: int = parameter(
        300, "groups", "that are weighed at most, the best first", "keeps the work bounded"
    )


def distinct(start: Int64, members: Int32, order: Int64, rule: SelectionRule) -> Int64:
    """Groups of ``order`` that differ enough from every group taken before, in that order.

    Group ``g`` is ``members[start[g]:start[g + 1]]``, ascending.

    >>> start, members = np.array([0, 3, 6, 8]), np.array([1, 2, 3, 1, 2, 4, 7, 8], np.int32)
    >>> distinct(start, members, np.arange(3), SelectionRule(alike=0.4)).tolist()
    [0, 2]
    """
    people = int(members.max(initial=-1)) + 1
    return order[_distinct(start, members, order, people, rule.alike, rule.inside, rule.room)]


@numba.njit(cache=True, nogil=True)
def _distinct(
    start: Int64, members: Int32, order: Int64, people: int, alike: float, inside: float, room: int
) -> Int64:
    # Taken groups by member: a chain of entries per person.
    head = np.full(people, -1, np.int64)
    follow = np.empty(members.size, np.int64)
    group = np.empty(members.size, np.int64)
    entries = 0
    shared = np.zeros(order.size, np.int64)
    size = np.zeros(order.size, np.int64)
    touched = np.empty(order.size, np.int64)
    kept = np.empty(order.size, np.int64)
    count = 0
    for o in range(order.size):
        if count == room:
            break
        g = order[o]
        own = start[g + 1] - start[g]
        near = 0
        for m in range(start[g], start[g + 1]):
            e = head[members[m]]
            while e >= 0:
                t = group[e]
                if shared[t] == 0:
                    touched[near] = t
                    near += 1
                shared[t] += 1
                e = follow[e]
        free = True
        for n in range(near):
            t = touched[n]
            both = shared[t]
            shared[t] = 0
            free &= both <= alike * (own + size[t] - both)
            free &= both < inside * min(own, size[t])
        if not free:
            continue
        for m in range(start[g], start[g + 1]):
            follow[entries] = head[members[m]]
            group[entries] = count
            head[members[m]] = entries
            entries += 1
        size[count] = own
        kept[count] = o
        count += 1
    return kept[:count].copy()
