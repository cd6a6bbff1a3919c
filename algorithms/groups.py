"""From significant pairs to groups: communities as search areas, then membership by gathering."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.attendance import Attendance
from algorithms.communities import Method, partition
from algorithms.gatherings import Attendees, Gatherings, attendees, gatherings_of, presence
from algorithms.null_models import benjamini_hochberg
from algorithms.rhythms import Clock

Int32 = npt.NDArray[np.int32]
Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]
Bool = npt.NDArray[np.bool_]

STRONGEST_PAIR = 30.0
"""Cap of an edge weight, -log10 p: beyond it more evidence must not dominate a partition."""


THIN_LINK = 0.3
"""Parts of a community whose links to one another are this much rarer than inside are two."""


@dataclass(frozen=True)
class GroupRule:
    """How a search area becomes a group.

    ``min_members``: fewest persons. ``quorum``: share of the members that must be present for
    a gathering to count (never fewer than three). ``join_q``: corrected p-value at which a
    person joins, over all persons. ``stay_p``: p-value above which a member leaves.
    ``rounds``: at most so many rounds of gatherings -> members -> gatherings.
    """

    min_members: int = 4
    quorum: float = 0.25
    min_gatherings: int = 3
    join_q: float = 0.01
    stay_p: float = 3e-3
    rounds: int = 4


@dataclass(frozen=True)
class Group:
    """Persons (ascending) who gather beyond chance.

    ``attended`` and ``expected`` are aligned with ``members``; ``presence`` has a row per
    member and a column per gathering; ``quorum`` is how many members made a gathering count.
    """

    members: Int32
    attended: Int32
    expected: Float64
    gatherings: Gatherings
    presence: Bool
    quorum: int


def search_areas(
    nodes: int, left: Int32, right: Int32, p_value: Float64, *, seed: int, method: Method
) -> list[Int32]:
    """Communities of the pair graph (weight -log10 p) with at least three persons, ascending.

    Modularity joins small cliques that touch when the graph is large (its resolution limit), so
    each community is divided again on its own as long as its parts hardly hold together.
    """
    weight = np.minimum(-np.log10(p_value), STRONGEST_PAIR)
    areas: list[Int32] = []
    waiting = [np.arange(left.size)]
    whole = True
    while waiting:
        edges = waiting.pop()
        present, ends = np.unique(np.concatenate([left[edges], right[edges]]), return_inverse=True)
        u, v = ends[: edges.size].astype(np.int32), ends[edges.size :].astype(np.int32)
        labels = partition(present.size, u, v, weight[edges], seed=seed, method=method)
        if not whole and not _falls_apart(labels, u, v):
            areas.append(present.astype(np.int32))
            continue
        whole = False
        inside = labels[u] == labels[v]
        order = np.argsort(labels[u][inside], kind="stable")
        cuts = np.flatnonzero(np.diff(labels[u][inside][order])) + 1
        waiting.extend(part for part in np.split(edges[inside][order], cuts) if part.size >= 2)
    return sorted((a for a in areas if a.size >= 3), key=lambda a: tuple(a.tolist()))


def _falls_apart(labels: Int32, u: Int32, v: Int32) -> bool:
    """Whether the parts are linked to one another far more thinly than inside."""
    parts = int(labels.max()) + 1
    if parts == 1:
        return False
    size = np.bincount(labels, minlength=parts).astype(np.float64)
    possible_inside = float(np.sum(size * (size - 1) / 2))
    possible_between = float(size.sum() * (size.sum() - 1) / 2) - possible_inside
    inside = float(np.count_nonzero(labels[u] == labels[v]))
    between = u.size - inside
    return between * possible_inside < THIN_LINK * inside * possible_between


def quorum_of(size: int, rule: GroupRule) -> int:
    """Members that make a gathering: a share of the group, three at least."""
    return max(3, int(np.ceil(rule.quorum * size)))


def refine(
    attendance: Attendance,
    share: Float32,
    area: Int32,
    clock: Clock,
    rule: GroupRule,
    *,
    persons: int,
) -> Group | None:
    """The group inside a search area, or ``None`` when nobody gathers beyond chance.

    Rounds of "who is at the gatherings" and "which gatherings do they make" until neither
    changes; a person from outside joins on the same test that a member has to pass, corrected
    over all ``persons``.
    """
    members = area
    for _ in range(rule.rounds):
        at_least = quorum_of(members.size, rule)
        found = gatherings_of(attendance, members, at_least, clock)
        if found.size < rule.min_gatherings:
            return None
        tested = attendees(attendance, share, found, members, at_least, clock)
        chosen = _belonging(tested, members, rule, persons)
        if chosen.size < rule.min_members:
            return None
        if np.array_equal(chosen, members):
            break
        members = chosen
    at_least = quorum_of(members.size, rule)
    found = gatherings_of(attendance, members, at_least, clock)
    if found.size < rule.min_gatherings:
        return None
    tested = attendees(attendance, share, found, members, at_least, clock)
    here = np.isin(tested.person, members)
    if int(here.sum()) < rule.min_members:
        return None
    return Group(
        members=tested.person[here],
        attended=tested.attended[here],
        expected=tested.expected[here],
        gatherings=found,
        presence=presence(attendance, tested.person[here], found),
        quorum=at_least,
    )


def _belonging(tested: Attendees, members: Int32, rule: GroupRule, persons: int) -> Int32:
    inside = np.isin(tested.person, members)
    q_value = benjamini_hochberg(tested.p_value, float(max(persons, tested.p_value.size)))
    chosen = np.where(inside, tested.p_value <= rule.stay_p, q_value <= rule.join_q)
    return tested.person[chosen]
