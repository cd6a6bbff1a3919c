"""Customers who change from one house of a trade to another, with all that they claim there."""

from benchmarks.elsewhere.bills import Bill
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care.plan import Plan, Practice

MOST = 0.2  # of the customers of a trade


def win(
    plan: Plan, practice: Practice, count: int, dice: Dice, untouchable: set[int] | None = None
) -> None:
    """Let ``count`` people who use other houses of the trade come to this one from its opening.

    Those of a group keep to its house, and no newcomer wins more than a fifth of the others.
    Bills whose numbers are ``untouchable`` stay where they are. An order keeps the doctor who gave
    it; a visit is to a doctor of the new house.
    """
    kept = untouchable or set()
    others = {one.number for one in plan.of_trade(practice.trade)} - {practice.number}
    bills: dict[int, list[Bill]] = {}
    for number, bill in enumerate(plan.book):
        if bill.where not in others or bill.who in plan.engaged or number in kept:
            continue
        if practice.is_open(bill.day):
            bills.setdefault(bill.who, []).append(bill)
    for who in dice.sample(list(bills), min(count, int(MOST * len(bills)))):
        for bill in bills[who]:
            bill.where = practice.number
            if practice.doctors and bill.names_as == "attending":
                bill.doctor = practice.doctors[who % len(practice.doctors)]
