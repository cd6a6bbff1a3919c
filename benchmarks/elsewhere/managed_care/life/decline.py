"""Help with daily life, and the last months: aides at home, hospice."""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member
from benchmarks.elsewhere.managed_care.plan import Plan, Practice

WEEK, MONTH = 7, 30


def live(plan: Plan, habits: Habits) -> None:
    """Frail members on the public scheme have aides; many who die have had hospice care."""
    dice = plan.dice("life", "decline")
    for member in plan.members:
        if member.scheme == "DUAL" and not member.setting and dice.chance(0.09):
            agency = habits.open_house(
                plan.doctors[member.doctor].practice, "home_care", FIRST, dice
            )
            if agency is not None:
                aide = dice.pick(agency.doctors)
                _aide_weeks(plan, member, agency, aide, dice)
        if member.died is not None and member.age(member.died) > 60 and dice.chance(0.45):
            days = max(6, round(dice.skewed(38, 0.9)))
            begin = max(FIRST, member.died - days)
            house = habits.open_house(plan.doctors[member.doctor].practice, "hospice", begin, dice)
            if house is not None:
                hospice_months(plan, member, house, house.doctors[0], (begin, member.died))


def _aide_weeks(plan: Plan, member: Member, agency: Practice, aide: int, dice: Dice) -> None:
    hours = dice.between(8, 30)
    begin = FIRST + WEEK * dice.below(60)
    # Weeks of aides run from Sunday; the first day of the period is a Sunday.
    for day in range(begin, LAST - WEEK, WEEK):
        if (agency.until is not None and day > agency.until) or dice.chance(0.008):
            return
        here = [d for d in range(day, day + WEEK) if member.is_home(d)]
        if here:
            quarters = round(4 * hours * len(here) / WEEK)
            lines = [line(ITEMS["aide_quarter"], max(quarters, 4))]
            plan.add(desk.period(member, agency, aide, (day, day + WEEK - 1), lines))


def hospice_months(
    plan: Plan, member: Member, house: Practice, doctor: int, days: tuple[int, int]
) -> list[int]:
    """Routine home care billed by the month; returns the numbers of the bills."""
    bills = []
    for first in range(days[0], days[1] + 1, MONTH):
        last = min(first + MONTH - 1, days[1])
        lines = [line(ITEMS["hospice_day"], last - first + 1)]
        bill = plan.add(desk.period(member, house, doctor, (first, last), lines))
        bills += [] if bill is None else [bill]
    return bills
