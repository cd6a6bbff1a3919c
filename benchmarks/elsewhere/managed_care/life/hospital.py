"""Admissions, and what follows them: nursing days, nurses at home, walkers, exercises."""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.life.home_health import periods
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member
from benchmarks.elsewhere.managed_care.plan import Plan

BY_CONDITION = {
    "heart": "stay_heart",
    "lung": "stay_copd",
    "rhythm": "stay_stroke",
    "joints": "stay_joint",
    "psychosis": "stay_psychosis",
    "opioids": "stay_detox",
    "asthma": "stay_child",
}
ANYONE = ("stay_pneumonia", "stay_sepsis", "stay_urine")


def live(plan: Plan, habits: Habits) -> None:
    """Hospital stays of every member. They come first: who lies in a ward is nowhere else."""
    dice = plan.dice("life", "hospital")
    for member in plan.members:
        age = member.age(FIRST)
        rate = 0.06 if age < 45 else 0.2 if age < 65 else 0.36 if age < 80 else 0.6
        rate *= (1.6 if member.frail else 1.0) * (1 + 0.15 * len(member.conditions))
        for _ in range(dice.poisson(rate)):
            begin = FIRST + dice.below(LAST - FIRST - 40)
            admit(plan, habits, member, begin, dice)


def admit(
    plan: Plan, habits: Habits, member: Member, begin: int, dice: Dice, what: str | None = None
) -> None:
    """One stay with the doctor's days, and for older people the weeks after it."""
    causes = [BY_CONDITION[name] for name in member.conditions if name in BY_CONDITION]
    what = what or dice.pick([*causes, *causes, *ANYONE])
    until = begin + max(1, round(dice.skewed(4, 0.6)))
    if not member.is_free((begin, until)):
        return
    hospital = plan.nearest("hospital", member.place_on(begin))
    if dice.chance(0.2):
        hospital = dice.pick(plan.established("hospital"))
    doctor = plan.doctors[dice.pick(hospital.doctors)]
    if plan.add(desk.stay(member, hospital, doctor.number, (begin, until), what)) is None:
        return
    member.stays.append((begin, until))
    rounds = desk.visit(member, doctor, begin, "hospital_day")
    rounds.lines = [line(ITEMS["hospital_day"], until - begin)]
    rounds.until = until
    plan.add(rounds)
    if member.age(begin) >= 60 and member.setting != "nursing":
        _after(plan, habits, member, until, dice)


def _after(plan: Plan, habits: Habits, member: Member, day: int, dice: Dice) -> None:
    if dice.chance(0.28):
        home = plan.nearest("nursing", member.place) if dice.chance(0.6) else None
        home = home or dice.pick(plan.established("nursing"))
        until = day + dice.between(10, 35)
        bill = desk.stay(member, home, member.doctor, (day, until), "nursing_day")
        bill.lines = [line(ITEMS["nursing_day"], until - day)]
        if member.is_free((day, until)) and plan.add(bill) is not None:
            member.stays.append((day, until))
            day = until
    if dice.chance(0.45):
        agency = habits.open_house(plan.doctors[member.doctor].practice, "home_health", day, dice)
        if agency is not None:
            periods(plan, member, agency, member.doctor, day + 1, dice.between(1, 2))
    if dice.chance(0.3):
        supplier = habits.open_house(plan.doctors[member.doctor].practice, "supplies", day, dice)
        if supplier is not None:
            goods = dice.pick(("walker", "bed", "wheelchair"))
            plan.add(desk.supplies(member, supplier, member.doctor, day + 1, [(goods, 1)]))
