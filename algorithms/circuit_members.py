"""From persons who match to a closed circuit: its places, its moves, and who follows it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
from scipy import special

from algorithms.itineraries import Moves
from algorithms.null_models import SMALLEST_P, benjamini_hochberg
from algorithms.place_habits import Habits
from model.parameters import CUSTOMARY, REASONED, WORLDS, parameter

Int64 = npt.NDArray[np.int64]
Bool = npt.NDArray[np.bool_]

_TIE = 1e-6  # of circuits on which a person makes as many moves, the one with fewer moves wins


@dataclass(frozen=True)
class CircuitRule:
    """What belongs to a circuit."""

    place_share: float = parameter(0.5, "share", "of the seeds who use a place of it", WORLDS)
    move_share: float = parameter(0.25, "share", "of the seeds who make a move of it", WORLDS)
    least_movers: int = parameter(2, "persons", "who make a move of it", REASONED)
    fewest_moves: int = parameter(2, "moves", "of it, distinct, that a member makes", REASONED)
    join_q: float = parameter(
        0.01, "q-value", "at which a person follows it, over everybody who moves", CUSTOMARY
    )
    same_moves: float = parameter(
        0.5, "share", "of common moves from which circuits of the same places are one", REASONED
    )


@dataclass(frozen=True)
class Circuit:
    """Places (ascending), the moves between them that several members make, and the members.

    ``on`` flags the moves given that members made on the circuit.
    """

    places: Int64
    source: Int64
    target: Int64
    members: Int64
    on: Bool


def circuit_of(
    habits: Habits, moves: Moves, seeds: Int64, fewest_places: int, rule: CircuitRule
) -> Circuit | None:
    """The circuit that ``seeds`` (persons) share, and everybody who follows it beyond chance.

    A person belongs when so many of the person's distinct moves on the circuit are not explained
    by how frequent those moves are in the person's region (Poisson tail, Benjamini-Hochberg).
    ``None`` where the moves connect fewer than ``fewest_places``.
    """
    inside = np.isin(moves.person, seeds)
    visits = np.unique(
        np.stack(
            [
                np.tile(moves.person[inside], 2),
                np.r_[moves.source, moves.target][np.tile(inside, 2)],
            ]
        ),
        axis=1,
    )
    places, users = np.unique(visits[1], return_counts=True)
    places = places[users >= rule.place_share * seeds.size]
    between = np.isin(moves.source, places) & np.isin(moves.target, places)
    (source, target), times = np.unique(
        np.stack([moves.source, moves.target])[:, inside & between], axis=1, return_counts=True
    )
    often = times >= max(rule.least_movers, rule.move_share * seeds.size)
    source, target = source[often], target[often]
    if np.unique(np.r_[source, target]).size < fewest_places:
        return None
    on = between & np.isin(
        moves.source * habits.places + moves.target, source * habits.places + target
    )
    persons, total = np.unique(moves.person, return_counts=True)
    taken = np.bincount(np.searchsorted(persons, moves.person[on]), minlength=persons.size)
    share = habits.move_shares(source, target)[habits.region[persons]]
    expected = (1 - (1 - share) ** total[:, None]).sum(axis=1)
    p_value = np.maximum(special.pdtrc(taken - 1.0, expected), SMALLEST_P)
    q_value = benjamini_hochberg(np.where(taken > 0, p_value, 1.0), float(persons.size))
    follows = persons[(taken >= rule.fewest_moves) & (q_value <= rule.join_q)]
    return Circuit(places, source, target, follows, on & np.isin(moves.person, follows))


def settled(circuits: Sequence[Circuit], moves: Moves, rule: CircuitRule) -> list[Circuit]:
    """The circuits with every person in one: where most of the person's moves lie, of equal ones
    the circuit with fewer moves, then the first."""
    circuits = _different(circuits, rule.same_moves)
    if not circuits:
        return []
    persons = np.unique(np.concatenate([circuit.members for circuit in circuits]))
    row = np.searchsorted(persons, moves.person)
    made = np.zeros((len(circuits), persons.size + 1))
    for n, circuit in enumerate(circuits):
        made[n] = np.bincount(row[circuit.on], minlength=persons.size + 1)
        made[n] -= circuit.source.size * _TIE
    best = np.argmax(made[:, :-1], axis=0)
    return [
        replace(circuit, members=own, on=circuit.on & np.isin(moves.person, own))
        for n, circuit in enumerate(circuits)
        for own in [persons[(best == n) & np.isin(persons, circuit.members)]]
    ]


def _different(circuits: Sequence[Circuit], same_moves: float) -> list[Circuit]:
    """Of circuits with the same places and mostly the same moves, the most followed one."""
    kept: list[Circuit] = []
    for circuit in sorted(circuits, key=lambda c: (-c.members.size, -c.source.size)):
        moves = set(zip(circuit.source.tolist(), circuit.target.tolist(), strict=True))
        if not any(
            np.array_equal(circuit.places, other.places)
            and len(moves & set(zip(other.source.tolist(), other.target.tolist(), strict=True)))
            >= same_moves * min(len(moves), other.source.size)
            for other in kept
        ):
            kept.append(circuit)
    return kept
