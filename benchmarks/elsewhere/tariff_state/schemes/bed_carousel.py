"""Bed carousel: lonely people are passed from house to house to keep the beds paid.

An aftercare ward, a rehabilitation institute and a small hospital hand the same people on, each
for the few weeks that are paid in full, by ambulance and without anybody getting better.
"""

from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured, aged
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting


def bed_carousel(at: Setting) -> None:
    """Plant one ring, recognised by those who are passed on."""
    alone = _households(at.state.people)
    people = at.state.gather(
        at.effort.people(10), at.dice, lambda p: aged(58)(p) and alone[p.household] == 1
    )
    work = at.begin("bed_carousel", "patient", people)
    ring_of_houses = [
        (at.dice.pick(at.state.of_trade("aftercare")), "aftercare"),
        (at.dice.pick(at.state.of_trade("rehab_hospital")), "rehab_day"),
        (at.dice.pick(at.state.of_trade("hospital")), "ward_internal"),
    ]
    work.ring.providers.update(house.number for house, _ in ring_of_houses)
    company = at.state.nearest("transport", ring_of_houses[0][0].place)
    work.ring.context.providers.add(company.number)
    for place, person in enumerate(people):
        day, turn = work.first + 9 * (place // 3) + at.dice.below(6), place % 3
        while day < work.last - 10:
            house, what = ring_of_houses[turn % 3]
            length = at.dice.between(17, 28)
            medic = house.staff[turn % len(house.staff)]
            days = (day, min(day + length, work.last))
            work.enter(vouchers.stay(person, house, medic, days, what))
            way = round(land.distance(person.place, house.place)) + 3
            work.enter(vouchers.driven(person, company, medic, days[1], way))
            home = 0 if at.dice.chance(at.effort.turnout) else at.dice.between(10, 60)
            person.stays.append(days)
            day, turn = days[1] + home, turn + 1
    _empty_flats(at, people)


def _households(people: list[Insured]) -> dict[int, int]:
    count: dict[int, int] = {}
    for person in people:
        count[person.household] = count.get(person.household, 0) + 1
    return count


def _empty_flats(at: Setting, people: list[Insured]) -> None:
    """While they really lie in these beds they see no doctor at home: move those contacts out."""
    who = {person.number: person for person in people}
    planted = {number for ring in at.state.answers.rings for number in ring.bills}
    for number, bill in enumerate(at.state.book):
        person = who.get(bill.who)
        if person is None or number in planted or bill.until is not None:
            continue
        for begin, end in person.stays:
            if begin < bill.day < end:
                bill.day = end if end <= LAST else max(FIRST, begin - 1)
