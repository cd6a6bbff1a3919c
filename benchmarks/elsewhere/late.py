"""Discharges that are written down some days late, as happens in every ward."""

from collections.abc import Iterable

from benchmarks.elsewhere.bills import Bill
from benchmarks.elsewhere.dice import Dice

WRITTEN_LATE, MOST_DAYS = 0.05, 3


def write_late(book: Iterable[Bill], last: int, dice: Dice) -> None:
    """Move some ends of stays back; the person has long been at home, and seen a doctor there.

    ``last`` is the end of the period: nothing is dated behind it.
    """
    for bill in book:
        if bill.form == "inpatient" and bill.until is not None and dice.chance(WRITTEN_LATE):
            later = bill.until + dice.between(1, MOST_DAYS)
            if later <= last:
                bill.until = later
