"""Laboratory fees: doctors of separate practices are paid for every specimen.

Three family doctors with ordinary patients send what used to go to the usual laboratory to a
small one across the county, with panels that are longer and more frequent than they were. The
patients know nothing of it: they are context.
"""

from collections import Counter

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.schemes.operation import Operation, Setting

EXTRAS = ("vitamin_d", "heart_marker", "thyroid", "drug_panel", "lipids", "urine_pathogens")


def laboratory_fees(at: Setting) -> None:
    """Plant one ring, recognised by its doctors and the laboratory."""
    work = at.begin("laboratory_fees", "provider", [])
    laboratory = work.front("laboratory", at.dice.pick(county.HOME))
    doctors = _busy_doctors(at, work)
    work.ring.doctors |= doctors
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
    work.members = at.dice.sample(at.plan.members, 20)
    work.cover(laboratory)


def _busy_doctors(at: Setting, work: Operation) -> set[int]:
    """Three doctors of different practices, each among the busier half of the family doctors."""
    bills = Counter(bill.doctor for bill in at.plan.book if work.first <= bill.day <= work.last)
    doctors = sorted(at.plan.doctors_of("primary"), key=lambda d: bills[d.number])
    busy = {doctor.practice: doctor.number for doctor in doctors[len(doctors) // 2 :]}
    return set(at.dice.sample(list(busy.values()), 3))
