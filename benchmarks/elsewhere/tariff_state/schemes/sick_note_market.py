"""Sick note market: illness by appointment for the men of two building firms.

When the sites stop, whole gangs are written sick by one doctor; each spell is three contacts in
the books: written off, seen, written fit. Nobody fetches anything from a pharmacy.
"""

from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.insured import Insured
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting


def sick_note_market(at: Setting) -> None:
    """Plant one ring, recognised by the men."""
    people = _gang(at)
    work = at.begin("sick_note_market", "patient", people)
    doctors = work.doctors("family", people[0].place)
    for wave in work.occasions(48, jitter=10):
        for person in work.turn_up():
            doctor = work.mostly(doctors)
            begin = doctor.days.on_or_after(work.dated(wave) + at.dice.below(3))
            length = at.dice.between(10, 24)
            for wait, what in ((0, "targeted"), (length // 2, "contact"), (length, "contact")):
                day = doctor.days.on_or_after(begin + wait)
                procedures = [what, "sick_note"]
                work.enter(vouchers.contact(person, doctor, day, procedures, "M54"))


def _gang(at: Setting) -> list[Insured]:
    firms: dict[str, list[Insured]] = {}
    for person in at.state.people:
        free = person.number not in at.state.engaged and person.lives == "own"
        if person.employer and free and person.sex == "M" and person.abroad is None:
            firms.setdefault(person.employer, []).append(person)
    first, second = sorted(firms.values(), key=len, reverse=True)[:2]
    wanted = at.effort.people(17)
    gang = at.dice.sample(first, round(wanted * 0.6))
    gang += at.dice.sample(second, wanted - len(gang))
    at.state.engage(gang)
    return gang
