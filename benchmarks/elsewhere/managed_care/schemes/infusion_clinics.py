"""Infusion clinics: one list of patients, one clinic after another.

People with HIV are paid to sit through, or only sign for, infusions they do not need. When a
clinic attracts attention it closes and the list moves to the next, under another owner.
"""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.members import FIRST
from benchmarks.elsewhere.managed_care.schemes.operation import Setting


def infusion_clinics(at: Setting) -> None:
    """Plant one ring, recognised by the people on the list."""
    people = at.plan.gather(
        at.effort.people(12),
        at.dice,
        lambda m: 25 <= m.age(FIRST) <= 70 and m.scheme in ("DUAL", "MEDICAID"),
    )
    work = at.begin("infusion_clinics", "patient", people)
    for member in people:
        member.conditions = tuple(dict.fromkeys(("hiv", *member.conditions)))
    clinics = [work.front("infusion", at.dice.pick(county.HOME[:6]), 1) for _ in range(3)]
    work.tie(clinics)
    length = (work.last - work.first) // 3 + 1
    for turn, clinic in enumerate(clinics):
        clinic.since = work.first + turn * length - at.dice.between(10, 60)
        clinic.until = work.first + (turn + 1) * length + at.dice.between(5, 40)
    for session in work.occasions(8, jitter=3):
        clinic = clinics[min(2, (session - work.first) // length)]
        for member in work.there(at.dice.share(people, 0.7)):
            drug = at.dice.pick(("immunoglobulin", "blood_factor"))
            lines = [line(ITEMS["infusion_hour"]), line(ITEMS[drug], at.dice.between(20, 60))]
            day = work.written(session)
            work.enter(desk.session(member, clinic, day, lines, clinic.doctors[0], "B20"))
    for clinic in clinics:
        work.cover(clinic)
