"""Customers who change from one house of a trade to another, with all that they claim there."""

from benchmarks.elsewhere.bills import Bill
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care.plan import Plan, Practice


def win(
    plan: Plan, practice: Practice, count: int, dice: Dice, untouchable: set[int] | None = None
) -> None:
    """Let ``count`` people who use other houses of the trade come to this one from its opening.

    Bills whose numbers are ``untouchable`` stay where they are, and so do those of a practice's
    own doctors: an order keeps the doctor who gave it, a visit gets one of the new house.
    """
    kept = untouchable or set()
    others = {one.number for one in plan.of_trade(practice.trade)} - {practice.number}
    bills: dict[int, list[Bill]] = {}
    for number, bill in enumerate(plan.book):
        if bill.where in others and practice.is_open(bill.day) and number not in kept:
            bills.setdefault(bill.who, []).append(bill)
    for who in dice.sample(list(bills), count):
        for bill in bills[who]:
            bill.where = practice.number
            if practice.doctors and bill.names_as == "attending":
                bill.doctor = practice.doctors[who % len(practice.doctors)]
