"""Sober homes: houses paid per head, a programme that never ends, a test every other day.

Residents are moved between two or three houses and in and out of the programme; urine goes to a
laboratory of the same owner three times a week, on the order of one medical director.
"""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.members import FIRST, Member
from benchmarks.elsewhere.managed_care.schemes.operation import Setting
from benchmarks.elsewhere.workdays import weekday


def _drifting(member: Member) -> bool:
    return 19 <= member.age(FIRST) <= 48 and member.scheme != "MEDICARE"


def sober_homes(at: Setting) -> None:
    """Plant one ring, recognised by the residents."""
    people = at.plan.gather(at.effort.people(13), at.dice, _drifting)
    work = at.begin("sober_homes", "patient", people)
    place = at.dice.pick(county.HOME[:6])
    programme = work.front("recovery", place, 1)
    laboratory = work.front("laboratory", place)
    work.tie([programme, laboratory])
    houses = [county.street_address(place, at.dice) for _ in range(3)]
    director = programme.doctors[0]
    for member in people:
        if at.dice.chance(0.6):
            member.address = at.dice.pick(houses)
        out = work.first + at.dice.below(60)
        while out < work.last:
            back = min(out + at.dice.between(50, 85), work.last)
            for day in range(out, back):
                if weekday(day) not in (0, 2, 4) or not at.dice.chance(at.effort.attendance * 0.8):
                    continue
                lines = [line(ITEMS["intensive_day"])]
                work.enter(desk.session(member, programme, day, lines, director, "F11.20"))
                if at.dice.chance(0.6):
                    panel = ("drug_panel", "drug_screen")
                    when = work.written(day)
                    work.enter(desk.ordered(member, laboratory, director, when, panel, "F11.20"))
            out = back + at.dice.between(20, 70)
    for practice in (programme, laboratory):
        work.cover(practice)
