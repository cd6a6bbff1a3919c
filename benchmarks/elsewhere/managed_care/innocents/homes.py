"""Facilities: rounds, monthly blister packs and outbreaks bring a whole house to one day."""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.life.medicines import taken
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member, present
from benchmarks.elsewhere.managed_care.plan import Doctor, Plan, Practice

CYCLE = 28


def residents(plan: Plan, home: Practice) -> list[Member]:
    """Who lives in a facility."""
    return [member for member in plan.members if member.residence == home.number]


def nursing_home(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A house doctor on rounds, a phlebotomist by the week, a podiatrist now and then."""
    houses = plan.established("nursing")
    for home in houses:
        people = residents(plan, home)
        doctor = dice.pick(plan.doctors_of("house_calls"))
        rounds(plan, people, doctor, dice.between(24, 31), "facility_visit", dice)
        laboratory = habits.house(home.number, "laboratory", dice)
        _drawn_weekly(plan, people, laboratory, doctor, dice)
        feet = dice.pick(plan.doctors_of("podiatry"))
        rounds(plan, people[::2], feet, 63, "nails", dice)
        shop = plan.established("care_pharmacy")[0]
        _blister_packs(plan, people, shop, doctor, dice)
        plan.look_alike("nursing_home", people, [doctor.number, feet.number], [home.number])


def assisted_living(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Flats with care: a nurse practitioner comes once a month, residents join in."""
    for home in plan.established("assisted_living"):
        people = residents(plan, home)
        doctor = dice.pick(plan.doctors_of("house_calls"))
        rounds(plan, people, doctor, dice.between(28, 42), "home_visit", dice, likely=0.8)
        shop = plan.established("care_pharmacy")[0]
        if dice.chance(0.5):
            shop = plan.nearest("pharmacy", home.place)
        _blister_packs(plan, people, shop, doctor, dice)
        plan.look_alike("assisted_living", people, [doctor.number], [home.number, shop.number])


def group_home(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Four to six disabled adults share a house, a van and their appointments."""
    for home in plan.established("group_home"):
        people = residents(plan, home)
        if not people:
            continue
        doctor = plan.doctors[people[0].doctor]
        rounds(plan, people, doctor, 91, "visit_long", dice, likely=0.9)
        psychiatrist = habits.specialist(doctor.number, "psychiatry", dice)
        rounds(plan, people, psychiatrist, 61, "psychiatry", dice, likely=0.8)
        _day_services(plan, people, dice.pick(plan.established("day_habilitation")), dice)
        shop = plan.nearest("pharmacy", home.place)
        _blister_packs(plan, people, shop, doctor, dice)
        plan.look_alike("group_home", people, [doctor.number, psychiatrist.number], [home.number])


def nursing_outbreak(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A virus in the house: everybody is tested on two days, on the order of one doctor."""
    for home in plan.established("nursing")[: plan.copies(2)]:
        people = residents(plan, home)
        doctor = dice.pick(plan.doctors_of("house_calls"))
        laboratory = habits.house(home.number, "laboratory", dice)
        begin = FIRST + dice.pick((12, 20, 372, 390))
        sick: list[Member] = []
        for day, likely in ((begin, 0.8), (begin + dice.between(3, 6), 0.6)):
            for member in present(people, day, likely, dice):
                order = desk.ordered(member, laboratory, doctor.number, day, ["breath_pathogens"])
                plan.add(order)
                sick.append(member)
        plan.look_alike("nursing_outbreak", sick, [doctor.number], [laboratory.number])


def convent(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Sisters of one order: one address, one doctor who comes to the house, yearly eye tests."""
    for _ in range(plan.copies(1.5)):
        sisters = plan.gather(
            dice.between(8, 14),
            dice,
            lambda member: member.sex == "F" and member.age(FIRST) > 62 and member.spouse is None,
        )
        address = sisters[0].address
        doctor = plan.doctors[sisters[0].doctor]
        for member in sisters:
            member.address, member.place = address, sisters[0].place
        rounds(plan, sisters, doctor, dice.between(56, 70), "home_visit", dice, likely=0.7)
        eyes = habits.specialist(doctor.number, "ophthalmology", dice)
        rounds(plan, sisters, eyes, 365, "eye_visit", dice, likely=0.7)
        plan.look_alike("convent", sisters, [doctor.number, eyes.number])


def rounds(
    plan: Plan,
    people: list[Member],
    doctor: Doctor,
    step: int,
    what: str,
    dice: Dice,
    *,
    likely: float = 0.92,
) -> None:
    """A practitioner sees the same people on one day, again and again."""
    day = FIRST + dice.below(min(step, 120))
    while day <= LAST:
        when = doctor.days.on_or_after(day)
        for member in present(people, when, likely, dice):
            plan.add(desk.visit(member, doctor, when, what))
        day += step + dice.between(-2, 2)


def _drawn_weekly(
    plan: Plan, people: list[Member], laboratory: Practice, doctor: Doctor, dice: Dice
) -> None:
    for day in range(FIRST + 2 + dice.below(5), LAST, 7):
        for member in present(people, day, 0.14, dice):
            keys = ["draw", *dice.sample(("metabolic", "blood_count", "clotting", "urine"), 2)]
            plan.add(desk.ordered(member, laboratory, doctor.number, day, keys))


def _blister_packs(
    plan: Plan, people: list[Member], shop: Practice, doctor: Doctor, dice: Dice
) -> None:
    drugs = {member.number: taken(member, dice) for member in people}
    for day in range(FIRST + dice.below(CYCLE), LAST, CYCLE):
        for member in present(people, day, 0.97, dice):
            if drugs[member.number]:
                known = drugs[member.number]
                plan.add(desk.fill(member, shop, doctor.number, day, known, CYCLE))


def _day_services(plan: Plan, people: list[Member], house: Practice, dice: Dice) -> None:
    for monday in range(FIRST + 1, LAST - 5, 7):
        for member in present(people, monday, 0.95, dice):
            quarters = 24 * dice.between(3, 5)
            lines = [line(ITEMS["day_services"], quarters)]
            plan.add(desk.period(member, house, None, (monday, monday + 4), lines))
