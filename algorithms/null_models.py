"""How surprising is a count, and how many surprises does chance alone produce."""

import math

import numba
import numpy as np
import numpy.typing as npt

Float64 = npt.NDArray[np.float64]

SMALLEST_P = 1e-300
"""No p-value is 0: what is this rare is as rare as can be told."""

HALF_COUNT = 0.5
"""Added to a count that stands for a rate (Jeffreys): what nobody did is rare, not impossible."""

_SMALLEST_TERM = 1e-17  # of a sum: below it a term changes no digit


@numba.njit(cache=True, nogil=True)
def poisson_tail(count: int, expected: float) -> float:
    """``P(X >= count)`` for a Poisson variable with the given expectation.

    Sums the upper tail directly, so that tiny probabilities keep their precision; the result
    is never below ``SMALLEST_P``, which it is where an expectation of 0 forbids any count.

    >>> round(float(poisson_tail(3, 0.5)), 6)
    0.014388
    """
    if count <= 0:
        return 1.0
    if expected <= 0.0:
        return SMALLEST_P
    term = math.exp(-expected + count * math.log(expected) - math.lgamma(count + 1.0))
    if expected >= count:
        # The bulk of the mass lies above ``count``: the complement is the shorter sum.
        below = 0.0
        weight = math.exp(-expected)
        for k in range(count):
            below += weight
            weight *= expected / (k + 1.0)
        return max(1.0 - below, SMALLEST_P)
    total = 0.0
    k = count
    while term > _SMALLEST_TERM * total:
        total += term
        k += 1
        term *= expected / k
    return min(1.0, max(total, SMALLEST_P))


def normal_tail(z: float) -> float:
    """One-sided p-value of a standard normal score, never below ``SMALLEST_P``.

    >>> round(normal_tail(3.0), 5)
    0.00135
    """
    return max(0.5 * math.erfc(z / math.sqrt(2.0)), SMALLEST_P)


def benjamini_hochberg(p_values: Float64, tested: float) -> Float64:
    """Q-values when only the smallest of ``tested`` p-values were kept.

    ``p_values`` may come in any order; the result is aligned with it. Every hypothesis that
    was not kept is taken to have a larger p-value (Benjamini and Hochberg 1995, step-up).

    Raises ``ValueError`` when fewer hypotheses were tested than p-values are given.

    >>> benjamini_hochberg(np.array([0.001, 0.02]), tested=100).round(3).tolist()
    [0.1, 1.0]
    """
    if tested < p_values.size:
        raise ValueError(f"{p_values.size} p-values from only {tested} tests")
    order = np.argsort(p_values, kind="stable")
    ranks = np.arange(1, p_values.size + 1)
    stepped = p_values[order] * tested / ranks
    monotone = np.minimum.accumulate(stepped[::-1])[::-1]
    q_values = np.empty_like(p_values, dtype=np.float64)
    q_values[order] = np.minimum(monotone, 1.0)
    return q_values
