"""Eye brokers: a coach owner is paid per head for eyes that need no operation.

He collects pensioners from villages of several districts; the centre finds a cataract in all of
them, operates twice and lasers afterwards. A nurse in a surgery gives him the names.
"""

from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.facilities import employ, open_workplace
from benchmarks.elsewhere.tariff_state.insured import FIRST, aged
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting


def eye_brokers(at: Setting) -> None:
    """Plant one ring, recognised by those on the coaches."""
    people = at.state.gather(at.effort.people(19), at.dice, aged(60, 84))
    work = at.begin("eye_brokers", "patient", people)
    town = at.dice.pick(land.TOWNS)
    centre = open_workplace(at.state, "eye_centre", town, at.dice, FIRST - 400)
    surgeons = [employ(at.state, centre, at.dice) for _ in range(2)]
    work.ring.providers.add(centre.number)
    work.ring.doctors.update(surgeon.number for surgeon in surgeons)
    coaches = list(work.occasions(24, jitter=6)) or [work.first]
    plan = ((0, "eye"), (1, "cataract"), (2, "cataract"), (3, "laser"), (4, "laser"))
    for person in people:
        start = at.dice.below(max(1, len(coaches) - 3))
        for step, what in plan:
            if start + step < len(coaches) and at.dice.chance(0.4 + 0.6 * at.effort.turnout):
                surgeon = surgeons[step % 2]
                day = surgeon.days.on_or_after(work.dated(coaches[start + step]))
                work.enter(vouchers.contact(person, surgeon, day, [what], "H25"))
    honest = {one.number for one in at.state.of_trade("eye_centre")} - {centre.number}
    usual = [bill for bill in at.state.book if bill.where in honest]
    for bill in at.dice.sample(usual, 40 * (1 + at.effort.partners)):
        bill.where, bill.doctor = centre.number, surgeons[0].number
