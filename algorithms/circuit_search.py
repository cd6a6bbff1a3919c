"""Find closed circuits of hospitals in the stays of everybody."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from algorithms.admission_habits import Habits
from algorithms.circuit_closure import Closed, StayList, closed_circuit
from algorithms.circuit_members import CircuitRule, circuit_of, settled
from algorithms.circuits import FEWEST_PLACES, Companions, companions
from algorithms.groups import search_areas
from algorithms.itineraries import moves_between
from algorithms.null_models import benjamini_hochberg

Int64 = npt.NDArray[np.int64]


ALIKE = 0.4
"""Share of moves in common from which a pair is followed in the search: circuits that share
hospitals touch, and must not be searched as one."""


@dataclass(frozen=True)
class SearchRule:
    """Who is examined, and which circuits are reported.

    ``least_stays``: stays of a person to be examined. ``levels``: distinct moves that two persons
    share to match, besides three hospitals; the most surprising level counts. ``most_days``:
    days from discharge to the next admission in a move. ``least_members``, ``most_places``:
    persons and hospitals of a circuit. ``least_inside``: share of the members' stays within it.
    ``max_q``: corrected p-value of a person's matches.
    """

    least_stays: int = 4
    levels: tuple[int, ...] = (2, 3)
    most_days: int = 30
    least_members: int = 4
    most_places: int = 6
    least_inside: float = 0.8
    max_q: float = 0.01
    circuit: CircuitRule = field(default_factory=CircuitRule)


@dataclass(frozen=True)
class Search:
    """What a search came to, and what it looked at."""

    found: tuple[Closed, ...]
    examined: int
    pairs: int
    open_sets: int


def find_circuits(
    stays: StayList, region: Int64, places: int, rule: SearchRule, *, seed: int
) -> Search:
    """Closed circuits, by smallest member; ``region`` (from 0) is that of every person."""
    moves = moves_between(
        stays.person, stays.place, stays.first_day, stays.last_day, rule.most_days
    )
    often = np.bincount(stays.person, minlength=region.size) >= rule.least_stays
    often &= np.bincount(moves.person, minlength=region.size) >= rule.levels[0]
    visits = np.unique(np.stack([stays.person, stays.place]), axis=1)
    often &= np.bincount(visits[0], minlength=region.size) >= FEWEST_PLACES
    habits = Habits(region, often, visits[0], visits[1], places, moves)
    crowd = companions(
        habits, moves.taken(often[moves.person]), rule.levels, rule.least_members - 1
    )
    q_value = benjamini_hochberg(crowd.p_value, float(crowd.persons.size))
    seeds = [crowd.persons[area] for area in _areas(crowd, q_value <= rule.max_q, seed)]
    followed = [circuit_of(habits, moves, people, rule.circuit) for people in seeds]
    circuits = settled([circuit for circuit in followed if circuit is not None], moves)
    large = [circuit for circuit in circuits if circuit.members.size >= rule.least_members]
    closed = [closed_circuit(stays, habits, circuit, crowd, q_value) for circuit in large]
    found = [
        one
        for one in closed
        if one.q_value <= rule.max_q
        and one.inside >= rule.least_inside
        and one.circuit.places.size <= rule.most_places
    ]
    return Search(
        found=tuple(sorted(found, key=lambda one: one.circuit.members.tolist())),
        examined=int(crowd.persons.size),
        pairs=crowd.persons.size * (crowd.persons.size - 1) // 2,
        open_sets=len(closed) - len(found),
    )


def _areas(crowd: Companions, surprising: npt.NDArray[np.bool_], seed: int) -> list[Int64]:
    kept = surprising[crowd.left] & surprising[crowd.right] & (crowd.alike >= ALIKE)
    if not kept.any():
        return []
    areas = search_areas(
        crowd.persons.size,
        crowd.left[kept].astype(np.int32),
        crowd.right[kept].astype(np.int32),
        10.0 ** -(10 * crowd.alike[kept]),  # an edge weighs what the two have in common
        seed=seed,
        method="networkit",
    )
    return [area.astype(np.int64) for area in areas]
