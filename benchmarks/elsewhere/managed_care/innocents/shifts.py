"""People whom a treatment brings together by the calendar: shifts, classes, weekly windows."""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.innocents.homes import rounds
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member, lives_in, present
from benchmarks.elsewhere.managed_care.plan import Plan
from benchmarks.elsewhere.workdays import weekday

SHIFTS = ((0, 2, 4), (1, 3, 5))
SEATS = 14  # of one shift
MONTH_DAYS = 30


def dialysis_shift(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Three sessions a week for life; a month is one claim, and the doctor rounds by shift."""
    patients = [m for m in plan.members if m.has("kidney_failure")]
    centres = plan.established("dialysis")
    kidneys = plan.doctors_of("nephrology")
    for turn, begin in enumerate(range(0, len(patients), SEATS)):
        shift = patients[begin : begin + SEATS]
        plan.engage(shift)
        centre, doctor = centres[turn % len(centres)], kidneys[turn % len(kidneys)]
        week = SHIFTS[turn % 2]
        plan.sessions.update(dict.fromkeys((member.number for member in shift), week))
        for first in range(FIRST, LAST - MONTH_DAYS, MONTH_DAYS):
            start = next(day for day in range(first, first + 7) if weekday(day) in week)
            round_day = next(d for d in range(first + 8, first + 15) if weekday(d) == week[1])
            for member in present(shift, start, 0.97, dice):
                sessions = dice.between(11, 13)
                lines = [line(ITEMS["dialysis"], sessions), line(ITEMS["metabolic"])]
                days = (start, first + MONTH_DAYS - 1)
                bill = desk.period(member, centre, doctor.number, days, lines, "N18.6")
                bill.form = "outpatient"
                plan.add(bill)
                plan.add(desk.visit(member, doctor, round_day, "dialysis_month", why="N18.6"))
        plan.look_alike("dialysis_shift", shift, [doctor.number], [centre.number])


def stretcher_rides(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Bedridden people on dialysis are carried there and back three times a week."""
    patients = [m for m in plan.members if m.has("kidney_failure")]
    patients.sort(key=lambda m: (not m.frail, m.setting != "nursing", -m.age(FIRST)))
    for turn, company in enumerate(plan.established("ambulance")[: plan.copies(2)]):
        carried = patients[turn * 5 : turn * 5 + 5]
        begin = FIRST + dice.below(120)
        for member in carried:
            member.frail = True
        for day in range(begin, begin + 420):
            for member in present(carried, day, 0.93, dice):
                if weekday(day) in plan.sessions[member.number]:
                    miles = 3 + member.number % 12
                    plan.add(desk.ride(member, company, day, miles, member.doctor))
        plan.look_alike("stretcher_rides", carried, providers=[company.number])


def heart_class(plan: Plan, habits: Habits, dice: Dice) -> None:
    """After a heart attack: one class, Monday, Wednesday and Friday for twelve weeks."""
    hospitals = plan.established("hospital")[:2]
    for turn in range(plan.copies(4)):
        people = plan.gather(dice.between(6, 10), dice, lambda m: m.age(FIRST) > 55 and not m.frail)
        hospital = hospitals[turn % len(hospitals)]
        doctor = dice.pick(hospital.doctors)
        begin = FIRST + 1 + 7 * dice.below(85)
        for week in range(12):
            for offset in (0, 2, 4):
                day = begin + 7 * week + offset
                for member in present(people, day, 0.84, dice):
                    lines = [line(ITEMS["heart_class"])]
                    plan.add(desk.session(member, hospital, day, lines, doctor, "I25.2"))
        plan.look_alike("heart_class", people, [doctor], [hospital.number])


def methadone_window(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Daily doses billed by the week from Monday, with counselling in small groups."""
    for house in plan.established("opioid_treatment"):
        people = plan.gather(dice.between(18, 30), dice, lambda m: m.has("opioids"))
        doctor = plan.doctors[house.doctors[0]]
        entered = {m.number: FIRST + 1 + 7 * dice.below(50) for m in people}
        for monday in range(FIRST + 1, LAST - 7, 7):
            here = [m for m in people if entered[m.number] <= monday]
            for member in present(here, monday, 0.9, dice):
                lines = [line(ITEMS["methadone_week"])]
                days = (monday, monday + 6)
                plan.add(desk.period(member, house, doctor.number, days, lines, "F11.20"))
            for member in present(here, monday + 3, 0.3, dice):
                lines = [line(ITEMS["counselling"], 4)]
                plan.add(
                    desk.session(member, house, monday + 3, lines, house.doctors[-1], "F11.20")
                )
        plan.look_alike("methadone_window", people, [doctor.number], [house.number])


def therapy_group(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Seven to ten people talk with one therapist every week."""
    for _ in range(plan.copies(4)):
        therapist = dice.pick(plan.doctors_of("mental_health"))
        people = plan.gather(dice.between(7, 10), dice, lambda m: m.has("depression"))
        day = therapist.days.on_or_after(FIRST + dice.below(300))
        for _ in range(dice.between(16, 45)):
            if therapist.days.is_open(day):
                for member in present(people, day, 0.78, dice):
                    plan.add(desk.visit(member, therapist, day, "therapy_group", why="F33.1"))
            day += 7
        plan.look_alike("therapy_group", people, [therapist.number], [therapist.practice])


def prenatal_group(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Women due in one month meet ten times, and give birth in one season."""
    for _ in range(plan.copies(2.5)):
        doctor = dice.pick(plan.doctors_of("obstetrics"))
        women = plan.gather(
            dice.between(7, 11), dice, lambda m: m.sex == "F" and 19 <= m.age(FIRST) <= 37
        )
        begin = FIRST + dice.below(480)
        for visit in range(10):
            day = doctor.days.on_or_after(begin + (28 if visit < 4 else 14) * visit)
            for member in present(women, day, 0.85, dice):
                extra = ["prenatal_group"]
                plan.add(desk.visit(member, doctor, day, "prenatal", extra, "Z34.90"))
        for member in women:
            born = begin + 215 + dice.between(-16, 14)
            hospital = plan.nearest("hospital", member.place)
            days = (born, born + 2)
            if plan.add(desk.stay(member, hospital, doctor.number, days, "stay_birth")) is not None:
                member.stays.append(days)
        plan.look_alike("prenatal_group", women, [doctor.number], [doctor.practice])


def trial_cohort(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Volunteers of a study come every four weeks, with tests at the study's laboratory."""
    for house in plan.established("research"):
        doctor = plan.doctors[house.doctors[0]]
        laboratory = dice.pick(plan.established("laboratory"))
        people = plan.gather(
            dice.between(12, 20), dice, lambda m: m.has("diabetes") and not m.frail
        )
        begin = {m.number: FIRST + 60 + dice.below(40) for m in people}
        for visit in range(14):
            for member in people:
                day = doctor.days.on_or_after(begin[member.number] + 28 * visit)
                if member.is_home(day) and dice.chance(0.93):
                    plan.add(desk.visit(member, doctor, day, "research_visit"))
                    keys = ["draw", "sugar", "metabolic", "lipids"]
                    plan.add(desk.ordered(member, laboratory, doctor.number, day, keys))
        plan.look_alike("trial_cohort", people, [doctor.number], [laboratory.number])


def recovery_house(plan: Plan, habits: Habits, dice: Dice) -> None:
    """An honest sober home: one address, evening programme, one test a week."""
    for house in plan.established("recovery")[: plan.copies(2)]:
        people = plan.gather(
            dice.between(6, 9), dice, lambda m: m.scheme == "DUAL" and m.age(FIRST) < 50
        )
        laboratory = habits.house(house.number, "laboratory", dice)
        doctor = plan.doctors[house.doctors[0]]
        address = people[0].address
        begin = FIRST + 1 + 7 * dice.below(50)
        for member in people:
            member.address = address
        for week in range(14):
            for offset in (0, 2, 4):
                day = begin + 7 * week + offset
                for member in present(people, day, 0.85, dice):
                    lines = [line(ITEMS["intensive_day"])]
                    plan.add(desk.session(member, house, day, lines, doctor.number, "F11.20"))
                    if offset == 0:
                        keys = ["drug_screen"]
                        plan.add(desk.ordered(member, laboratory, doctor.number, day, keys))
        plan.look_alike("recovery_house", people, [doctor.number], [house.number])


def diabetes_class(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Six evenings about food and feet in the same room, and a check after three months."""
    for _ in range(plan.copies(3)):
        doctor = dice.pick(plan.doctors_of("endocrinology"))
        people = plan.gather(dice.between(8, 13), dice, lambda m: m.has("diabetes"))
        begin = doctor.days.on_or_after(FIRST + dice.below(560))
        for day in (*(begin + 7 * week for week in range(6)), begin + 126):
            for member in present(people, day, 0.8, dice):
                plan.add(desk.visit(member, doctor, day, "diabetes_class", why="E11.9"))
        plan.look_alike("diabetes_class", people, [doctor.number], [doctor.practice])


def foot_rounds(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A podiatrist comes to the old people of one quarter every nine weeks."""
    for _ in range(plan.copies(2)):
        doctor = dice.pick(plan.doctors_of("podiatry"))
        home = dice.pick(plan.members).place
        people: list[Member] = plan.gather(dice.between(9, 16), dice, lives_in(home, 70))
        rounds(plan, people, doctor, 63, "nails", dice, likely=0.75)
        plan.look_alike("foot_rounds", people, [doctor.number], [doctor.practice])
