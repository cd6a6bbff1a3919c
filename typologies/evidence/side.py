"""What a piece of side evidence says: its p-value, and the signal when it is worth saying."""

from dataclasses import dataclass

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
