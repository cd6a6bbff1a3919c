"""Which days an office is open, and the next one on which it is."""

from collections.abc import Collection
from datetime import date

EPOCH = date(1970, 1, 1).toordinal()


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01.

    >>> day_number(1970, 1, 2)
    1
    """
    return date(year, month, day).toordinal() - EPOCH


def weekday(day: int) -> int:
    """0 on a Monday, 6 on a Sunday.

    >>> weekday(day_number(2024, 1, 1))
    0
    """
    return (day + 3) % 7


def month_of(day: int) -> int:
    """1 to 12.

    >>> month_of(day_number(2024, 2, 29))
    2
    """
    return date.fromordinal(day + EPOCH).month


class Workdays:
    """The open days of one office between two days; far outside, every day counts as open."""

    def __init__(self, first: int, last: int, open_on: Collection[int], closed: Collection[int]):
        self._first = first
        self._next: list[int] = []
        following = last + 1
        for day in range(last, first - 1, -1):
            if weekday(day) in open_on and day not in closed:
                following = day
            self._next.append(following)
        self._next.reverse()

    def on_or_after(self, day: int) -> int:
        """The day itself when the office is open, else the next open day.

        >>> friday, holiday = day_number(2024, 3, 29), day_number(2024, 4, 1)
        >>> Workdays(friday, friday + 9, range(5), {holiday}).on_or_after(friday + 1) - friday
        4
        """
        place = day - self._first
        return self._next[place] if 0 <= place < len(self._next) else day

    def is_open(self, day: int) -> bool:
        """Whether the office is open on the day."""
        return self.on_or_after(day) == day
