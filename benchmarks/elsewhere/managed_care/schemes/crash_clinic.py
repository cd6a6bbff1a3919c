"""Crash clinic: staged collisions, and months of adjustments for everybody in the car.

A runner fills cars with people who know each other. Each crash sends three or four of them to
one chiropractor for weeks, to one imaging centre, and to one doctor for injections.
"""

from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.life.exercise import course
from benchmarks.elsewhere.managed_care.life.illness import emergency_room
from benchmarks.elsewhere.managed_care.members import FIRST
from benchmarks.elsewhere.managed_care.schemes.operation import Setting

NECK = "S13.4XXA"


def crash_clinic(at: Setting) -> None:
    """Plant one ring, recognised by those who sat in the cars."""
    people = at.plan.gather(
        at.effort.people(15),
        at.dice,
        lambda m: 19 <= m.age(FIRST) <= 55 and m.scheme != "MEDICARE",
    )
    work = at.begin("crash_clinic", "patient", people)
    place = at.dice.pick(county.HOME[:6])
    clinic, imaging = work.front("chiropractic", place, 1), work.front("imaging", place)
    needle = at.dice.pick(at.plan.doctors_of("pain"))
    work.ring.doctors.add(needle.number)
    waiting = list(people)
    cars = max(3, len(people) // 4)
    length = work.last - work.first
    for car in range(cars + 1):
        riders, waiting = waiting[:4], waiting[4:]
        riders = riders or at.dice.sample(people, 3)
        crash = work.first + round(length * (car + at.dice.unit() * 0.8) / (cars + 1))
        for member in riders:
            if at.dice.chance(0.6):
                emergency_room(at.plan, at.habits, member, crash, NECK, at.dice)
            therapist = at.plan.doctors[clinic.doctors[0]]
            sessions = round(at.dice.between(14, 26) * at.effort.attendance)
            begin = work.written(crash + at.dice.between(2, 6))
            work.ring.bills += course(at.plan, member, therapist, begin, sessions, at.dice)
            if at.dice.chance(at.effort.attendance):
                scan = crash + at.dice.between(8, 24)
                keys = ["mri_back"]
                work.enter(desk.ordered(member, imaging, therapist.number, scan, keys, NECK))
            if at.dice.chance(at.effort.attendance / 2):
                day = needle.days.on_or_after(crash + at.dice.between(25, 50))
                work.enter(desk.visit(member, needle, day, "visit_new", ["epidural"], NECK))
    for practice in (clinic, imaging):
        work.cover(practice)
