"""Twin polyclinics: three companies in one corridor bill one visit three times.

The same owner registers three companies under different managers; whoever comes to one of them is
also written up at the others within the week, with a consultation each.
"""

from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.facilities import employ, open_workplace
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, aged
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting

TRADES = ("cardiology", "rehabilitation", "neurology")


def twin_polyclinics(at: Setting) -> None:
    """Plant one ring, recognised by the companies and their doctors."""
    town = at.dice.pick(land.TOWNS)
    people = at.state.gather(at.effort.people(42), at.dice, aged(35), near=town)
    work = at.begin("twin_polyclinics", "provider", people)
    companies = [
        open_workplace(at.state, trade, town, at.dice, FIRST - at.dice.between(40, 1500))
        for trade in TRADES
    ]
    medics = [employ(at.state, company, at.dice) for company in companies]
    if at.effort.partners < 2:
        for company in companies[1:]:
            company.house = companies[0].house
    if at.effort.partners == 0:
        companies[1].owner = companies[0].owner
    work.ring.providers.update(company.number for company in companies)
    work.ring.doctors.update(medic.number for medic in medics)
    for person in people:
        for visit in at.dice.sample(list(work.occasions(20)), at.dice.between(3, 6)):
            for medic in at.dice.sample(medics, 3 if at.dice.chance(at.effort.turnout) else 2):
                day = medic.days.on_or_after(visit + at.dice.below(3 + 2 * at.effort.drift))
                work.enter(vouchers.contact(person, medic, day, ["consult"]))
    others = {m.number for trade in TRADES for m in at.state.medics_of(trade)} - work.ring.doctors
    honest = [bill for bill in at.state.book if bill.doctor in others and bill.until is None]
    # Honest referrals reach the companies too, as they do every specialist of the town.
    own = {place.number for place in at.state.workplaces if place.trade in TRADES}
    for bill in at.dice.sample(honest, 90 * (1 + at.effort.partners)):
        if bill.where in own:
            medic = at.dice.pick(medics)
            bill.doctor, bill.where = medic.number, medic.workplace
            bill.day = min(medic.days.on_or_after(bill.day), LAST)
