"""How likely an item is for somebody in that situation: for these reasons, for this person."""

from dataclasses import dataclass
from typing import NamedTuple

import numba
import numpy as np
import numpy.typing as npt

from algorithms.blocks.tallies import Tally, tally_of, times_of
from algorithms.kernel_rules import for_kernel
from model.parameters import REASONED, parameter

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float32 = npt.NDArray[np.float32]
Float64 = npt.NDArray[np.float64]


class Reasons(NamedTuple):
    """Reasons of each record: ``reason[start[r]:start[r + 1]]``, the leading one first."""

    start: Int64
    reason: Int32

    @property
    def leading(self) -> Int64:
        """The leading reason of each record, -1 where none is given."""
        has = np.diff(self.start) > 0
        leading = np.full(has.size, -1, np.int64)
        leading[has] = self.reason[self.start[:-1][has]]
        return leading


@dataclass(frozen=True)
class SituationRule:
    """How an item is foretold by reasons."""

    pseudo_items: float = parameter(
        20.0, "items", "of the average kind added to those of each reason", REASONED
    )
    by_record: float = parameter(0.75, "weight", "of the reasons that the record gives", REASONED)
    by_person: float = parameter(0.2, "weight", "of all reasons of the person", REASONED)
    by_all: float = parameter(0.05, "weight", "of everybody", REASONED)
    allowance: float = parameter(1.15, "times", "by which the expectation may be too low", REASONED)


SITUATION = SituationRule()


class _Habits(NamedTuple):
    """Items by leading reason: ``seen`` over ``reason * items + item``, ``lines`` by reason,
    ``prior`` by item. Reasons of a person: ``held`` with ``weight``, cut by ``start``."""

    seen: Tally
    lines: Float64
    prior: Float64
    start: Int64
    held: Int64
    weight: Float64


def foretold(
    record: Int64, item: Int32, person: Int32, reasons: Reasons, persons: int, prior: Float64,
    rule: SituationRule = SITUATION,
) -> Float32:  # fmt: skip
    """The chance of each line's item given the reasons of its record and of its person.

    ``record`` and ``item`` have one row a line, ``person`` one a record; ``prior`` is the share
    of each item of all lines. 1, which can surprise nobody, where no reason of the person is
    known at all.
    """
    leading = reasons.leading[record]
    kinds = max(int(reasons.reason.max(initial=-1)) + 1, 1)
    given = leading >= 0
    owner = np.repeat(person.astype(np.int64), np.diff(reasons.start))
    held, times = np.unique(owner * kinds + reasons.reason, return_counts=True)
    holder = held // kinds
    habits = _Habits(
        seen=tally_of(leading[given] * max(prior.size, 1) + item[given]),
        lines=np.bincount(leading[given], minlength=kinds).astype(np.float64),
        prior=prior,
        start=np.searchsorted(holder, np.arange(persons + 1)).astype(np.int64),
        held=held % kinds,
        weight=times / np.maximum(np.bincount(holder, times, persons)[holder], 1.0),
    )
    chance = _chances(record, item, person, reasons, habits, for_kernel(rule))
    return np.minimum(1.0, rule.allowance * chance).astype(np.float32)


@numba.njit(cache=True, nogil=True)
def _chances(
    record: Int64, item: Int32, person: Int32, reasons: Reasons, habits: _Habits,
    rule: SituationRule,
) -> Float64:  # fmt: skip
    """Mixture of P(item | reason) over the reasons of the record, of the person and of all."""
    chance = np.ones(record.size, np.float64)
    for line in range(record.size):
        r = record[line]
        i = item[line]
        p = person[r]
        if habits.start[p] == habits.start[p + 1]:
            continue
        usual = 0.0
        for h in range(habits.start[p], habits.start[p + 1]):
            usual += habits.weight[h] * _given(habits, habits.held[h], i, rule)
        here = 0.0
        for d in range(reasons.start[r], reasons.start[r + 1]):
            here += _given(habits, reasons.reason[d], i, rule)
        stated = reasons.start[r + 1] - reasons.start[r]
        here = here / stated if stated > 0 else usual
        chance[line] = rule.by_record * here + rule.by_person * usual
        chance[line] += rule.by_all * habits.prior[i]
    return chance


@numba.njit(cache=True, nogil=True)
def _given(habits: _Habits, reason: int, item: int, rule: SituationRule) -> float:
    """P(item | reason), drawn towards the share among all."""
    seen = times_of(habits.seen, reason * habits.prior.size + item)
    average = rule.pseudo_items * habits.prior[item]
    return (seen + average) / (habits.lines[reason] + rule.pseudo_items)
