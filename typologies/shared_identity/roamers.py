"""People who are at more of some linked providers than people of their area are."""

from dataclasses import dataclass

import numpy as np

from algorithms.roaming import area_rates, roaming_tail
from algorithms.upper_tails import joint_excess
from model.claim_index import ClaimIndex, Int64
from model.parameters import REASONED, WORLDS, parameter


@dataclass(frozen=True)
class RoamerRule:
    """Who is at more of the linked providers than people of the area are."""

    p_value: float = parameter(2e-3, "p-value", "of such a person", WORLDS)
    pair_p_value: float = parameter(
        5e-4, "p-value", "of a person at two of them only: two of many may be neighbours", WORLDS
    )
    least_part: float = parameter(
        0.6, "share", "of the places of the busiest: the recruited are taken round", WORLDS
    )
    least_people: int = parameter(3, "persons", "who are, of a group", REASONED)
    most_rate: float = parameter(
        0.95, "share", "of an area's people expected at a provider, at most", REASONED
    )


@dataclass(frozen=True)
class Roamers:
    """A group of linked providers and the people seen at too many of them."""

    providers: Int64
    people: dict[int, int]
    expected: float
    p_value: float


def roamers(
    claims: ClaimIndex,
    record: Int64,
    those: Int64,
    area: Int64,
    population: Int64,
    rule: RoamerRule,
) -> Roamers:
    """Who among the visitors of ``those`` providers (ascending) is at too many of them.

    ``record`` are the claims there, ``area`` is that of every person and ``population`` the
    people of every area.
    """
    people, row = np.unique(claims.patient[record], return_inverse=True)
    visited = np.zeros((people.size, those.size), dtype=bool)
    visited[row, np.searchsorted(those, claims.provider[record])] = True
    places = visited.sum(axis=1)
    rates = area_rates(visited, area[people], population, rule.most_rate)
    p_value = roaming_tail(places, rates)
    p_value[places < 2] = 1.0
    kept = p_value <= rule.p_value
    kept &= places >= rule.least_part * places.max(initial=0)
    kept &= (p_value <= rule.pair_p_value) | (places > 2)
    return Roamers(
        providers=those,
        people={int(no): int(n) for no, n in zip(people[kept], places[kept], strict=True)},
        expected=people.size * rule.p_value,
        p_value=joint_excess(p_value[kept], int(people.size), rule.least_people, rule.pair_p_value),
    )
