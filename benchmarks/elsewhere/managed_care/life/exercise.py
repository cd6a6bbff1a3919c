"""Courses of exercises and adjustments after pain or an operation."""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.members import FIRST, Member
from benchmarks.elsewhere.managed_care.plan import Doctor, Plan

BACK = "M54.50"


def live(plan: Plan, habits: Habits) -> None:
    """Some members go through a course or two."""
    dice = plan.dice("life", "exercise")
    for member in plan.members:
        if member.setting == "nursing" or member.age(FIRST) < 14:
            continue
        likely = 0.28 if member.has("joints") or member.has("pain") else 0.09
        if dice.chance(likely):
            trade = "therapy" if dice.chance(0.72) else "chiropractic"
            therapist = habits.specialist(member.doctor, trade, dice)
            course(plan, member, therapist, FIRST + dice.below(640), dice.between(5, 16), dice)


def course(
    plan: Plan, member: Member, therapist: Doctor, begin: int, sessions: int, dice: Dice
) -> list[int]:
    """Two or three sessions a week; returns the numbers of the bills."""
    bills, day = [], begin
    keys = ("adjustment", "stimulation") if therapist.trade == "chiropractic" else ("exercise",)
    for _ in range(sessions):
        day = therapist.days.on_or_after(day)
        lines = [line(ITEMS[key], 1 if key != "exercise" else 3) for key in keys]
        if dice.chance(0.5):
            lines.append(line(ITEMS["manual"]))
        house = plan.practices[therapist.practice]
        if member.is_home(day) and dice.chance(0.9):
            bill = plan.add(desk.session(member, house, day, lines, therapist.number, BACK))
            bills += [] if bill is None else [bill]
        day += dice.pick((2, 2, 3, 5))
    return bills
