"""Refunds: a settlement is reversed, and mostly settled again the right way."""

from dataclasses import dataclass

import numpy as np

from synthetic.arrays import NONE, Ints
from synthetic.bills import Bills
from synthetic.seasons import DAY, MINUTE
from synthetic.settlement import Settlement
from synthetic.society import Society
from synthetic.visits import INPATIENT, Visits, together

REFUNDED = 0.005
SETTLED_AGAIN = 0.6


@dataclass(frozen=True)
class Books:
    """Every settlement: visits, bills and payment, aligned; ``sign`` is -1 for refunds.

    ``reverses`` is the row of the settlement that a refund takes back, NONE for others.
    """

    visits: Visits
    bills: Bills
    payment: Settlement
    sign: Ints
    reverses: Ints


def _rows_of(payment: Settlement, rows: Ints, settle: Ints) -> Settlement:
    return Settlement(
        settle,
        payment.terminal[rows],
        payment.operator[rows],
        payment.credential[rows],
        payment.fund[rows],
        payment.account[rows],
        payment.cash[rows],
    )


def with_refunds(society: Society, v: Visits, bills: Bills, payment: Settlement) -> Books:
    """The books after some settlements were refunded within days at the same provider."""
    rng = society.stream("refunds")
    some = np.flatnonzero((rng.random(v.size) < REFUNDED) & (v["kind"] != INPATIENT))
    quick = rng.random(len(some)) < 0.7
    later = np.where(
        quick, rng.integers(3 * MINUTE, 40 * MINUTE, len(some)), rng.integers(1, 7, len(some)) * DAY
    )
    refund_at = payment.settle[some] + later
    again = rng.random(len(some)) < SETTLED_AGAIN
    redo, redo_at = some[again], refund_at[again] + rng.integers(60, 900, int(again.sum()))
    order = np.concatenate([np.arange(v.size), some, redo])
    settle = np.concatenate([payment.settle, refund_at, redo_at])
    sign = np.ones(len(order), dtype=np.int64)
    sign[v.size : v.size + len(some)] = -1
    reverses = np.full(len(order), NONE, dtype=np.int64)
    reverses[v.size : v.size + len(some)] = some
    return Books(
        visits=together([v, v.where(some), v.where(redo)]),
        bills=bills.where(order),
        payment=_rows_of(payment, order, settle),
        sign=sign,
        reverses=reverses,
    )
