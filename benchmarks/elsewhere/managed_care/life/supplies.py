"""Equipment that people keep for years: masks, oxygen, strips, catheters."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member
from benchmarks.elsewhere.managed_care.plan import Plan


def live(plan: Plan, habits: Habits) -> None:
    """Standing orders of members, each at one supplier until it closes."""
    dice = plan.dice("life", "supplies")
    for member in plan.members:
        sender = plan.doctors[member.doctor].practice
        for goods, step in _standing(member, dice):
            day = FIRST + dice.below(step)
            while day <= LAST:
                supplier = habits.open_house(sender, "supplies", day, dice)
                if supplier is not None:
                    order = desk.supplies(member, supplier, member.doctor, day, goods)
                    plan.add(order)
                day += step + dice.between(-2, 5)


def _standing(member: Member, dice: Dice) -> list[tuple[list[tuple[str, int]], int]]:
    """Goods with quantities, and the days between deliveries."""
    orders: list[tuple[list[tuple[str, int]], int]] = []
    if member.has("sleep") and dice.chance(0.6):
        orders.append(([("cpap", 1), *dice.share((("mask", 1),), 0.4)], 61))
    if member.has("lung") and dice.chance(0.22):
        orders.append(([("oxygen", 1)], 30))
    if member.has("diabetes") and dice.chance(0.4):
        orders.append(([("strips", dice.between(2, 6))], 91))
    if member.frail and dice.chance(0.08):
        orders.append(([("catheter_plain", 120)], 30))
    return orders
