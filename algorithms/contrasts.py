"""How much larger one set of amounts is than another, on the scale on which amounts vary."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import special


@dataclass(frozen=True)
class Contrast:
    """Ratio of geometric means and the one-sided p-value that it is above 1."""

    ratio: float
    p_value: float

    def notable(self, least_ratio: float, most_p: float) -> bool:
        """Whether the difference is both large enough and surprising enough to mention."""
        return self.ratio >= least_ratio and self.p_value <= most_p


def amount_contrast(
    amounts: npt.ArrayLike, reference: npt.ArrayLike, at_least: int = 5
) -> Contrast:
    """Welch's test on logarithms; amounts of 0 and below are left out.

    Returns ratio 1 and p-value 1 where either side has fewer than ``at_least`` amounts.

    >>> amount_contrast([200] * 9 + [210], [100, 110, 90, 105, 95, 100]).ratio > 1.9
    True
    """
    x, y = np.asarray(amounts, dtype=np.float64), np.asarray(reference, dtype=np.float64)
    x, y = np.log(x[x > 0]), np.log(y[y > 0])
    if min(x.size, y.size) < at_least:
        return Contrast(1.0, 1.0)
    difference = float(x.mean() - y.mean())
    # A floor keeps a handful of equal amounts from being infinitely surprising.
    variance = max(float(x.var(ddof=1)), 1e-4) / x.size + max(float(y.var(ddof=1)), 1e-4) / y.size
    return Contrast(
        ratio=float(np.exp(difference)),
        p_value=float(max(special.ndtr(-difference / np.sqrt(variance)), 1e-300)),
    )


def peer_contrast(
    record: npt.NDArray[np.int64],
    amount: npt.NDArray[np.int64],
    usable: npt.NDArray[np.bool_],
    *strata: npt.NDArray[np.signedinteger[Any]],
) -> Contrast:
    """Amounts of some records against all usable records of the same strata (place, kind).

    >>> place = np.array([0] * 12 + [1])
    >>> amount = np.array([200] * 6 + [100] * 6 + [900])
    >>> round(peer_contrast(np.arange(6), amount, place >= 0, place).ratio, 2)
    2.0
    """
    peers = usable.copy()
    for stratum in strata:
        peers &= np.isin(stratum, np.unique(stratum[record]))
    peers[record] = False
    return amount_contrast(amount[record], amount[peers])
