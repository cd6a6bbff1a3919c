"""Dialysis rides: people who can walk are carried to their sessions by ambulance.

The company pays its passengers by the month, so they change over to it together, whichever
centre and shift they belong to. One doctor signs that all of them cannot sit in a car.
"""

from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.schemes.operation import Setting
from benchmarks.elsewhere.workdays import weekday


def dialysis_rides(at: Setting) -> None:
    """Plant one ring, recognised by its passengers."""
    walking = [
        member
        for member in at.plan.members
        if member.number in at.plan.sessions and not (member.frail or member.setting or member.died)
    ]
    people = at.dice.sample(walking, at.effort.people(10))
    work = at.begin("dialysis_rides", "patient", people)
    company = work.front("ambulance", at.dice.pick(county.HOME))
    signer = at.dice.pick(at.plan.doctors_of("primary")).number
    work.ring.doctors.add(signer)
    work.ring.context.providers |= {one.number for one in at.plan.of_trade("dialysis")}
    joined = {member.number: work.first + at.dice.below(70) for member in people}
    for member in people:
        week = at.plan.sessions[member.number]
        miles = at.dice.between(3, 16)
        # The grade decides how many weeks of a passenger are billed, not how many rides of a week.
        for monday in range(joined[member.number], work.last, 7):
            if not at.dice.chance(at.effort.attendance):
                continue
            for day in range(monday, monday + 7):
                if weekday(day) in week:
                    work.enter(desk.ride(member, company, day, miles, signer))
    work.cover(company)
