"""Groups of people who turn up at one place more often than people of the same area do."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.factors import distinct, factors
from algorithms.null_models import HALF_COUNT, benjamini_hochberg
from algorithms.upper_tails import binomial_excess
from model.parameters import CUSTOMARY, REASONED, WORLDS, parameter

Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]
Bool = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class ConcentrationRule:
    """When several people of a group count as turning up at one place."""

    least_people: int = parameter(4, "persons", "of a group at a place, to be listed", REASONED)
    least_days: int = parameter(2, "days", "at a place that make someone return to it", REASONED)
    least_lift: float = parameter(3.0, "times", "the people expected, or more", WORLDS)
    spread: float = parameter(0.02, "intra-class correlation", "of the visits of a group", WORLDS)
    q_value: float = parameter(0.01, "q-value", "accepted, over all groups and places", CUSTOMARY)


@dataclass(frozen=True)
class Concentrations:
    """One row per group and place that is listed; ``tested`` counts the unlisted ones too."""

    group: Int64
    place: Int64
    people: Int64
    expected: Float64
    q_value: Float64
    tested: int


def concentrations(
    visits: tuple[Int64, Int64, Int64],
    group_of: Int64,
    area_of: Int64,
    rule: ConcentrationRule,
) -> Concentrations:
    """Members of a group who return to a place, against the share of neighbours who do.

    ``visits`` are persons, places and days, aligned; whoever was at a place on enough distinct
    days returns to it. ``group_of`` and ``area_of`` give the group (-1: none) and area of every
    person. Only places with enough members of a group are listed. Members count neither as
    neighbours nor for the size of their area.
    """
    person = visits[0]
    mine = group_of[person] >= 0
    spot, who = _returning(visits, mine, rule.least_days)
    seen = np.stack([group_of[who], spot])
    pairs, people = np.unique(seen[:2], axis=1, return_counts=True)
    tested, listed = int(people.size), people >= rule.least_people
    (group, at), people = pairs[:, listed], people[listed]
    size = np.bincount(group_of[group_of >= 0], minlength=int(group_of.max(initial=-1)) + 1)
    expected = _expected(visits, group_of, area_of, group, at, size, rule.least_days)
    p_value = binomial_excess(people, size[group], expected / size[group], rule.spread)
    q_value = benjamini_hochberg(p_value, max(tested, p_value.size))
    return Concentrations(group, at, people, expected, q_value, tested)


def _returning(visits: tuple[Int64, Int64, Int64], mask: Bool, days: int) -> tuple[Int64, Int64]:
    """Places and persons who were there on ``days`` distinct days or more."""
    person, place, day = (column[mask] for column in visits)
    if not person.size:
        return place, person
    persons, span = np.int64(person.max()) + 1, np.int64(day.max() - day.min()) + 1
    pair, at = factors(place * persons + person)
    days_there = distinct(at * span + (day - day.min()))
    returning = pair[np.bincount(days_there // span, minlength=pair.size) >= days]
    return returning // persons, returning % persons


def _expected(
    visits: tuple[Int64, Int64, Int64],
    group_of: Int64,
    area_of: Int64,
    group: Int64,
    place: Int64,
    size: Int64,
    days: int,
) -> Float64:
    """How many members neighbours' habits lead to expect at each listed place."""
    person, at, _ = visits
    wanted = np.zeros(int(at.max(initial=0)) + 1, dtype=bool)
    wanted[place] = True
    known = _returning(visits, wanted[at] & (group_of[person] < 0), days)
    areas = int(area_of.max(initial=0)) + 1
    active = np.zeros(area_of.size, dtype=bool)
    active[person] = True
    population = np.bincount(area_of[active & (group_of < 0)], minlength=areas)
    keys, counts = np.unique(known[0] * areas + area_of[known[1]], return_counts=True)
    members = np.flatnonzero(group_of >= 0)
    members = members[np.argsort(group_of[members], kind="stable")]
    first = np.r_[0, np.cumsum(size)]
    result = np.zeros(place.size)
    for n, (one, spot) in enumerate(zip(group, place, strict=True)):
        home = area_of[members[first[one] : first[one + 1]]]
        if not keys.size:
            neighbours = np.zeros(home.size)
        else:
            key = spot * areas + home
            found = np.minimum(np.searchsorted(keys, key), keys.size - 1)
            neighbours = np.where(keys[found] == key, counts[found], 0)
        result[n] = ((neighbours + HALF_COUNT) / (population[home] + 1.0)).sum()
    return np.minimum(result, size[group])
