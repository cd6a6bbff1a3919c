"""Strip trade: aids for diabetics are prescribed, fetched and sold on at once.

A diabetologist signs the largest quantities that the rules allow for people who need few or none;
a dispensing shop hands over boxes or only the receipt.
"""

from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.insured import aged
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting


def strip_trade(at: Setting) -> None:
    """Plant one ring, recognised by those who fetch."""
    people = at.state.gather(at.effort.people(13), at.dice, aged(25, 76))
    work = at.begin("strip_trade", "patient", people)
    doctors = work.doctors("diabetology", people[0].place)
    shops = work.houses("aids", people[0].place)
    for round_day in work.occasions(30, jitter=5):
        for person in work.turn_up():
            doctor = work.mostly(doctors)
            day = doctor.days.on_or_after(work.dated(round_day))
            if at.dice.chance(0.4):
                work.enter(vouchers.contact(person, doctor, day, ["diabetes"], "E10"))
            aids = [("strips", at.dice.between(8, 16)), *at.dice.share((("sensor", 2),), 0.5)]
            late = day + at.dice.below(4)
            work.enter(vouchers.handed(person, work.mostly(shops), doctor, late, aids))
