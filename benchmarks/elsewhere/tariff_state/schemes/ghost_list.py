"""Ghost list: a family doctor keeps people on the list who have long been abroad.

Every quarter each of them has a contact on paper, now and then a check-up, and a prescription
that a friendly pharmacy "dispenses". The ghosts have no other life in the data.
"""

from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting

COSTLY = ("anticoagulant", "insulin", "inhaler", "strong_pain")


def ghost_list(at: Setting) -> None:
    """Plant one ring, recognised by the ghosts."""
    gone = [p for p in at.state.people if p.abroad is not None and p.number not in at.state.engaged]
    people = at.dice.sample(gone, at.effort.people(16))
    at.state.engage(people)
    work = at.begin("ghost_list", "patient", people)
    place = at.state.workplaces[at.state.medics[people[0].doctor].workplace].place
    doctor = at.state.medic_near("family", place, at.dice)
    work.ring.doctors.add(doctor.number)
    shops = work.houses("pharmacy", place)
    for person in people:
        person.doctor = doctor.number
    for visit in work.occasions(58, jitter=12):
        for person in work.turn_up():
            # Written up in the quiet hours of a few days, not all at once.
            day = doctor.days.on_or_after(work.dated(visit + at.dice.below(6)))
            procedures = [at.dice.weighted(("contact", "prevention", "targeted"), (0.6, 0.2, 0.2))]
            work.enter(vouchers.contact(person, doctor, day, procedures))
            if at.dice.chance(0.7):
                moment = (day + at.dice.below(3), vouchers.NOON + at.dice.below(18_000))
                drugs = [(at.dice.pick(COSTLY), 2)]
                work.dispense(person, work.mostly(shops), doctor, moment, drugs)
