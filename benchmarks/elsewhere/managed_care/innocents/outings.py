"""Days on which a bus, a parish, a school or an employer brings people to one place."""

from collections.abc import Callable

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member, lives_in, present
from benchmarks.elsewhere.managed_care.plan import Plan
from benchmarks.elsewhere.workdays import day_number

OCTOBERS = (day_number(2023, 10, 1), day_number(2024, 10, 5))


def bus_day(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Every other Tuesday a bus leaves the back country; errands in town fall on that day."""
    for _ in range(plan.copies(4)):
        home = dice.pick(county.RURAL)
        people = plan.gather(dice.between(11, 18), dice, lives_in(home, 60))
        doctors = dice.sample(plan.doctors_of("health_centre"), 2)
        shop = plan.nearest("pharmacy", plan.practices[doctors[0].practice].place)
        for day in range(FIRST + 2 + 7 * dice.below(2), LAST, 14):
            for member in present(people, day, 0.3, dice):
                doctor = dice.pick(doctors)
                if dice.chance(0.7):
                    plan.add(desk.visit(member, doctor, day))
                if dice.chance(0.6):
                    drug = dice.pick(("lisinopril", "atorvastatin", "omeprazole"))
                    plan.add(desk.fill(member, shop, doctor.number, day, [drug]))
        plan.look_alike("bus_day", people, [d.number for d in doctors], [shop.number])


def parish_day(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Flu shots after the service in October, given by one pharmacy, two years running."""
    for _ in range(plan.copies(4)):
        home = dice.pick(county.HOME)
        people = plan.gather(dice.between(24, 48), dice, lives_in(home, 50))
        shop = plan.nearest("pharmacy", home)
        for sunday in OCTOBERS:
            for member in present(people, sunday, 0.75, dice):
                given = desk.fill(member, shop, None, sunday, [])
                given.lines = [line(ITEMS["vaccine_flu"]), line(ITEMS["flu_admin"])]
                plan.add(given)
        plan.look_alike("parish_day", people, providers=[shop.number])


def meal_site(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Congregate meals: a practitioner of the health centre drops in every fourth week."""
    for _ in range(plan.copies(3)):
        home = dice.pick(county.HOME)
        people = plan.gather(dice.between(13, 22), dice, lives_in(home, 66))
        doctor = dice.pick(plan.doctors_of("health_centre"))
        day = doctor.days.on_or_after(FIRST + dice.below(60))
        while day <= LAST:
            when = doctor.days.on_or_after(day)
            for member in present(people, when, 0.35, dice):
                plan.add(desk.visit(member, doctor, when, "visit", ["urine"]))
            day += 28
        plan.look_alike("meal_site", people, [doctor.number], [doctor.practice])


def shoe_day(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A fitter measures feet at a seniors' centre; a year later again."""
    for _ in range(plan.copies(3)):
        home = dice.pick(county.HOME)
        people = plan.gather(
            dice.between(11, 19), dice, lambda m: m.has("diabetes") and m.age(FIRST) > 55, near=home
        )
        supplier = dice.pick(plan.established("supplies"))
        day = FIRST + dice.between(40, 600)
        for member in present(people, day, 0.9, dice):
            goods = [("shoes", 2), ("insert", 6)]
            plan.add(desk.supplies(member, supplier, member.doctor, day, goods, "E11.42"))
        for member in present(people, day + 364, 0.6, dice):
            goods = [("shoes", 2), ("insert", 6)]
            plan.add(desk.supplies(member, supplier, member.doctor, day + 364, goods, "E11.42"))
        plan.look_alike("shoe_day", people, providers=[supplier.number])


def school_day(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A health centre examines and vaccinates the pupils of a school, term after term."""
    for _ in range(plan.copies(5)):
        home = dice.pick(county.HOME)
        pupils = plan.gather(dice.between(16, 34), dice, lives_in(home, 5, 13))
        doctor = dice.pick(plan.doctors_of("health_centre"))
        for season in (day_number(2023, 2, 7), day_number(2023, 9, 19), day_number(2024, 9, 17)):
            day = doctor.days.on_or_after(season + dice.below(12))
            for member in present(pupils, day, 0.72, dice):
                extra = ["vaccine_tetanus", "vaccination"] if dice.chance(0.4) else []
                plan.add(desk.visit(member, doctor, day, "child_visit", extra))
        plan.look_alike("school_day", pupils, [doctor.number], [doctor.practice])


def sports_night(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Physicals for a whole team on one evening in August."""
    for _ in range(plan.copies(3)):
        home = dice.pick(county.HOME)
        team = plan.gather(dice.between(12, 22), dice, lives_in(home, 11, 17))
        doctor = dice.pick(plan.doctors_of("pediatrics") + plan.doctors_of("health_centre"))
        for season in (day_number(2023, 8, 8), day_number(2024, 8, 6)):
            day = doctor.days.on_or_after(season + dice.below(9))
            for member in present(team, day, 0.85, dice):
                plan.add(desk.visit(member, doctor, day, "child_visit", ["ecg"]))
        plan.look_alike("sports_night", team, [doctor.number], [doctor.practice])


def staff_clinic(plan: Plan, habits: Habits, dice: Dice) -> None:
    """An employer sends its staff to one clinic: a check each spring, shots each autumn."""
    firms: dict[str, list[Member]] = {}
    for member in plan.members:
        if member.employer and member.number not in plan.engaged:
            firms.setdefault(member.employer, []).append(member)
    largest = sorted(firms.values(), key=len, reverse=True)[: plan.copies(4)]
    for everyone in largest:
        staff = everyone[: dice.between(14, 30)]
        plan.engage(staff)
        doctor = dice.pick(plan.doctors_of("urgent"))
        for season in (day_number(2023, 4, 18), OCTOBERS[0] + 9, day_number(2024, 4, 16)):
            day = doctor.days.on_or_after(season + dice.below(20))
            for offset in (0, 1):
                for member in present(staff[offset::2], day + offset, 0.8, dice):
                    plan.add(desk.visit(member, doctor, day + offset, "visit", ["metabolic"]))
        plan.look_alike("staff_clinic", staff, [doctor.number], [doctor.practice])


def women_of(home: int) -> Callable[[Member], bool]:
    """A woman of a postal area, of the age for screening."""
    there = lives_in(home, 45, 75)
    return lambda m: m.sex == "F" and there(m)


def mammogram_van(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A van with an X-ray machine stands one day a year in a village."""
    for _ in range(plan.copies(2)):
        home = dice.pick(county.RURAL)
        women = plan.gather(
            dice.between(11, 18),
            dice,
            women_of(home),
        )
        imaging = dice.pick(plan.established("imaging"))
        for year in range(2):
            day = FIRST + 365 * year + dice.between(100, 290)
            for member in present(women, day, 0.8, dice):
                plan.add(desk.ordered(member, imaging, member.doctor, day, ["mammogram"]))
        plan.look_alike("mammogram_van", women, providers=[imaging.number])


def tower_nurse(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A seniors' block where a nurse practitioner holds hours and a pharmacy delivers weekly."""
    blocks: dict[str, list[Member]] = {}
    for member in plan.members:
        if member.age(FIRST) >= 65 and not member.setting and member.number not in plan.engaged:
            street, _, town = member.address.partition(", ")
            blocks.setdefault(f"{street.partition(' Apt')[0]}, {town}", []).append(member)
    fullest = sorted(blocks.values(), key=len, reverse=True)[: plan.copies(4)]
    for everyone in fullest:
        people = everyone[:24]
        plan.engage(people)
        doctor = dice.pick(plan.doctors_of("house_calls"))
        shop = plan.nearest("pharmacy", people[0].place)
        for day in range(FIRST + dice.below(7), LAST, 7):
            when = doctor.days.on_or_after(day)
            for member in present(people, when, 0.1, dice):
                plan.add(desk.visit(member, doctor, when, "home_visit"))
            for member in present(people, day + 4, 0.09, dice):
                drug = dice.pick(("lisinopril", "metformin", "omeprazole", "levothyroxine"))
                plan.add(desk.fill(member, shop, member.doctor, day + 4, [drug]))
        plan.look_alike("tower_nurse", people, [doctor.number], [shop.number])
