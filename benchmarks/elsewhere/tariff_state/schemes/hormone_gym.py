"""Hormone gym: growth hormone and testosterone for a bodybuilding club.

An endocrinologist finds a deficiency in every member who pays; two pharmacies order the packs. The
members share trainer, town and age, and none of the tests that such a deficiency would need.
"""

from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting


def hormone_gym(at: Setting) -> None:
    """Plant one ring, recognised by the members."""
    town = at.dice.pick(land.TOWNS)
    people = at.state.gather(
        at.effort.people(11),
        at.dice,
        lambda p: p.sex == "M" and 19 <= p.age() <= 46,
        near=town,
    )
    work = at.begin("hormone_gym", "patient", people)
    doctors = work.doctors("hormones", town)
    shops = work.houses("pharmacy", town)
    for cycle in work.occasions(27, jitter=6):
        for person in work.turn_up():
            doctor = work.mostly(doctors)
            day = doctor.days.on_or_after(work.dated(cycle + at.dice.below(4)))
            if at.dice.chance(0.45):
                work.enter(vouchers.contact(person, doctor, day, ["consult_short"], "E23"))
            drugs = [("testosterone", 2), *at.dice.share((("growth", 1),), 0.6)]
            late = day + at.dice.below(3)
            moment = (late, vouchers.at_the_counter(person, at.dice))
            work.dispense(person, work.mostly(shops), doctor, moment, drugs)
