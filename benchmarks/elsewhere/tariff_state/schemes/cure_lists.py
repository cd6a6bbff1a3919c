"""Cure lists: three weeks in a spa that the guests spend at home.

An orthopaedist proposes members of a club for cures; the spa signs them in on its attendance
lists in small parties, twice in the period. At home they meanwhile see the dentist and fetch
their tablets.
"""

from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.insured import aged
from benchmarks.elsewhere.tariff_state.life.wards import ARRIVES_ON, CURE
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting
from benchmarks.elsewhere.workdays import weekday


def cure_lists(at: Setting) -> None:
    """Plant one ring, recognised by the guests on paper."""
    people = at.state.gather(at.effort.people(16), at.dice, aged(35, 74), near=land.TOWNS[2])
    work = at.begin("cure_lists", "patient", people)
    house = at.dice.pick(at.state.of_trade("spa"))
    work.ring.providers.add(house.number)
    proposers = work.doctors("orthopaedics", people[0].place)
    parties = list(work.occasions(34, jitter=6))
    for person in people:
        usual = 2 + round(2 * at.effort.turnout) - at.effort.partners // 2
        for party in at.dice.sample(parties, max(2, usual)):
            proposer = work.mostly(proposers)
            asked = proposer.days.on_or_after(party - at.dice.between(15, 40))
            work.enter(vouchers.contact(person, proposer, asked, ["orthopaedics"], "M17"))
            monday = party + (ARRIVES_ON - weekday(party)) % 7
            begin = work.dated(monday) if at.effort.drift > 1 else monday
            medic = house.staff[0]
            days = (begin, begin + CURE)
            work.enter(vouchers.stay(person, house, medic, days, "spa_day"))
