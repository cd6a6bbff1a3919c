"""Home and laboratory: every resident is tested every month, and the house is paid per swab.

Two assisted living houses of one owner send urine and nose swabs of all residents to a small
laboratory, on standing orders of a nurse practitioner who rarely comes.
"""

from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.members import FIRST
from benchmarks.elsewhere.managed_care.schemes.operation import Setting

PANELS = (("urine_pathogens",), ("breath_pathogens",), ("urine_pathogens", "breath_pathogens"))


def home_and_laboratory(at: Setting) -> None:
    """Plant one ring, recognised by the residents."""
    people = at.plan.gather(at.effort.people(20), at.dice, lambda m: m.age(FIRST) > 70)
    work = at.begin("home_and_laboratory", "patient", people)
    homes = [work.front("assisted_living", at.dice.pick(county.HOME[:9])) for _ in range(2)]
    laboratory = work.front("laboratory", at.dice.pick(county.HOME[:9]))
    practitioner = at.dice.pick(at.plan.doctors_of("house_calls"))
    work.ring.doctors.add(practitioner.number)
    work.tie([*homes, laboratory])
    for place, member in enumerate(people):
        home = homes[place % 2]
        member.address, member.place = home.address, home.place
    for swab_day in work.occasions(24, jitter=5):
        for member in work.there():
            day = work.written(swab_day)
            panel = at.dice.pick(PANELS)
            work.enter(desk.ordered(member, laboratory, practitioner.number, day, panel, "R41.0"))
        if at.dice.chance(0.2):
            for member in at.dice.share(people, 0.5):
                day = practitioner.days.on_or_after(swab_day)
                at.plan.add(desk.visit(member, practitioner, day, "home_visit"))
    work.cover(laboratory)
