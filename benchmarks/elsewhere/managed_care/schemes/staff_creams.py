"""Staff creams: colleagues sell their insurance numbers to a compounding pharmacy.

A marketer who works in the same firm signs up colleagues and their families. A telehealth doctor
prescribes creams and vitamins at thousands a month; the pharmacy far away sends every refill.
"""

from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.members import Member
from benchmarks.elsewhere.managed_care.schemes.operation import Setting

CREAMS = ("cream_pain", "cream_scar", "vitamin_compound")


def staff_creams(at: Setting) -> None:
    """Plant one ring, recognised by the colleagues."""
    people = _colleagues(at)
    at.plan.engage(people)
    work = at.begin("staff_creams", "patient", people)
    shop = work.front("compounding", at.dice.pick(county.FAR))
    group = work.front("telehealth", at.dice.pick(county.FAR), 1)
    doctor = at.plan.doctors[group.doctors[0]]
    started = {m.number: work.first + at.dice.below(120) for m in people}
    for refill in work.occasions(30, jitter=4):
        for member in work.there():
            if refill < started[member.number]:
                continue
            if at.dice.chance(0.1):
                work.enter(desk.visit(member, doctor, refill, "visit_phone", why="M79.10"))
            creams = at.dice.sample(CREAMS, at.dice.between(1, 3))
            day = work.written(refill)
            work.enter(desk.fill(member, shop, doctor.number, day, creams))
    for practice in (shop, group):
        work.cover(practice)


def _colleagues(at: Setting) -> list[Member]:
    """Members of the largest firms with their families, who belong to no other group."""
    free = [m for m in at.plan.members if m.number not in at.plan.engaged and not m.setting]
    firms: dict[str, list[Member]] = {}
    for member in free:
        if member.employer:
            firms.setdefault(member.employer, []).append(member)
    staff = max(firms.values(), key=len)
    wanted = at.effort.people(13)
    chosen = at.dice.sample(staff, round(wanted * 0.75))
    homes = {member.household for member in chosen}
    family = [m for m in free if m.household in homes and m not in chosen]
    return chosen + at.dice.sample(family, wanted - len(chosen))
