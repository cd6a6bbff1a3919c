"""Fitting evenings: insoles and braces for a whole pub.

An orthopaedist and a maker of aids visit two or three villages; whoever comes gets a dinner and is
measured. The vouchers are spread over consulting hours; after half a year they come again.
"""

from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.insured import aged
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting

GOODS = (("insoles", 2), ("stockings", 2), ("knee_brace", 1), ("corset", 1), ("pads", 3))


def fitting_evenings(at: Setting) -> None:
    """Plant one ring, recognised by the guests of the evenings."""
    wanted = at.effort.people(19)
    villages = at.dice.sample(land.VILLAGES, 2)
    people = [
        person
        for turn, village in enumerate(villages)
        for person in at.state.gather((wanted + turn) // 2, at.dice, aged(45), near=village)
    ]
    work = at.begin("fitting_evenings", "patient", people)
    doctors = work.doctors("orthopaedics", villages[0])
    shops = work.houses("aids", villages[0])
    for evening in work.occasions(75, jitter=15):
        for person in work.turn_up():
            doctor = work.mostly(doctors)
            day = doctor.days.on_or_after(work.dated(evening + at.dice.below(4)))
            examination = ["orthopaedics", *at.dice.share(("gait",), 0.6)]
            work.enter(vouchers.contact(person, doctor, day, examination, "M21"))
            goods = at.dice.sample(GOODS, at.dice.between(1, 3))
            late = day + at.dice.between(5, 20)
            work.enter(vouchers.handed(person, work.mostly(shops), doctor, late, goods))
