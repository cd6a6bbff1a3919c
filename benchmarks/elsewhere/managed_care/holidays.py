"""Days on which offices of the system are closed."""

from benchmarks.elsewhere.workdays import day_number, weekday

_FIXED = ((1, 1), (6, 19), (7, 4), (11, 11), (12, 25))
_MONDAYS = ((1, 3), (5, 5), (9, 1))  # month and which Monday; the fifth is the last here


def _monday(year: int, month: int, which: int) -> int:
    first = day_number(year, month, 1)
    day = first + (-weekday(first)) % 7 + 7 * (which - 1)
    following = day_number(year, month % 12 + 1, 1) if month < 12 else day_number(year + 1, 1, 1)
    return day if day < following else day - 7


def thanksgiving(year: int) -> int:
    """The fourth Thursday of November.

    >>> thanksgiving(2024) == day_number(2024, 11, 28)
    True
    """
    first = day_number(year, 11, 1)
    return first + (3 - weekday(first)) % 7 + 21


CLOSED = frozenset(
    day
    for year in (2022, 2023, 2024, 2025)
    for day in (
        *(day_number(year, month, date) for month, date in _FIXED),
        *(_monday(year, month, which) for month, which in _MONDAYS),
        thanksgiving(year),
        thanksgiving(year) + 1,
    )
)
