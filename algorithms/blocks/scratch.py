"""The rule of growth, and the work arrays of one thread that grows group after group."""

from dataclasses import dataclass
from typing import NamedTuple

import numba
import numpy as np
import numpy.typing as npt

from algorithms.blocks.index import Index
from algorithms.blocks.lists import Lists
from model.parameters import REASONED, WORLDS, parameter

Int32 = npt.NDArray[np.int32]
Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class GrowthRule:
    """What a group takes while it grows, and when it stops."""

    attendance: float = parameter(
        0.6, "share", "of the members at an occasion to begin with", REASONED
    )
    least_attendance: float = parameter(
        0.3, "share", "of the members at an occasion at least", REASONED
    )
    most_attendance: float = parameter(
        0.95, "share", "of the members at an occasion at most", REASONED
    )
    least_chance: float = parameter(
        1e-4, "probability", "of being there anyway: nobody is certain to be absent", REASONED
    )
    most_chance: float = parameter(
        0.9, "probability", "of being there anyway: nobody is certain to come", REASONED
    )
    least_present: int = parameter(3, "persons", "of the group at an occasion", REASONED)
    least_members: int = parameter(3, "persons", "of a group while it grows", REASONED)
    apart: int = parameter(
        4, "days", "between occasions of one place: nearer ones are one event", REASONED
    )
    rounds: int = parameter(12, "rounds", "of occasions and members at most", REASONED)
    member_cost: float = parameter(
        1.0, "nats", "that a member pays beside the choice among the visitors", REASONED
    )
    loose: float = parameter(
        0.4, "share", "of that price in the first round: a seed gathers its group", WORLDS
    )
    least_net: float = parameter(0.0, "nats", "of a group that is kept", "by definition")
    carried: float = parameter(
        0.4, "share", "of the visits of a group that bring the list home", WORLDS
    )
    on_list: float = parameter(
        0.8, "share", "of the items of such a visit that are on the list", WORLDS
    )
    most_lift: float = parameter(
        300.0, "times", "that one item may be likelier than expected", REASONED
    )
    pseudo_items: float = parameter(2.0, "items", "of the average kind added to a list", REASONED)
    least_lines: float = parameter(3.0, "items", "of others that make a list", REASONED)


GROWTH = GrowthRule()


class Scratch(NamedTuple):
    """Work arrays of one thread, clean between seeds.

    By bucket: ``hits``, members present; ``worth``, what their presence is worth; ``taken``, the
    number from 1 of the chosen occasion that covers it. By place: ``at_place``, members who ever
    come. By person: ``member``, 1 for a member; ``last``, the number of the last chosen occasion
    attended; ``points``, what a member is worth. By act: ``used``, the stamp of the step in which
    it was counted. By mark: ``list_worth``, evidence of its lines. By item: ``tally``, lines of
    the group. ``buckets``, ``places``, ``persons`` and ``items`` list what is touched; ``fresh``
    holds the members of the next round; ``chosen`` the occasions and ``gain`` what each is worth;
    ``best_members`` and ``best_occasions`` the best block; ``stamp[0]`` the latest step.
    """

    hits: Int32
    worth: Float64
    taken: Int32
    at_place: Int32
    member: Int32
    last: Int32
    points: Float64
    used: Int32
    list_worth: Float32
    tally: Float64
    buckets: Int32
    places: Int32
    persons: Int32
    items: Int32
    fresh: Int32
    chosen: Int32
    gain: Float64
    best_members: Int32
    best_occasions: Int32
    stamp: Int32


def scratch_of(index: Index, lists: Lists) -> Scratch:
    """Clean work arrays for an index and its lists."""
    buckets, places, persons = index.buckets, index.opened.size, index.persons
    items = lists.prior.size
    return Scratch(
        hits=np.zeros(buckets, np.int32),
        worth=np.zeros(buckets, np.float64),
        taken=np.zeros(buckets, np.int32),
        at_place=np.zeros(places, np.int32),
        member=np.zeros(persons, np.int32),
        last=np.zeros(persons, np.int32),
        points=np.zeros(persons, np.float64),
        used=np.zeros(int(index.act.max(initial=0)) + 1, np.int32),
        list_worth=np.zeros(index.marks, np.float32),
        tally=np.zeros(items, np.float64),
        buckets=np.empty(buckets, np.int32),
        places=np.empty(places, np.int32),
        persons=np.empty(persons, np.int32),
        items=np.empty(items, np.int32),
        fresh=np.empty(persons, np.int32),
        chosen=np.empty(MOST_OCCASIONS, np.int32),
        gain=np.empty(MOST_OCCASIONS, np.float64),
        best_members=np.empty(MOST_MEMBERS, np.int32),
        best_occasions=np.empty(MOST_OCCASIONS, np.int32),
        stamp=np.zeros(1, np.int32),
    )


MOST_MEMBERS = 2_000
MOST_OCCASIONS = 1_000
"""Room for one group: who gathers more is no group that a person could look at."""


@numba.njit(cache=True, nogil=True)
def presence_gain(frequency: float, habit: float, attendance: float, rule: GrowthRule) -> float:
    """What a presence is worth that own frequency and habit foretell so far; never below 0."""
    chance = min(rule.most_chance, max(rule.least_chance, frequency, habit))
    return np.log(max(attendance, chance) / chance)


@numba.njit(cache=True, nogil=True)
def absence_loss(attendance: float) -> float:
    """What the absence of a member costs."""
    return np.log(1.0 - attendance + 1e-6)
