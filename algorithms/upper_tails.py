"""Upper-tail tests for whole arrays of counts at once, with room for ordinary overdispersion."""

import numpy as np
import numpy.typing as npt
from scipy import special

from algorithms.null_models import SMALLEST_P

Float64 = npt.NDArray[np.float64]

_EPSILON = 1e-12  # the incomplete beta and gamma functions take no 0


def binomial_excess(
    hits: npt.ArrayLike, trials: npt.ArrayLike, chance: npt.ArrayLike, spread: float = 0.0
) -> Float64:
    """``P(X >= hits)`` for ``trials`` draws with probability ``chance`` each, element by element.

    ``spread`` is the intra-class correlation of the draws: with 0 the draws are independent,
    with 0.05 thirty draws of one person's circle count like 12 (Kish's design effect
    ``1 + (n - 1) spread``). Counts become fractional then; the regularised incomplete beta
    function extends the binomial tail to them.

    >>> binomial_excess([3, 0], [3, 3], [0.5, 0.5]).tolist()
    [0.125, 1.0]
    """
    n = np.asarray(trials, dtype=np.float64)
    x = np.asarray(hits, dtype=np.float64)
    p = np.clip(np.asarray(chance, dtype=np.float64), _EPSILON, 1.0)
    deflation = 1.0 + np.maximum(n - 1.0, 0.0) * spread
    n, x = n / deflation, x / deflation
    with np.errstate(invalid="ignore"):
        tail = special.betainc(np.maximum(x, _EPSILON), np.maximum(n - x + 1.0, _EPSILON), p)
    return np.clip(np.where(x > 0, tail, 1.0), SMALLEST_P, 1.0)


def poisson_excess(counts: npt.ArrayLike, expected: npt.ArrayLike, spread: float = 0.0) -> Float64:
    """``P(X >= counts)`` for Poisson counts, element by element.

    With ``spread`` above 0 the expectation itself varies between places with that squared
    coefficient of variation (gamma mixture): the tail is then negative binomial.

    >>> poisson_excess([3], [0.5]).round(6).tolist()
    [0.014388]
    """
    x = np.asarray(counts, dtype=np.float64)
    mu = np.maximum(np.asarray(expected, dtype=np.float64), _EPSILON)
    if spread > 0.0:
        size = 1.0 / spread
        tail = special.betainc(np.maximum(x, _EPSILON), size, mu / (mu + size))
    else:
        tail = special.gammainc(np.maximum(x, _EPSILON), mu)
    return np.clip(np.where(x > 0, tail, 1.0), SMALLEST_P, 1.0)


def joint_excess(p_values: Float64, chances: int, at_least: int, floor: float) -> float:
    """P-value that so many of ``chances`` independent tests came out so small together.

    For every ``k`` from ``at_least`` on, the binomial probability that ``k`` or more tests lie
    at or below the ``k``-th smallest p-value; the smallest of them (Berk and Jones 1979),
    multiplied by how many were looked at. Smaller p-values count as ``floor``, so that no single
    one carries the whole: agreement is what is tested.

    >>> joint_excess(np.array([1e-6, 1e-5, 0.5]), chances=100, at_least=2, floor=1e-3) < 0.02
    True
    """
    if p_values.size < at_least:
        return 1.0
    ordered = np.maximum(np.sort(p_values), floor)[at_least - 1 :]
    ranks = np.arange(at_least, p_values.size + 1)
    tails = binomial_excess(ranks, np.full(ranks.size, chances), ordered)
    return float(min(1.0, ranks.size * tails.min()))
