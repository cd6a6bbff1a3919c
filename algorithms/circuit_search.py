"""Find closed circuits of places in the intervals of everybody."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.circuit_closure import Closed, closed_circuit
from algorithms.circuit_members import CircuitRule, circuit_of, settled
from algorithms.circuits import Companions, MatchRule, companions
from algorithms.itineraries import Intervals, moves_between
from algorithms.null_models import benjamini_hochberg
from algorithms.place_habits import Habits
from algorithms.search_areas import AreaRule, search_areas
from model.parameters import CUSTOMARY, REASONED, WORLDS, parameter, part

Int64 = npt.NDArray[np.int64]
Bool = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class SearchRule:
    """Who is examined, and which circuits are reported."""

    least_intervals: int = parameter(4, "intervals", "of a person, to be examined", WORLDS)
    most_days: int = parameter(
        30, "days", "from the end of an interval to the next, in a move", CUSTOMARY
    )
    alike: float = parameter(
        0.4, "share", "of common moves that joins a pair in the search: circuits touch", WORLDS
    )
    least_members: int = parameter(4, "persons", "of a circuit", REASONED)
    most_places: int = parameter(6, "places", "of a circuit", WORLDS)
    least_inside: float = parameter(0.8, "share", "of the members' intervals within it", WORLDS)
    max_q: float = parameter(0.01, "q-value", "of a person's matches", CUSTOMARY)
    match: MatchRule = part(MatchRule(), "two persons who match")
    areas: AreaRule = part(AreaRule(), "search areas among those who match")
    circuit: CircuitRule = part(CircuitRule(), "what belongs to a circuit")


@dataclass(frozen=True)
class Search:
    """What a search came to, and what it looked at."""

    found: tuple[Closed, ...]
    examined: int
    pairs: int
    open_sets: int


def find_circuits(
    intervals: Intervals, region: Int64, places: int, rule: SearchRule, *, seed: int
) -> Search:
    """Closed circuits, by smallest member; ``region`` (from 0) is that of every person."""
    moves = moves_between(intervals, rule.most_days)
    often = np.bincount(intervals.person, minlength=region.size) >= rule.least_intervals
    often &= np.bincount(moves.person, minlength=region.size) >= rule.match.levels[0]
    visits = np.unique(np.stack([intervals.person, intervals.place]), axis=1)
    often &= np.bincount(visits[0], minlength=region.size) >= rule.match.fewest_places
    habits = Habits(region, often, visits[0], visits[1], places, moves, rule.match.prior)
    crowd = companions(habits, moves.taken(often[moves.person]), rule.match, rule.least_members - 1)
    q_value = benjamini_hochberg(crowd.p_value, float(crowd.persons.size))
    circuits = [
        circuit_of(habits, moves, people, rule.match.fewest_places, rule.circuit)
        for people in _areas(crowd, q_value <= rule.max_q, rule, seed)
    ]
    followed = settled([one for one in circuits if one is not None], moves, rule.circuit)
    large = [circuit for circuit in followed if circuit.members.size >= rule.least_members]
    closed = [closed_circuit(intervals, habits, circuit, crowd, q_value) for circuit in large]
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


def _areas(crowd: Companions, surprising: Bool, rule: SearchRule, seed: int) -> list[Int64]:
    """Persons who surprise and have many moves in common, by area; an edge weighs their share."""
    kept = surprising[crowd.left] & surprising[crowd.right] & (crowd.alike >= rule.alike)
    if not kept.any():
        return []
    left, right = crowd.left[kept].astype(np.int32), crowd.right[kept].astype(np.int32)
    areas = search_areas(left, right, crowd.alike[kept], rule.areas, seed=seed)
    return [crowd.persons[area] for area in areas]
