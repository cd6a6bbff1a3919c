"""Substitution tour: one group, three addiction clinics, three times the dose.

A dealer drives the group round; in turn every clinic prescribes a fortnight of tablets and a
pharmacy in another town dispenses them; most of it is sold.
"""

from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting


def substitution_tour(at: Setting) -> None:
    """Plant one ring, recognised by those who travel."""
    people = at.state.gather(
        at.effort.people(10), at.dice, lambda p: 19 <= p.age() <= 48, near=land.TOWNS[0]
    )
    work = at.begin("substitution_tour", "patient", people)
    clinics = at.state.medics_of("substitution")[:3]
    shops = at.dice.sample(at.state.of_trade("pharmacy"), 2 + at.effort.partners)
    work.ring.doctors.update(medic.number for medic in clinics)
    work.ring.providers.update(shop.number for shop in shops)
    for turn, tour in enumerate(work.occasions(9, jitter=3)):
        medic = clinics[turn % len(clinics)]
        for person in work.turn_up():
            day = medic.days.on_or_after(work.dated(tour))
            procedures = ["substitution", *at.dice.share(("drug_urine",), 0.2)]
            work.enter(vouchers.contact(person, medic, day, procedures, "F11"))
            shop = shops[turn % len(shops)] if at.dice.chance(0.75) else at.dice.pick(shops)
            moment = (day, vouchers.at_the_counter(person, at.dice))
            work.dispense(person, shop, medic, moment, [("buprenorphine", 2)])
