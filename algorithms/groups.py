"""From significant pairs to groups: communities as search areas, then membership by gathering."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.attendance import Attendance
from algorithms.gatherings import Attendees, Gatherings, attendees, gatherings_of, presence
from algorithms.null_models import benjamini_hochberg
from algorithms.rhythms import Clock
from model.parameters import CUSTOMARY, REASONED, WORLDS, parameter

Int32 = npt.NDArray[np.int32]
Float32 = npt.NDArray[np.float32]
Bool = npt.NDArray[np.bool_]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class GroupRule:
    """How a search area becomes a group."""

    min_members: int = parameter(4, "persons", "of a group: three may be a family", REASONED)
    quorum: float = parameter(0.25, "share", "of the members at a gathering that counts", WORLDS)
    least_present: int = parameter(
        3, "persons", "at a gathering, however small the group", REASONED
    )
    min_gatherings: int = parameter(3, "gatherings", "of a group", WORLDS)
    least_attended: int = parameter(2, "gatherings", "a person attends, to be tested", REASONED)
    join_q: float = parameter(0.01, "q-value", "at which anybody joins, of all persons", CUSTOMARY)
    leave_p: float = parameter(3e-3, "p-value", "above which a member leaves", WORLDS)
    rounds: int = parameter(4, "rounds", "of gatherings, members, gatherings at most", WORLDS)


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


def quorum_of(size: int, rule: GroupRule) -> int:
    """Members that make a gathering: a share of the group, some at least."""
    return max(rule.least_present, int(np.ceil(rule.quorum * size)))


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
        tested = attendees(attendance, share, found, members, at_least, rule.least_attended, clock)
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
    tested = attendees(attendance, share, found, members, at_least, rule.least_attended, clock)
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
    """Who belongs after the test: members by their p-value, others corrected over ``persons``."""
    inside = np.isin(tested.person, members)
    q_value = benjamini_hochberg(tested.p_value, float(max(persons, tested.p_value.size)))
    chosen = np.where(inside, tested.p_value <= rule.leave_p, q_value <= rule.join_q)
    return tested.person[chosen]
