"""The whole way from marks and their significant pairs to groups with stability."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.attendance import Attendance, attend
from algorithms.dense_blocks import CoreRule, chance_of_core
from algorithms.groups import Group, GroupRule, refine
from algorithms.merging import MergeRule, merged
from algorithms.rhythms import Clock, window_share
from algorithms.search_areas import AreaRule, pair_weight, search_areas
from model.parameters import part

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class GatheringRule:
    """How groups are found among significant pairs."""

    areas: AreaRule = part(AreaRule(), "where a group is looked for")
    group: GroupRule = part(GroupRule(), "who belongs to a group")
    merge: MergeRule = part(MergeRule(), "when two groups are pieces of one")
    core: CoreRule = part(CoreRule(), "whether chance would make a group as dense")


@dataclass(frozen=True)
class Marks:
    """Marks as columns (person, unit, tick) with the number of the record behind each."""

    person: Int32
    unit: Int32
    tick: Int32
    record: Int64


@dataclass(frozen=True)
class Pairs:
    """Significant pairs of persons: every pair with a p-value of at most ``p_max``."""

    left: Int32
    right: Int32
    p_value: Float64
    p_max: float


@dataclass(frozen=True)
class Setting:
    """How the marks are to be read: how many persons and units, and by which clock.

    Units numbered ``steady_from`` and above are open every day (see ``window_share``).
    """

    persons: int
    units: int
    clock: Clock
    steady_from: int | None = None


@dataclass(frozen=True)
class FoundGroups:
    """Groups in order of discovery, with the attendance and the marks of the units concerned.

    ``chance`` is aligned with ``groups``: the number of cores as dense as the group's densest
    that unrelated persons would produce (a corrected p-value; above 1 chance explains it).
    """

    attendance: Attendance
    marks: Marks
    groups: tuple[Group, ...]
    chance: tuple[float, ...]
    search_areas: int


def find_groups(
    marks: Marks, pairs: Pairs, setting: Setting, rule: GatheringRule, *, seed: int
) -> FoundGroups:
    """Groups behind significant pairs.

    Only units where people of one search area met are looked at again, with everybody who was
    there, so that the rhythm of those units and the people outside the pairs remain in view.
    Identical groups reached from several search areas are reported once.
    """
    persons, clock = setting.persons, setting.clock
    weight = pair_weight(pairs.p_value, rule.areas)
    areas = search_areas(pairs.left, pairs.right, weight, rule.areas, seed=seed)
    involved = np.zeros(persons, np.bool_)
    for area in areas:
        involved[area] = True
    busy = np.zeros(setting.units, np.bool_)
    busy[marks.unit[involved[marks.person]]] = True
    near = _at(marks, np.flatnonzero(busy[marks.unit]))
    attendance = attend(
        near.person, near.unit, near.tick,
        persons=persons, units=setting.units, window=clock.window,
    )  # fmt: skip
    share = window_share(attendance, clock, steady_from=setting.steady_from)

    def group_in(area: Int32) -> Group | None:
        return refine(attendance, share, area, clock, rule.group, persons=persons)

    found: dict[tuple[int, ...], Group] = {}
    for area in areas:
        group = group_in(area)
        if group is not None:
            found.setdefault(tuple(group.members.tolist()), group)
    groups = tuple(merged(list(found.values()), group_in, rule.merge))
    chance = tuple(_chance(persons, pairs, group, rule.core) for group in groups)
    return FoundGroups(attendance, near, groups, chance, len(areas))


def _chance(persons: int, pairs: Pairs, group: Group, rule: CoreRule) -> float:
    """Expected number of cores among ``persons`` as dense as the group's densest one."""
    inside = np.flatnonzero(
        np.isin(pairs.left, group.members) & np.isin(pairs.right, group.members)
    )
    return chance_of_core(
        persons,
        np.searchsorted(group.members, pairs.left[inside]).astype(np.int32),
        np.searchsorted(group.members, pairs.right[inside]).astype(np.int32),
        pairs.p_value[inside],
        group.members.size,
        pairs.p_max,
        rule,
    )


def _at(marks: Marks, chosen: Int64) -> Marks:
    """The chosen marks, ordered by person and then by record."""
    order = chosen[np.lexsort((marks.record[chosen], marks.person[chosen]))]
    return Marks(marks.person[order], marks.unit[order], marks.tick[order], marks.record[order])


def records_of(found: FoundGroups, group: Group) -> tuple[Int64, Int32]:
    """Records behind a group's gatherings, ascending, and the gathering of each.

    A record belongs to a gathering when its person is a member and its mark lies in the window
    of the gathering; where windows touch it belongs to the earlier one.
    """
    here, marks = found.attendance, found.marks
    low = np.searchsorted(marks.person, group.members, side="left")
    high = np.searchsorted(marks.person, group.members, side="right")
    mine = np.concatenate([np.arange(a, b) for a, b in zip(low, high, strict=True)])
    unit = here.bucket_unit[group.gatherings.bucket]
    tick = here.bucket_tick[group.gatherings.bucket].astype(np.int64)
    inside = (marks.unit[mine][:, None] == unit) & (
        np.abs(marks.tick[mine][:, None] - tick) <= here.window
    )
    member, gathering = np.nonzero(inside)
    record, first = np.unique(marks.record[mine[member]], return_index=True)
    return record, gathering[first].astype(np.int32)
