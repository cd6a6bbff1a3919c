"""The family doctor: check-ups by condition, small complaints, tests ordered along the way."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.conditions import BY_NAME
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member
from benchmarks.elsewhere.managed_care.plan import Doctor, Plan
from benchmarks.elsewhere.workdays import weekday

MONTH = 30.4
MOST_MONTHS = 13
GOES_ALONG = 0.4  # of couples with one doctor, who keep their appointments together
COMPLAINTS = ("M79.10", "R53.83", "M54.50", "R10.9", "N39.0", "R41.0", "R05.9")
LIVES_ELSEWHERE = ("nursing", "assisted", "group")


def live(plan: Plan, habits: Habits) -> None:
    """Appointments of every member with the own doctor through the two years."""
    dice = plan.dice("life", "primary care")
    together: dict[int, list[int]] = {}
    for member in plan.members:
        if member.setting in LIVES_ELSEWHERE:
            continue
        doctor = plan.doctors[member.doctor]
        days = together.pop(member.number, None) or appointments(member, doctor, dice)
        if _accompanied(plan, member) and dice.chance(GOES_ALONG):
            together[member.spouse or 0] = [day for day in days if dice.chance(0.85)]
        for day in days:
            if member.is_home(day):
                attend(plan, habits, member, doctor, day, dice)


def _accompanied(plan: Plan, member: Member) -> bool:
    spouse = member.spouse
    return (
        spouse is not None
        and member.number < spouse < len(plan.members)
        and plan.members[spouse].doctor == member.doctor
    )


def appointments(member: Member, doctor: Doctor, dice: Dice) -> list[int]:
    """Days of appointments: in even steps for those with conditions, now and then for others."""
    months = min([BY_NAME[name].months for name in member.conditions], default=MOST_MONTHS)
    months = max(months, 2) if member.has("pain") else months
    young = member.age(FIRST) < 6
    step = MONTH * (4 if young else months)
    day = FIRST + step * dice.unit()
    days = []
    while day <= LAST:
        if dice.chance(0.88):
            wished = int(day) + (member.weekday - weekday(int(day))) % 7
            days.append(doctor.days.on_or_after(wished if dice.chance(0.55) else int(day)))
        day += step * (0.8 + 0.45 * dice.unit())
    days += [
        doctor.days.on_or_after(FIRST + dice.below(LAST - FIRST)) for _ in range(dice.poisson(1.1))
    ]
    return sorted(set(days))


def attend(
    plan: Plan, habits: Habits, member: Member, doctor: Doctor, day: int, dice: Dice
) -> None:
    """One appointment with what stands on its bill, and the tests that are ordered at it."""
    what = "visit_long" if len(member.conditions) > 2 else "visit"
    if not member.conditions:
        what = "child_visit" if member.age(day) < 18 else dice.pick(("visit", "wellness"))
    extra = ["ecg"] if member.has("rhythm") and dice.chance(0.3) else []
    if member.age(day) < 8 and dice.chance(0.5):
        extra += ["vaccine_child", "vaccination"]
    why = dice.pick(COMPLAINTS) if dice.chance(0.25) else None
    if plan.add(desk.visit(member, doctor, day, what, extra, why)) is None:
        return
    wanted = [test for name in member.conditions for test in BY_NAME[name].tests]
    if (wanted and dice.chance(0.6)) or dice.chance(0.12):
        keys = list(dict.fromkeys(dice.share(wanted, 0.7)))
        keys += dice.share(("blood_count", "urine", "urine_culture", "vitamin_d"), 0.3)
        order_tests(plan, habits, member, doctor, day, keys, dice)


def order_tests(
    plan: Plan,
    habits: Habits,
    member: Member,
    doctor: Doctor,
    day: int,
    keys: list[str],
    dice: Dice,
) -> None:
    """Blood is drawn at the visit or some days later; the laboratory bills for that day."""
    laboratory = habits.open_house(doctor.practice, "laboratory", day, dice)
    later = 0 if dice.chance(0.5) else dice.between(1, 9)
    if keys and laboratory is not None:
        keys = list(dict.fromkeys(("draw", *keys)))
        plan.add(desk.ordered(member, laboratory, doctor.number, day + later, keys))
