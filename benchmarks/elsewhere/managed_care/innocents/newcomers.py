"""People who arrive together: refugees, those released from prison, victims of one accident."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import desk
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.life.exercise import course
from benchmarks.elsewhere.managed_care.life.illness import emergency_room
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, present
from benchmarks.elsewhere.managed_care.plan import Plan

ARRIVAL_TESTS = ("blood_count", "metabolic", "urine")


def refugee_screening(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Enrolled on one date, examined on two, and back on the days when the interpreter is in."""
    for _ in range(plan.copies(2)):
        people = plan.gather(
            dice.between(14, 26), dice, lambda m: m.scheme == "MEDICAID" and m.age(FIRST) > 1
        )
        doctor = dice.pick(plan.doctors_of("health_centre"))
        arrived = FIRST + dice.between(60, 420)
        laboratory = habits.house(doctor.practice, "laboratory", dice)
        shelter = people[0].address
        for member in people:
            member.joined = arrived - dice.below(3)
            member.address = shelter
        plan.forget(people)
        for wait, likely in ((6, 0.95), (20, 0.8)):
            day = doctor.days.on_or_after(arrived + wait)
            for member in present(people, day, likely, dice):
                plan.add(desk.visit(member, doctor, day, "visit_new", ["vaccination"]))
                plan.add(desk.ordered(member, laboratory, doctor.number, day, ARRIVAL_TESTS))
        for day in range(arrived + 50, LAST, 28):
            when = doctor.days.on_or_after(day)
            for member in present(people, when, 0.25, dice):
                plan.add(desk.visit(member, doctor, when))
        plan.look_alike("refugee_screening", people, [doctor.number], [laboratory.number])


def reentry_clinic(plan: Plan, habits: Habits, dice: Dice) -> None:
    """Released one after the other; a Thursday clinic of one doctor keeps them in treatment."""
    for _ in range(plan.copies(1.5)):
        people = plan.gather(
            dice.between(12, 20),
            dice,
            lambda m: m.sex == "M" and 20 <= m.age(FIRST) <= 58 and m.scheme != "MEDICARE",
        )
        doctor = dice.pick(plan.doctors_of("health_centre"))
        shop = plan.nearest("pharmacy", plan.practices[doctor.practice].place)
        released = {m.number: FIRST + dice.below(500) for m in people}
        for day in range(FIRST + 4, LAST, 14):
            here = [m for m in people if released[m.number] <= day < released[m.number] + 260]
            for member in present(here, day, 0.7, dice):
                plan.add(desk.visit(member, doctor, day, "visit_long", ["drug_screen"], "F11.20"))
                drugs = ["buprenorphine"]
                plan.add(desk.fill(member, shop, doctor.number, day, drugs, 14))
        plan.look_alike("reentry_clinic", people, [doctor.number], [shop.number])


def bus_crash(plan: Plan, habits: Habits, dice: Dice) -> None:
    """A real accident: a coach full of strangers in one emergency room, then exercises for many."""
    for _ in range(plan.copies(1.5)):
        people = plan.gather(dice.between(9, 16), dice, lambda m: m.age(FIRST) > 12)
        place = people[0].place
        day = FIRST + dice.between(30, 600)
        therapists = dice.sample(plan.doctors_of("therapy"), 3)
        for member in present(people, day, 1.0, dice):
            home, member.place = member.place, place
            emergency_room(plan, habits, member, day, "S13.4XXA", dice)
            member.place = home
            if dice.chance(0.6):
                therapist = dice.weighted(therapists, (0.6, 0.25, 0.15))
                course(plan, member, therapist, day + dice.between(5, 20), 12, dice)
        plan.look_alike("bus_crash", people, [t.number for t in therapists])
