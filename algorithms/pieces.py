"""Pieces of one group that were found apart are put together again, and only those."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from algorithms.groups import Group

Int32 = npt.NDArray[np.int32]

FEWEST_PRESENT = 2
"""Persons of each piece that make a gathering one of both."""

MIXED = 0.5
"""Share of the gatherings of the whole that both pieces must attend."""

KEPT = 0.8
"""Share of the persons of the pieces that must belong to the whole."""


def whole(groups: list[Group], refine: Callable[[Int32], Group | None]) -> list[Group]:
    """The groups, with pieces that go to the same gatherings joined.

    ``refine`` finds the group inside an area. Two groups that only share a member, or a unit on
    different days, stay two: the persons that are in one of them only must be found together.
    """
    waiting = sorted(groups, key=lambda group: tuple(group.members.tolist()))
    done: list[Group] = []
    while waiting:
        one = waiting.pop(0)
        people, moments = set(one.members.tolist()), set(one.gatherings.bucket.tolist())
        for position, other in enumerate(waiting):
            apart = people.isdisjoint(other.members.tolist())
            if apart and moments.isdisjoint(other.gatherings.bucket.tolist()):
                continue
            joined = _joined(one, other, refine)
            if joined is not None:
                waiting[position] = joined
                break
        else:
            done.append(one)
    return done


def _joined(one: Group, other: Group, refine: Callable[[Int32], Group | None]) -> Group | None:
    area = np.union1d(one.members, other.members).astype(np.int32)
    group = refine(area)
    if group is None or np.isin(area, group.members).mean() < KEPT:
        return None
    only_one = np.isin(group.members, np.setdiff1d(one.members, other.members))
    only_other = np.isin(group.members, np.setdiff1d(other.members, one.members))
    if not only_one.any() or not only_other.any():
        return group
    of_both = (group.presence[only_one].sum(axis=0) >= FEWEST_PRESENT) & (
        group.presence[only_other].sum(axis=0) >= FEWEST_PRESENT
    )
    return group if of_both.mean() >= MIXED else None
