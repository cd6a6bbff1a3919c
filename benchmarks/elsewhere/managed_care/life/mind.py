"""Talking therapy by the week, psychiatrists by the quarter, treatment of opioid use."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member
from benchmarks.elsewhere.managed_care.plan import Doctor, Plan
from benchmarks.elsewhere.workdays import weekday


def live(plan: Plan, habits: Habits) -> None:
    """Members with depression, psychosis or opioid use."""
    dice = plan.dice("life", "mind")
    for member in plan.members:
        if member.setting == "nursing":
            continue
        if member.has("depression") and dice.chance(0.35):
            therapist = habits.specialist(member.doctor, "mental_health", dice)
            _weekly(plan, member, therapist, dice)
        if member.has("opioids") and dice.chance(0.5):
            _office_treatment(plan, habits, member, dice)


def _weekly(plan: Plan, member: Member, therapist: Doctor, dice: Dice) -> None:
    step = dice.pick((7, 7, 14))
    begin = FIRST + dice.below(600)
    day = begin + (member.weekday - weekday(begin)) % 7
    for _ in range(dice.between(6, 36)):
        if therapist.days.is_open(day) and member.is_home(day) and dice.chance(0.82):
            plan.add(desk.visit(member, therapist, day, "therapy_hour", why="F32.9"))
        day += step


def _office_treatment(plan: Plan, habits: Habits, member: Member, dice: Dice) -> None:
    doctor = habits.specialist(member.doctor, dice.pick(("health_centre", "psychiatry")), dice)
    day = FIRST + dice.below(300)
    while day <= LAST:
        when = doctor.days.on_or_after(day)
        if member.is_home(when):
            plan.add(desk.visit(member, doctor, when, "visit_long", ["drug_screen"], "F11.20"))
            shop = plan.practices[member.pharmacy]
            plan.add(desk.fill(member, shop, doctor.number, when, ["buprenorphine"], 28))
        day += 28 + dice.between(-1, 3)
        if dice.chance(0.06):
            return
