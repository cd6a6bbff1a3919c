"""Laboratory bonus: family doctors are paid by the specimen, as "consultants" of a laboratory.

What used to go to the district laboratory goes to a private one, with long profiles that nobody
asked for; more specimens are sent in than there were. The patients know nothing of it: they are
context.
"""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.facilities import open_workplace
from benchmarks.elsewhere.tariff_state.insured import FIRST
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting
from benchmarks.elsewhere.tariff_state.tariff import ITEMS

PROFILE = ("hormones", "vitamins", "markers", "allergy", "thyroid", "virus")


def laboratory_bonus(at: Setting) -> None:
    """Plant one ring, recognised by doctors and laboratory."""
    work = at.begin("laboratory_bonus", "provider", [])
    town = at.dice.pick(land.TOWNS)
    since = FIRST - at.dice.between(30, 900)
    house = open_workplace(at.state, "laboratory", town, at.dice, since)
    work.ring.providers.add(house.number)
    doctors = {m.number: m for m in at.strangers(at.untied("family", "joint_laboratory"), 3)}
    work.ring.doctors.update(doctors)
    laboratories = {one.number for one in at.state.of_trade("laboratory")}
    for number, bill in enumerate(list(at.state.book)):
        medic = doctors.get(-1 if bill.doctor is None else bill.doctor)
        if medic is None or not work.first <= bill.day <= work.last:
            continue
        if bill.where in laboratories and at.dice.chance(at.effort.turnout):
            keys = at.dice.sample(PROFILE, at.dice.between(1, 3))
            bill.where = house.number
            bill.lines += [line(ITEMS[key]) for key in keys]
            work.ring.bills.append(number)
        elif bill.where == medic.workplace and at.dice.chance(0.22 * at.effort.turnout):
            keys = ["biochemistry", *at.dice.sample(PROFILE, at.dice.between(2, 4))]
            person = at.state.people[bill.who]
            work.enter(vouchers.sample(person, house, medic, bill.day, keys))
    honest = [bill for bill in at.state.book if bill.where in laboratories - {house.number}]
    for bill in at.dice.sample(honest, 60 * (1 + at.effort.partners)):
        if bill.doctor not in doctors:
            bill.where = house.number
