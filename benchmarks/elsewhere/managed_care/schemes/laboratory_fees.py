"""Laboratory fees: doctors of separate practices are paid for every specimen.

Three family doctors with ordinary patients send what used to go to the usual laboratory to a
small one across the county, with panels that are longer and more frequent than they were.
"""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.schemes.operation import Setting

EXTRAS = ("vitamin_d", "heart_marker", "thyroid", "drug_panel", "lipids", "urine_pathogens")


def laboratory_fees(at: Setting) -> None:
    """Plant one ring, recognised by its doctors and the laboratory."""
    work = at.begin("laboratory_fees", "provider", [])
    laboratory = work.front("laboratory", at.dice.pick(county.HOME))
    practices = at.dice.sample(at.plan.of_trade("primary")[: at.plan.copies(11)], 3)
    doctors = {at.dice.pick(practice.doctors) for practice in practices}
    work.ring.doctors |= doctors
    work.ring.context.providers |= {practice.number for practice in practices}
    laboratories = {one.number for one in at.plan.of_trade("laboratory")}
    for number, bill in enumerate(list(at.plan.book)):
        if bill.doctor not in doctors or not work.first <= bill.day <= work.last:
            continue
        own_visit = at.plan.doctors[bill.doctor].practice == bill.where
        if bill.where in laboratories and at.dice.chance(at.effort.attendance):
            keys = at.dice.sample(EXTRAS, at.dice.between(1, 3))
            bill.where = laboratory.number
            bill.lines += [line(ITEMS[key]) for key in keys]
            work.ring.bills.append(number)
        elif own_visit and at.dice.chance(0.3 * at.effort.attendance):
            keys = ["draw", *at.dice.sample(EXTRAS, at.dice.between(2, 4))]
            member = at.plan.members[bill.who]
            work.enter(desk.ordered(member, laboratory, bill.doctor, bill.day, keys))
    work.ring.patients |= {at.plan.book[number].who for number in work.ring.bills}
    work.members = [at.plan.members[n] for n in sorted(work.ring.patients)][:20]
    work.cover(laboratory)
