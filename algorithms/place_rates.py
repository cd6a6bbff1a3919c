"""How much more often something happens at one place than at all the others."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from algorithms.null_models import benjamini_hochberg
from algorithms.upper_tails import poisson_excess

Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class PlaceRates:
    """Expected count, p-value and q-value of every place, aligned."""

    expected: Float64
    p_value: Float64
    q_value: Float64


def place_rates(counts: npt.ArrayLike, exposure: npt.ArrayLike, spread: float) -> PlaceRates:
    """Counts against the rate of all other places together, per unit of exposure.

    Arrays have one entry per place, or one row per class of exposure with one entry per place;
    each class then has a rate of its own. The place itself is left out of its own expectation;
    one occurrence is added so that a rate of 0 elsewhere is not certainty. ``spread`` is the
    squared coefficient of variation of honest rates between places. Places without exposure
    are not tested (p and q are 1).

    >>> place_rates([9, 0, 1], [100, 100, 100], spread=0.0).expected.round(1).tolist()
    [1.0, 5.5, 5.0]
    """
    count = np.atleast_2d(np.asarray(counts, dtype=np.float64))
    exposed = np.atleast_2d(np.asarray(exposure, dtype=np.float64))
    elsewhere = np.maximum(exposed.sum(axis=1, keepdims=True) - exposed, 1.0)
    others = count.sum(axis=1, keepdims=True) - count + 1.0 / count.shape[0]
    expected = (exposed * others / elsewhere).sum(axis=0)
    seen, tested = count.sum(axis=0), np.flatnonzero(exposed.sum(axis=0) > 0)
    p_value, q_value = np.ones(seen.size), np.ones(seen.size)
    p_value[tested] = poisson_excess(seen[tested], expected[tested], spread)
    if tested.size:
        q_value[tested] = benjamini_hochberg(p_value[tested], tested.size)
    return PlaceRates(expected, p_value, q_value)
