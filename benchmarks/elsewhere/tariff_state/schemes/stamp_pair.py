"""Stamp pair: a doctor's codes lie in the drawer of a pharmacy.

After hours the pharmacist writes prescriptions for patients of the doctor who were not there that
day, books costly packs out of stock that never came in, and shares the money with the doctor.
"""

from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting
from benchmarks.elsewhere.tariff_state.state import Medic, Workplace

STOCK = ("anticoagulant", "insulin", "biologic", "inhaler", "strong_pain", "quetiapine")


def stamp_pair(at: Setting) -> None:
    """Plant one ring, recognised by doctor and pharmacy."""
    doctor = at.dice.pick(at.untied("family", "village_pharmacy"))
    place = at.state.workplaces[doctor.workplace].place
    listed = [p for p in at.state.people if p.doctor == doctor.number and p.age() > 45]
    work = at.begin("stamp_pair", "provider", at.dice.sample(listed, at.effort.people(40)))
    shops = _shops(at, doctor, place)[: 1 + min(1, at.effort.partners)]
    work.ring.providers = {shop.number for shop in shops}
    work.ring.doctors.add(doctor.number)
    work.ring.context.providers.add(doctor.workplace)
    for evening in work.occasions(9, jitter=4):
        second = vouchers.CLOSES - at.dice.between(0, 4 * 3600)
        for person in at.dice.sample(work.people, round(9 * at.effort.turnout)):
            second += at.dice.between(40, 400)
            drugs = [(at.dice.pick(STOCK), at.dice.between(1, 3))]
            moment = (work.dated(evening), min(second, vouchers.CLOSES + 5000))
            work.dispense(person, work.mostly(shops), doctor, moment, drugs)


def _shops(at: Setting, doctor: Medic, place: int) -> list[Workplace]:
    """Pharmacies from near to far, without those that the doctor has honest business with."""
    tied = {
        number
        for group in at.state.answers.look_alikes
        if doctor.number in group.doctors
        for number in group.providers
    }
    shops = at.state.of_trade("pharmacy")
    free = [shop for shop in shops if shop.number not in tied] or shops
    return sorted(free, key=lambda shop: (land.distance(shop.place, place), shop.number))
