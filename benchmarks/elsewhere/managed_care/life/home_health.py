"""Nurses at home by certified periods of thirty days."""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.members import Member
from benchmarks.elsewhere.managed_care.plan import Plan, Practice

PERIOD = 30


def periods(
    plan: Plan, member: Member, agency: Practice, doctor: int, begin: int, count: int
) -> list[int]:
    """So many periods in a row at one agency; returns the numbers of the bills."""
    bills = []
    for turn in range(count):
        first = begin + PERIOD * turn
        lines = [line(ITEMS["home_period"], factor=1.0 - 0.08 * min(turn, 3))]
        lines.append(line(ITEMS["nurse_visit"], 4 + (member.number + turn) % 5, factor=0.01))
        span = (first, first + PERIOD - 1)
        bill = plan.add(desk.period(member, agency, doctor, span, lines))
        if bill is not None:
            bills.append(bill)
    return bills
