"""What a ring's claims amount to, added up again from the very rows on the screen."""

from dataclasses import dataclass

import pyarrow as pa

from model.rings import Ring


@dataclass(frozen=True)
class Sum:
    """Charges, what was taken back, and what remains; minor units."""

    charged: int
    refunded: int

    @property
    def net(self) -> int:
        """Charges with refunds taken off."""
        return self.charged + self.refunded


@dataclass(frozen=True)
class Exposure:
    """The four amounts of a claim, summed over rows; ``None`` where no row says it."""

    total: Sum
    fund: Sum | None
    account: Sum | None
    cash: Sum | None
    rows: int


def _summed(rows: pa.Table, column: str) -> Sum | None:
    if column not in rows.column_names:
        return None
    amounts = [amount for amount in rows.column(column).to_pylist() if amount is not None]
    if not amounts:
        return None
    return Sum(sum(a for a in amounts if a > 0), sum(a for a in amounts if a < 0))


def exposure(rows: pa.Table) -> Exposure:
    """Add up claim rows in whole minor units, every row once."""
    return Exposure(
        total=_summed(rows, "total_amount_minor") or Sum(0, 0),
        fund=_summed(rows, "fund_amount_minor"),
        account=_summed(rows, "account_amount_minor"),
        cash=_summed(rows, "cash_amount_minor"),
        rows=rows.num_rows,
    )


def agrees(ring: Ring, found: Exposure) -> bool:
    """Whether the figures the run wrote down are those of the rows."""
    return ring.total_minor == found.total.net and ring.fund_minor == (
        found.fund.net if found.fund else 0
    )
