"""What a piece of side evidence says: its p-value, and the signal when it is worth saying."""

from dataclasses import dataclass

from scipy import special

from model.findings import Signal

NOTABLE_P = 1e-3
"""Largest p-value at which side evidence is mentioned: three standard errors, one-sided."""


@dataclass(frozen=True)
class Side:
    """One piece of evidence that is independent of when the group met."""

    p_value: float
    signal: Signal | None
    value: float


NOTHING = Side(1.0, None, 0.0)


def upper_tail(z: float) -> float:
    """One-sided p-value of a standard normal score.

    >>> round(upper_tail(3.0), 5)
    0.00135
    """
    return float(max(special.ndtr(-z), 1e-300))
