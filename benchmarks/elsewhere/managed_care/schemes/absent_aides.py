"""Absent aides: weeks of personal care that nobody gave.

A few aides share out clients on paper, swap them from week to week and pay part of it back. The
hours of one aide add up to more than a week has, and go on while clients lie in hospital.
"""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.members import FIRST
from benchmarks.elsewhere.managed_care.schemes.operation import Setting


def absent_aides(at: Setting) -> None:
    """Plant one ring, recognised by the clients."""
    people = at.plan.gather(
        at.effort.people(13),
        at.dice,
        lambda m: m.scheme in ("DUAL", "MEDICAID") and m.age(FIRST) > 35,
    )
    work = at.begin("absent_aides", "patient", people)
    agency = work.front("home_care", at.dice.pick(county.HOME), 4)
    for sunday in range(work.first, work.last - 7, 7):
        aides = at.dice.sample(agency.doctors, len(agency.doctors))
        for place, member in enumerate(people):
            if not at.dice.chance(at.effort.attendance):
                continue
            aide = aides[place % len(aides)] if at.dice.chance(0.35) else agency.doctors[place % 4]
            lines = [line(ITEMS["aide_quarter"], 4 * at.dice.between(24, 42))]
            days = (sunday, sunday + 6)
            work.enter(desk.period(member, agency, aide, days, lines))
    work.cover(agency)
