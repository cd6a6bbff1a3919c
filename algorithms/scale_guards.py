"""Refuse, loudly and early, what would not finish."""

from model.errors import ScaleRefused
from model.language import Text

MOST_COMPARISONS = 400_000_000_000
"""About an hour of one core at the measured 100 million comparisons per second."""


def check_comparisons(comparisons: int, where: str) -> None:
    """Raise ``ScaleRefused`` when a pair count would need too many comparisons.

    >>> check_comparisons(10, "here")
    """
    if comparisons > MOST_COMPARISONS:
        raise ScaleRefused(
            Text(
                en=f"counting pairs would take {comparisons:,} comparisons, "
                f"more than the guard of {MOST_COMPARISONS:,}.",
                zh=f"配对计数需要 {comparisons:,} 次比较，超过上限 {MOST_COMPARISONS:,}。",
            ),
            where=where,
            to_do=Text(
                en="Load a shorter period or one region at a time.",
                zh="请缩短期间或按地区分别导入。",
            ),
        )
