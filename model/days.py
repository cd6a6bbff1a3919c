"""Days since 1970-01-01 as ISO dates, for files and sentences."""

from datetime import date, timedelta

EPOCH = date(1970, 1, 1)


def iso(day: int) -> str:
    """The ISO date of a day number.

    >>> iso(0), iso(20148)
    ('1970-01-01', '2025-03-01')
    """
    return (EPOCH + timedelta(days=int(day))).isoformat()
