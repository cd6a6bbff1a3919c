"""How much larger one set of amounts is than another, on the scale on which amounts vary."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special

from algorithms.null_models import SMALLEST_P
from algorithms.rows_of import RowsOf
from model.parameters import CUSTOMARY, REASONED, WORLDS, parameter


@dataclass(frozen=True)
class ContrastRule:
    """When amounts are compared, and when the difference is worth mentioning."""

    least_ratio: float = parameter(1.2, "times", "the geometric mean of others, or more", WORLDS)
    most_p: float = parameter(0.01, "p-value", "up to which a difference counts", CUSTOMARY)
    least_amounts: int = parameter(5, "amounts", "on either side, to be compared", REASONED)
    least_variance: float = parameter(
        1e-4, "squared log amount", "at least: a few equal amounts are no certainty", REASONED
    )


@dataclass(frozen=True)
class Contrast:
    """Ratio of geometric means and the one-sided p-value that it is above 1."""

    ratio: float
    p_value: float

    def notable(self, rule: ContrastRule) -> bool:
        """Whether the difference is both large enough and surprising enough to mention."""
        return self.ratio >= rule.least_ratio and self.p_value <= rule.most_p


def amount_contrast(
    amounts: npt.ArrayLike, reference: npt.ArrayLike, rule: ContrastRule
) -> Contrast:
    """Welch's test on logarithms; amounts of 0 and below are left out.

    Returns ratio 1 and p-value 1 where either side has too few amounts.

    >>> amount_contrast([200] * 9 + [210], [100, 110, 90, 105, 95], ContrastRule()).ratio > 1.9
    True
    """
    x, y = np.asarray(amounts, dtype=np.float64), np.asarray(reference, dtype=np.float64)
    x, y = np.log(x[x > 0]), np.log(y[y > 0])
    if min(x.size, y.size) < rule.least_amounts:
        return Contrast(1.0, 1.0)
    difference = float(x.mean() - y.mean())
    spreads = [max(float(z.var(ddof=1)), rule.least_variance) / z.size for z in (x, y)]
    return Contrast(
        ratio=float(np.exp(difference)),
        p_value=float(max(special.ndtr(-difference / np.sqrt(sum(spreads))), SMALLEST_P)),
    )


class Peers:
    """Amounts of all usable records by place, to compare some of them with their peers."""

    def __init__(
        self,
        amount: npt.NDArray[np.int64],
        usable: npt.NDArray[np.bool_],
        place: npt.NDArray[np.signedinteger[Any]],
        kind: npt.NDArray[np.signedinteger[Any]],
    ) -> None:
        self._amount, self._place, self._kind, self._usable = amount, place, kind, usable

    @cached_property
    def rows(self) -> RowsOf:
        """Usable records by place; sorted when first asked for."""
        return RowsOf(self._place, self._usable)

    def others(self, record: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Usable records of the same places and kinds that are not among these."""
        rows = self.rows.of(self._place[record])
        rows = rows[np.isin(self._kind[rows], np.unique(self._kind[record]))]
        return rows[~np.isin(rows, record)]

    def contrast(self, record: npt.NDArray[np.int64], rule: ContrastRule) -> Contrast:
        """Amounts of some records against the others of the same places and kinds.

        >>> place, amount = np.array([0] * 12 + [1]), np.array([200] * 6 + [100] * 6 + [900])
        >>> peers = Peers(amount, place >= 0, place, np.zeros(13, np.int8))
        >>> round(peers.contrast(np.arange(6), ContrastRule()).ratio, 2)
        2.0
        """
        return amount_contrast(self._amount[record], self._amount[self.others(record)], rule)
