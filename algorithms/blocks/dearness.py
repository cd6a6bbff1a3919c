"""Are a group's records larger than those of others in the same situation?

Every record has a rank among the records of its stratum (place, kind and reason) by others. An
organiser's mean rank is bet to lie near the top: once for each who decides, since one person's
records resemble one another. Ranks of people who are like the others are even, and means of even
ranks lie nearer the middle, so the mean of the bets is an e-value at most.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from algorithms.blocks.mixtures import cautious_mean
from model.parameters import REASONED, parameter

Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]


class Standing(NamedTuple):
    """By record: its ``stratum`` (-1 for none), its ``amount``, and how many records of the
    stratum are of a smaller (``less``) or ``equal`` amount (itself included), of ``size``."""

    stratum: Int64
    amount: Int64
    less: Int64
    equal: Int64
    size: Int64


@dataclass(frozen=True)
class DearnessRule:
    """How dearness is bet on."""

    shares: tuple[float, ...] = parameter(
        (0.5, 0.9), "share", "of organisers whose records are inflated, mixed", REASONED
    )
    powers: tuple[float, ...] = parameter(
        (5.0, 20.0), "power", "of the density of ranks then: the upper third, the upper tenth",
        REASONED,
    )  # fmt: skip
    least_others: int = parameter(20, "records", "of others in a stratum to compare with", REASONED)


def standing_of(stratum: Int64, amount: Int64) -> Standing:
    """Rank every record in its stratum.

    >>> standing_of(np.array([0, 0, 0, 1]), np.array([5, 9, 5, 7])).less.tolist()
    [0, 2, 0, 0]
    """
    order = np.lexsort((amount, stratum))
    sorted_stratum, sorted_amount = stratum[order], amount[order]
    first = np.searchsorted(sorted_stratum, stratum, side="left")
    last = np.searchsorted(sorted_stratum, stratum, side="right")
    starts = np.ones(order.size, dtype=np.bool_)
    starts[1:] = (np.diff(sorted_stratum) != 0) | (np.diff(sorted_amount) != 0)
    run = np.cumsum(starts) - 1
    begin = np.flatnonzero(starts)
    ends = np.append(begin[1:], order.size)
    low, high = np.empty(order.size, np.int64), np.empty(order.size, np.int64)
    low[order], high[order] = begin[run], ends[run]
    return Standing(stratum, amount, low - first, high - low, last - first)


def dearness(
    standing: Standing, record: Int64, organiser: Int64, rule: DearnessRule = DearnessRule()
) -> float:
    """Nats for the records of a group being dear; ``organiser``: of each record, from 0.

    0 where nothing of others can be compared.
    """
    stratum, amount = standing.stratum[record], standing.amount[record]
    same = stratum[:, None] == stratum[None, :]
    less = standing.less[record] - (same & (amount[None, :] < amount[:, None])).sum(axis=1)
    equal = standing.equal[record] - (same & (amount[None, :] == amount[:, None])).sum(axis=1)
    others = standing.size[record] - same.sum(axis=1)
    known = (stratum >= 0) & (others >= rule.least_others)
    if not known.any():
        return 0.0
    rank = ((less + (equal + 1) / 2) / (others + 1))[known]
    _, who = np.unique(organiser[known], return_inverse=True)
    mean = np.bincount(who, rank) / np.bincount(who)
    bets = [
        np.log1p(share * (power * mean ** (power - 1.0) - 1.0)).sum()
        for share in rule.shares
        for power in rule.powers
    ]
    return cautious_mean(np.array([0.0, *bets]))
