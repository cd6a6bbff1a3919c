"""Do they come together? Presence of a group against what innocence expects of it.

The group is one hypothesis among all groups of its size among the visitors, and its occasions
were chosen among all days on which the places were open: it pays for both. What people openly
share is not a verdict but an expectation: who decides together is one row, a busy day is busier
for everybody, occasions that follow from one another are one.
"""

from dataclasses import dataclass, field
from math import lgamma

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse import csgraph

from algorithms.blocks.block import Block
from model.parameters import REASONED, parameter

Bool = npt.NDArray[np.bool_]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class TimingRule:
    """How presence is weighed."""

    attendances: tuple[float, ...] = parameter(
        (0.35, 0.5, 0.65, 0.8, 0.92),
        "share",
        "of the members at an occasion, mixed in equal parts",
        REASONED,
    )
    least_chance: float = parameter(
        1e-4, "probability", "of being there anyway: nobody is certain to be absent", REASONED
    )
    most_chance: float = parameter(
        0.9, "probability", "of being there anyway: nobody is certain to come", REASONED
    )
    most_of_row: float = parameter(
        0.95, "probability", "the same of several who decide together", REASONED
    )


@dataclass(frozen=True)
class Expectation:
    """What innocence says about a block of n members and K occasions beyond its rhythm.

    ``organiser`` (n,): members with equal numbers decide together (default: each for himself).
    ``factor`` (n, K) or broadcastable: how many times likelier presence is for this cause.
    ``event`` (K,): occasions with equal numbers are one event. ``most``: nats that timing can be
    worth per organiser under a common calendar, infinite without one.
    """

    organiser: Int64
    event: Int64
    factor: Float64 = field(default_factory=lambda: np.ones((1, 1)))
    most: float = np.inf

    @classmethod
    def none(cls, block: Block) -> "Expectation":
        """Nothing in common: the bare rhythm of the places."""
        rows, columns = block.present.shape
        return cls(np.arange(rows), np.arange(columns))

    def with_(self, other: "Expectation") -> "Expectation":
        """Both at once: who is joined by either is joined, and the larger factor counts."""
        return Expectation(
            organiser=_joined(self.organiser, other.organiser),
            event=_joined(self.event, other.event),
            factor=np.maximum(self.factor, other.factor),
            most=min(self.most, other.most),
        )


def _joined(one: Int64, other: Int64) -> Int64:
    """The finest partition in which what either joins is together."""
    size = one.size
    _, first = np.unique(one, return_inverse=True)
    _, second = np.unique(other, return_inverse=True)
    nodes = np.r_[size + first, 2 * size + second]
    edges = (np.ones(2 * size), (np.tile(np.arange(size), 2), nodes))
    parts = csgraph.connected_components(sparse.coo_matrix(edges, shape=(3 * size, 3 * size)))[1]
    return np.unique(parts[:size], return_inverse=True)[1].astype(np.int64)


@dataclass(frozen=True)
class Timing:
    """What presence is worth: ``gain`` (K,) nats by occasion, 0 where it does not pay.

    ``raw`` is their mixture over attendances, at most what a common calendar allows; ``search``
    is the price of the group among its visitors; ``rows`` the organisers.
    """

    gain: Float64
    raw: float
    search: float
    rows: int

    @property
    def net(self) -> float:
        """Nats that are left when the search is paid."""
        return self.raw - self.search


def log_choose(n: float, k: float) -> float:
    """Natural logarithm of a binomial coefficient; 0 where there is nothing to choose.

    >>> round(log_choose(5, 2), 4) == round(float(np.log(10)), 4)
    True
    """
    if not 0 <= k <= n:
        return 0.0
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def timing(block: Block, given: Expectation, rule: TimingRule = TimingRule()) -> Timing:
    """Weigh a block under an expectation.

    An occasion is worth ``ln(a / chance)`` for every organiser present, ``ln((1 - a) / (1 -
    chance))`` for every one absent, less the choice of the day; ``a`` is mixed over
    ``rule.attendances``. Of occasions that are one event the best counts.
    """
    chance = np.clip(block.chance * given.factor, rule.least_chance, rule.most_chance)
    _, row = np.unique(given.organiser, return_inverse=True)
    rows = int(row.max(initial=-1)) + 1
    columns = block.present.shape[1]
    present = np.zeros((rows, columns), bool)
    counts = np.zeros((rows, columns), bool)
    away = np.zeros((rows, columns))
    np.logical_or.at(present, row, block.present)
    np.logical_or.at(counts, row, block.present & block.counted)
    np.add.at(away, row, np.log1p(-chance))
    anyway = np.clip(1.0 - np.exp(away), rule.least_chance, rule.most_of_row)
    price = np.log(block.opened * max(1, block.places))
    gains = np.empty((len(rule.attendances), columns))
    for n, attendance in enumerate(rule.attendances):
        at = np.maximum(attendance, anyway)
        there = np.where(counts, np.log(at / anyway), 0.0)
        missing = np.where(present, 0.0, np.log((1.0 - at + 1e-6) / (1.0 - anyway)))
        gains[n] = np.maximum((there + missing).sum(axis=0) - price, 0.0)
    gains = _one_per_event(gains, given.event)
    totals = gains.sum(axis=1)
    best = int(totals.argmax())
    raw = float(totals[best] + np.log(np.mean(np.exp(totals - totals[best]))))
    search = log_choose(max(block.visitors, rows), rows)
    return Timing(gains[best], min(raw, rows * given.most), search, rows)


def _one_per_event(gains: Float64, event: Int64) -> Float64:
    """Of the columns of one event only the best of each row is left."""
    result = np.zeros_like(gains)
    for number in np.unique(event):
        inside = np.flatnonzero(event == number)
        best = inside[gains[:, inside].argmax(axis=1)]
        at = np.arange(gains.shape[0])
        result[at, best] = gains[at, best]
    return result
