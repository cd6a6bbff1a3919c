"""Are they there for reasons that usually lead elsewhere?

Some kinds of record need a grave reason (a bed, not a chair). Where the reasons of a group's
records of that kind are those that others bring to ordinary records, the record was made without
need. The ratio of the two chances is a likelihood ratio; mixed over how many of the group's
records are such, its exponential is an e-value.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from algorithms.blocks.mixtures import cautious_mean
from model.parameters import REASONED, parameter

Bool = npt.NDArray[np.bool_]
Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]


class Gravity(NamedTuple):
    """By record: ``reason`` (the leading one, -1 for none), ``grave`` and ``person``.

    ``counts`` (2, reasons): ordinary and grave records of each reason. By person:
    ``person_start`` (persons + 1) into ``by_person``, record numbers.
    """

    reason: Int64
    grave: Bool
    person: Int32
    counts: Int64
    person_start: Int64
    by_person: Int64


@dataclass(frozen=True)
class MisplacedRule:
    """How needlessness is bet on."""

    shares: tuple[float, ...] = parameter(
        (0.0, 0.25, 0.5, 0.9),
        "share",
        "of grave records made without need, mixed; half of the bet is on none",
        REASONED,
    )
    most_lift: float = parameter(
        20.0, "times", "that one record may be likelier than expected", REASONED
    )
    pseudo_records: float = parameter(
        20.0, "records", "of the average reason added to both kinds", REASONED
    )


def gravity_of(reason: Int64, grave: Bool, person: Int32, persons: int) -> Gravity:
    """Count reasons by kind of record."""
    reasons = int(reason.max(initial=-1)) + 1
    known = reason >= 0
    counts = np.stack(
        [
            np.bincount(reason[known & ~grave], minlength=reasons),
            np.bincount(reason[known & grave], minlength=reasons),
        ]
    )
    order = np.argsort(person, kind="stable")
    start = np.searchsorted(person[order], np.arange(persons + 1)).astype(np.int64)
    return Gravity(reason, grave, person, counts, start, order)


def misplaced(
    gravity: Gravity, record: Int64, members: Int32, rule: MisplacedRule = MisplacedRule()
) -> float:
    """Nats for needless grave records among the records of a group; 0 without any.

    What the members themselves do tells nothing about when a record is needed.
    """
    record = record[gravity.grave[record] & (gravity.reason[record] >= 0)]
    if not record.size:
        return 0.0
    runs = [
        gravity.by_person[gravity.person_start[p] : gravity.person_start[p + 1]] for p in members
    ]
    own = np.concatenate(runs)
    own = own[gravity.reason[own] >= 0]
    counts = gravity.counts.astype(np.float64)
    np.subtract.at(counts, (gravity.grave[own].astype(np.int64), gravity.reason[own]), 1.0)
    average = counts.sum(axis=0) + 0.5
    average /= average.sum()
    chance = (counts + rule.pseudo_records * average) / (
        counts.sum(axis=1, keepdims=True) + rule.pseudo_records
    )
    lift = np.minimum((chance[0] / chance[1])[gravity.reason[record]], rule.most_lift)
    share = np.array(rule.shares)[:, None]
    totals = np.log1p(share * (lift[None, :] - 1.0)).sum(axis=1)
    return cautious_mean(totals)
