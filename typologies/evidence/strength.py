"""How strong a signal is, from 0 to 1: one scale for counts and one for q-values."""

import math


def by_count(count: int, half: int) -> float:
    """Strength of a count: ``half`` of them are half as strong as can be.

    >>> by_count(3, half=3)
    0.5
    """
    return round(count / (count + half), 6)


def by_q_value(q_value: float, decades: float) -> float:
    """Strength of a q-value: so many powers of ten below 1 are as strong as it gets.

    >>> by_q_value(1e-6, decades=15)
    0.4
    """
    return round(max(0.0, min(1.0, -math.log10(q_value) / decades)), 6)
