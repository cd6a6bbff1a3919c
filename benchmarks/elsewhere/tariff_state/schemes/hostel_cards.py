"""Hostel cards: a foreman keeps the insurance cards of his workers in a box.

He takes the box to one surgery and one pharmacy; card after card is written up within minutes,
also those of men who went home months ago.
"""

from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.residents import under_one_roof
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting

PACKS = ("strong_pain", "anticoagulant", "inhaler", "insulin", "antibiotic")


def hostel_cards(at: Setting) -> None:
    """Plant one ring, recognised by the owners of the cards."""
    house = at.dice.pick(sorted(at.state.reserved))
    at.state.reserved.discard(house)
    everyone = next(h for h in under_one_roof(at.state, "hostel") if h[0].lives == house)
    people = at.dice.sample(everyone, at.effort.people(15))
    work = at.begin("hostel_cards", "patient", people)
    doctors = work.doctors("family", people[0].place)
    shops = work.houses("pharmacy", people[0].place)
    for trip in work.occasions(17, jitter=6):
        doctor, shop = work.mostly(doctors), work.mostly(shops)
        second = vouchers.CLOSES - at.dice.between(1800, 14_000)
        for person in work.turn_up():
            day = doctor.days.on_or_after(work.dated(trip))
            if at.dice.chance(0.6):
                work.enter(vouchers.contact(person, doctor, day, ["targeted"], "M54"))
            second += at.dice.between(45, 240)
            drugs = [(at.dice.pick(PACKS), at.dice.between(1, 2))]
            moment = (day, min(second, vouchers.CLOSES - 1))
            work.dispense(person, shop, doctor, moment, drugs)
