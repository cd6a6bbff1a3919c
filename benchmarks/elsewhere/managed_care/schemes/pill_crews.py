"""Pill crews: a sponsor drives people to a cash clinic and pockets the tablets.

Every four weeks a car leaves the back country with those whose turn it is; they see one doctor
within the same day or two and fill everything at a pharmacy that asks nothing.
"""

from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.members import FIRST
from benchmarks.elsewhere.managed_care.schemes.operation import Setting

COCKTAIL = ("oxycodone", "alprazolam", "carisoprodol")


def pill_crews(at: Setting) -> None:
    """Plant one ring, recognised by the crew."""
    people = at.plan.gather(
        at.effort.people(12),
        at.dice,
        lambda m: 22 <= m.age(FIRST) <= 62,
        near=at.dice.pick(county.RURAL),
    )
    work = at.begin("pill_crews", "patient", people)
    city = at.dice.pick(county.HOME[:6])
    clinic, shop = work.front("pain", city, 1), work.front("pharmacy", city)
    doctor = at.plan.doctors[clinic.doctors[0]]
    other = at.dice.pick(at.plan.established("pharmacy"))
    for trip in work.occasions(28, jitter=3):
        for member in work.there():
            day = doctor.days.on_or_after(work.written(trip))
            extra = at.dice.share(("drug_screen", "epidural"), 0.3)
            work.enter(desk.visit(member, doctor, day, "visit_long", extra, "G89.4"))
            where = shop if at.dice.chance(0.5 + at.effort.attendance / 2) else other
            drugs = ["oxycodone", *at.dice.share(COCKTAIL[1:], 0.6)]
            late = day + at.dice.below(2)
            work.enter(desk.fill(member, where, doctor.number, late, drugs))
    for practice in (clinic, shop):
        work.cover(practice)
