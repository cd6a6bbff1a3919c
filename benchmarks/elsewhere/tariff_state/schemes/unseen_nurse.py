"""Unseen nurse: home visits every day to people whom she visits once a week at most.

One nurse of an agency signs for clients in villages far apart, on days on which they are in
hospital or at a cure; the family doctor extends the order without looking.
"""

from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.insured import aged
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting


def unseen_nurse(at: Setting) -> None:
    """Plant one ring, recognised by the clients."""
    people = at.state.gather(at.effort.people(13), at.dice, aged(64))
    work = at.begin("unseen_nurse", "patient", people)
    agency = work.houses("nurses", people[0].place)[0]
    work.ring.providers = {agency.number}
    nurses = [at.state.medics[number] for number in agency.staff][: 1 + at.effort.partners]
    work.ring.doctors.update(nurse.number for nurse in nurses)
    sender = at.state.medic_near("family", people[0].place, at.dice)
    work.ring.doctors.add(sender.number)
    for place, person in enumerate(people):
        nurse = nurses[place % len(nurses)]
        begin = work.first + at.dice.below(60)
        for day in range(begin, work.last):
            if day // 7 not in work.idle and at.dice.chance(0.75 * at.effort.turnout):
                extra = at.dice.share(("nurse_wound", "nurse_injection"), 0.5)
                procedures = ["nurse_visit", *extra]
                work.enter(vouchers.nursed(person, nurse, sender.number, day, procedures))
