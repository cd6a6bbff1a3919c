"""Pieces of one group that were found apart are put together again, and only those."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.groups import Group
from model.parameters import REASONED, WORLDS, parameter

Int32 = npt.NDArray[np.int32]
Refine = Callable[[Int32], Group | None]


@dataclass(frozen=True)
class MergeRule:
    """When two groups are pieces of one."""

    least_present: int = parameter(2, "persons", "of each piece at a gathering of both", REASONED)
    common_gatherings: float = parameter(
        0.5, "share", "of the gatherings of the whole that both pieces attend", WORLDS
    )
    members_kept: float = parameter(
        0.8, "share", "of the persons of the pieces who belong to the whole", WORLDS
    )


def merged(groups: list[Group], refine: Refine, rule: MergeRule) -> list[Group]:
    """The groups, with pieces that go to the same gatherings joined.

    ``refine`` finds the group inside an area. Two groups that only share a member, or a unit on
    different days, remain two: the persons who are in one of them only must be found together.
    """
    waiting = sorted(groups, key=lambda group: tuple(group.members.tolist()))
    done: list[Group] = []
    while waiting:
        one = waiting.pop(0)
        people, moments = set(one.members.tolist()), set(one.gatherings.bucket.tolist())
        for position, other in enumerate(waiting):
            strangers = people.isdisjoint(other.members.tolist())
            if strangers and moments.isdisjoint(other.gatherings.bucket.tolist()):
                continue
            joined = _joined(one, other, refine, rule)
            if joined is not None:
                waiting[position] = joined
                break
        else:
            done.append(one)
    return done


def _joined(one: Group, other: Group, refine: Refine, rule: MergeRule) -> Group | None:
    """The group that two pieces make together; ``None`` where they are two groups."""
    area = np.union1d(one.members, other.members).astype(np.int32)
    group = refine(area)
    if group is None or np.isin(area, group.members).mean() < rule.members_kept:
        return None
    only_one = np.isin(group.members, np.setdiff1d(one.members, other.members))
    only_other = np.isin(group.members, np.setdiff1d(other.members, one.members))
    if not only_one.any() or not only_other.any():
        return group
    common = np.ones(group.gatherings.size, dtype=np.bool_)
    for piece in (only_one, only_other):
        common &= group.presence[piece].sum(axis=0) >= rule.least_present
    return group if common.mean() >= rule.common_gatherings else None
