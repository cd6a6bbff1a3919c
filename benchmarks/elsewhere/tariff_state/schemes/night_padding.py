"""Night padding: one doctor of the emergency service calls on his acquaintances, on paper.

Whenever he has the night, some of the same fifteen people need a home visit, and the ambulance of
a friend drives one of them to hospital and back.
"""

from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.insured import aged
from benchmarks.elsewhere.tariff_state.life.emergency import on_duty
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting


def night_padding(at: Setting) -> None:
    """Plant one ring, recognised by the acquaintances."""
    town = at.dice.pick(land.TOWNS)
    people = at.state.gather(at.effort.people(15), at.dice, aged(30), near=town)
    work = at.begin("night_padding", "patient", people)
    house = at.state.nearest("night", town)
    medic = at.state.medics[at.dice.pick(house.staff)]
    company = at.state.nearest("transport", town)
    work.ring.doctors.add(medic.number)
    work.ring.context.providers |= {house.number, company.number}
    for night in range(work.first, work.last):
        if on_duty(at.state, town, night) is not medic or night // 7 in work.idle:
            continue
        for person in at.dice.share(people, 0.3 * at.effort.turnout):
            day = night + at.dice.below(2) if at.effort.drift else night
            work.enter(vouchers.contact(person, medic, day, ["night_call"], "R07"))
            if at.dice.chance(0.25):
                way = at.dice.between(4, 22)
                work.enter(vouchers.driven(person, company, medic.number, day, way))
