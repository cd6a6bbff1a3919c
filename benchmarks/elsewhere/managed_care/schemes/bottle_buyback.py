"""Bottle buyback: costly tablets are dispensed, bought back at the door and dispensed again.

A recruiter takes people with HIV or psychosis around three pharmacies; each month they fill at
another one, on prescriptions of two doctors, a little earlier than the last bottle would allow.
"""

from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.members import FIRST
from benchmarks.elsewhere.managed_care.schemes.operation import Setting

BOTTLES = ("bictegravir", "darunavir", "paliperidone")


def bottle_buyback(at: Setting) -> None:
    """Plant one ring, recognised by those who sell their bottles."""
    people = at.plan.gather(
        at.effort.people(12),
        at.dice,
        lambda m: 21 <= m.age(FIRST) <= 64 and m.scheme in ("DUAL", "MEDICAID"),
    )
    work = at.begin("bottle_buyback", "patient", people)
    shops = [work.front("pharmacy", at.dice.pick(county.HOME[:6])) for _ in range(3)]
    doctors = at.dice.sample(at.plan.doctors_of("health_centre"), 2)
    work.ring.doctors.update(doctor.number for doctor in doctors)
    work.tie(shops)
    for turn, round_day in enumerate(work.occasions(24, jitter=3)):
        for member in work.there():
            doctor = doctors[member.number % 2]
            shop = shops[turn % 3] if at.dice.chance(0.8) else at.dice.pick(shops)
            day = work.written(round_day)
            if at.dice.chance(0.2):
                when = doctor.days.on_or_after(day)
                work.enter(desk.visit(member, doctor, when, "visit", why="B20"))
            drugs = at.dice.sample(BOTTLES, at.dice.between(1, 2))
            work.enter(desk.fill(member, shop, doctor.number, day, drugs))
    for shop in shops:
        work.cover(shop)
