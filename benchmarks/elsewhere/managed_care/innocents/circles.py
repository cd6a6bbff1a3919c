"""Small circles of trust: families, trailer parks in the sun, day centres, house calls."""

from collections import Counter

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member, present
from benchmarks.elsewhere.managed_care.plan import Plan
from benchmarks.elsewhere.workdays import weekday

JOINT_DAYS = 5  # visits together that make a family worth asking about


def family(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Households of three and more who often see one doctor on one day."""
    together: Counter[int] = Counter()
    seen: dict[tuple[int, int, int], set[int]] = {}
    for bill in plan.book:
        if bill.form == "outpatient" and bill.doctor is not None:
            home = plan.members[bill.who].household
            seen.setdefault((home, bill.doctor, bill.day), set()).add(bill.who)
    for (home, _, _), people in seen.items():
        together[home] += len(people) > 1
    houses: dict[int, list[Member]] = {}
    for member in plan.members:
        if not member.setting:
            houses.setdefault(member.household, []).append(member)
    often = [
        home
        for home, days in sorted(together.items())
        if days >= JOINT_DAYS and len(houses.get(home, ())) >= 3
    ]
    for home in often[: plan.copies(60)]:
        plan.look_alike("family", houses[home])


def trailer_park(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Friends who winter together: one urgent care, one pharmacy, one shot day in the park."""
    for friends in plan.parks:
        place = next(place for member in friends for _, _, place in member.away)
        house, shop = plan.nearest("urgent", place), plan.nearest("pharmacy", place)
        doctor = plan.doctors[house.doctors[0]]
        for day in (FIRST + 18, FIRST + 375, FIRST + 400):
            for member in friends:
                if member.place_on(day) == place and dice.chance(0.55):
                    plan.add(desk.visit(member, doctor, day, "urgent_visit"))
                    if dice.chance(0.5):
                        plan.add(desk.fill(member, shop, doctor.number, day, ["omeprazole"]))
        plan.look_alike("trailer_park", friends, [doctor.number], [shop.number])


def day_centre(plan: Plan, habits: Habits, dice: Dice) -> None:
    """An adult day centre: a van, fixed weekdays, absences when people are ill."""
    for centre in plan.established("day_care"):
        people = plan.gather(
            dice.between(15, 24),
            dice,
            lambda m: m.age(FIRST) > 68 and m.scheme == "DUAL",
            near=centre.place,
        )
        weekdays = {m.number: set(dice.sample(range(5), dice.between(2, 4))) for m in people}
        entered = {m.number: FIRST + dice.below(240) for m in people}
        stays = {m.number: dice.between(200, 700) for m in people}
        for day in range(FIRST, LAST + 1):
            due = [
                m
                for m in people
                if weekday(day) in weekdays[m.number]
                and entered[m.number] <= day < entered[m.number] + stays[m.number]
            ]
            for member in present(due, day, 0.88, dice):
                lines = [line(ITEMS["day_care"])]
                plan.add(desk.period(member, centre, None, (day, day), lines))
        plan.look_alike("day_centre", people, providers=[centre.number])


def house_calls(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A doctor without an office drives through one quarter on a fixed day of the month."""
    for doctor in plan.doctors_of("house_calls")[: plan.copies(3)]:
        home = plan.practices[doctor.practice].place
        people = plan.gather(
            dice.between(10, 16), dice, lambda m: m.frail and m.age(FIRST) > 65, near=home
        )
        day = FIRST + dice.below(30)
        while day <= LAST:
            for offset in range(2):
                when = doctor.days.on_or_after(day + offset)
                for member in present(people[offset::2], when, 0.85, dice):
                    plan.add(desk.visit(member, doctor, when, "home_visit"))
            day += 35 + dice.between(-3, 3)
        plan.look_alike("house_calls", people, [doctor.number], [doctor.practice])


def shared_aide(plan: Plan, habits: Habits, dice: Dice) -> None:
    """One aide looks after four or five neighbours in a seniors' block, an hour or two each."""
    for agency in plan.established("home_care")[: plan.copies(3)]:
        aide = agency.doctors[-1]
        people = plan.gather(
            dice.between(4, 6),
            dice,
            lambda m: m.age(FIRST) > 70 and m.scheme == "DUAL",
            near=agency.place,
        )
        for week in range(FIRST, LAST - 6, 7):
            for member in present(people, week, 0.96, dice):
                lines = [line(ITEMS["aide_quarter"], 4 * dice.between(5, 8))]
                plan.add(desk.period(member, agency, aide, (week, week + 6), lines))
        plan.look_alike("shared_aide", people, [aide], [agency.number])
