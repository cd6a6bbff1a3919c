"""Owners (places, people) at which something improbable happens again and again."""

from dataclasses import dataclass

import numpy as np

from algorithms.grouping import Int64, distinct_count
from algorithms.place_rates import place_rates
from model.parameters import CUSTOMARY, WORLDS, parameter


@dataclass(frozen=True)
class RepeatRule:
    """When occasions count as repeated."""

    least_days: int = parameter(3, "days", "of one owner, distinct", WORLDS)
    least_occasions: int = parameter(5, "person-days", "of one owner", WORLDS)
    least_persons: int = parameter(2, "persons", "of one owner", WORLDS)
    spread: float = parameter(
        1.0, "squared coefficient of variation", "of honest rates between owners", WORLDS
    )
    q_value: float = parameter(
        0.01, "q-value", "accepted, over all owners with exposure", CUSTOMARY
    )


@dataclass(frozen=True)
class Repeated:
    """One owner with its occasions (positions in the input) and how many were expected."""

    owner: int
    at: Int64
    occasions: int
    days: int
    persons: int
    expected: float
    q_value: float


def repeated_occasions(
    owner: Int64, person: Int64, day: Int64, kind: Int64, exposure: Int64, rule: RepeatRule
) -> list[Repeated]:
    """Owners beyond the rate of all others, in ascending order.

    ``kind`` is the class of each occasion, ``exposure`` counts per class (rows) and owner
    (columns). Several occasions of a person on one day count once.
    """
    kinds, size = exposure.shape
    if not owner.size:
        return []
    span = np.int64(day.max() - min(0, int(day.min())) + 1)
    person_day = person.astype(np.int64) * span + day
    once = np.unique(np.stack([kind, owner, person_day]).astype(np.int64), axis=1)
    counts = np.zeros((kinds, size))
    np.add.at(counts, (once[0], once[1]), 1.0)
    rates = place_rates(counts, exposure, rule.spread)
    occasions = counts.sum(axis=0)
    days = distinct_count(owner, day.astype(np.int64), size)
    persons = distinct_count(owner, person.astype(np.int64), size)
    chosen = (
        (occasions >= rule.least_occasions)
        & (days >= rule.least_days)
        & (persons >= rule.least_persons)
        & (rates.q_value <= rule.q_value)
    )
    return [
        Repeated(
            owner=int(no),
            at=np.flatnonzero(owner == no).astype(np.int64),
            occasions=int(occasions[no]),
            days=int(days[no]),
            persons=int(persons[no]),
            expected=float(rates.expected[no]),
            q_value=float(rates.q_value[no]),
        )
        for no in np.flatnonzero(chosen)
    ]
