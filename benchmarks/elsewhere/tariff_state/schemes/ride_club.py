"""Ride club: patient transport for people who walk, or who stay at home.

A driver finds people who lend their card; a rehabilitation doctor orders the rides; three times a
week a ride to a distant studio is written, where at most every other one was seen.
"""

from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.insured import aged
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting
from benchmarks.elsewhere.workdays import weekday


def ride_club(at: Setting) -> None:
    """Plant one ring, recognised by the passengers."""
    people = at.state.gather(at.effort.people(12), at.dice, aged(40, 82))
    work = at.begin("ride_club", "patient", people)
    doctors = work.doctors("rehabilitation", people[0].place)
    companies = work.houses("transport", people[0].place)[:2]
    work.ring.providers = {company.number for company in companies}
    therapist = at.state.medic_near("studio", land.SPA_TOWN, at.dice)
    work.ring.context.doctors.add(therapist.number)
    for person in people:
        week = at.dice.sample(range(5), 3 if at.effort.partners < 2 else 2)
        way = 18 + round(land.distance(person.place, land.SPA_TOWN)) // 2
        doctor = work.mostly(doctors)
        begin = work.first + at.dice.below(45)
        for day in range(begin, work.last):
            if weekday(day) not in week or day // 7 in work.idle:
                continue
            if at.dice.chance(at.effort.turnout):
                company = work.mostly(companies)
                work.enter(vouchers.driven(person, company, doctor.number, day, way))
                if therapist.days.is_open(day) and at.dice.chance(0.35):
                    procedures = ["electro", "bath"]
                    work.enter(vouchers.contact(person, therapist, day, procedures, "M54"))
