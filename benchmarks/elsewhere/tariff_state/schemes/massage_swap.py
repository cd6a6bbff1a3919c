"""Massage swap: a club's evenings at the sauna, written as treatment.

The members of a club lend their cards to a studio; it books exercises and electrotherapy for all
whose cards lie there, and they get massages and the gym for nothing.
"""

from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.insured import aged
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting

BOOKED = ("exercise", "electro", "massage", "bath", "group_exercise")


def massage_swap(at: Setting) -> None:
    """Plant one ring, recognised by the card holders."""
    town = at.dice.pick(land.TOWNS)
    people = at.state.gather(at.effort.people(17), at.dice, aged(20, 66), near=town)
    work = at.begin("massage_swap", "patient", people)
    studio = at.state.nearest("studio", town)
    therapists = [at.state.medics[number] for number in studio.staff]
    senders = work.doctors("rehabilitation", town)
    work.ring.providers.add(studio.number)
    work.ring.doctors.update(therapist.number for therapist in therapists)
    for turn, evening in enumerate(work.occasions(8, jitter=4)):
        for person in work.turn_up(at.dice.share(people, 0.6)):
            therapist = at.dice.pick(therapists)
            day = therapist.days.on_or_after(work.dated(evening))
            procedures = at.dice.sample(BOOKED, at.dice.between(2, 4))
            work.enter(vouchers.contact(person, therapist, day, procedures, "M54"))
            if turn % 8 == 0 and at.dice.chance(0.5):
                sender = work.mostly(senders)
                asked = sender.days.on_or_after(evening - 5)
                work.enter(vouchers.contact(person, sender, asked, ["consult_short"], "M54"))
