"""Brace orders: call centres, doctors who never see anybody, suppliers who ship.

A call centre works a list of leads; a telehealth doctor far away signs what it prepares; two or
three young suppliers send sets of braces, and some months later another supplier of the same
people sends the next set. The orthopedist of the patient knows nothing of it.
"""

from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.schemes.operation import Setting, retired

SETS = (
    (("back_brace", 1), ("knee_brace", 2)),
    (("knee_brace", 2), ("ankle_brace", 2)),
    (("back_brace", 1), ("wrist_brace", 2)),
    (("back_brace", 1),),
)


def brace_orders(at: Setting) -> None:
    """Plant one ring, recognised by its doctors and suppliers."""
    people = at.plan.gather(at.effort.people(34), at.dice, retired)
    work = at.begin("brace_orders", "provider", people)
    group = work.front("telehealth", at.dice.pick(county.FAR), 2)
    suppliers = [work.front("supplies", at.dice.pick(county.HOME + county.FAR)) for _ in range(3)]
    work.tie(suppliers)
    campaigns = list(work.occasions(21, jitter=9))
    for member in people:
        calls = at.dice.sample(campaigns, at.dice.between(2, 3))
        partners = at.dice.sample(suppliers, len(calls))
        for call, supplier in zip(sorted(calls), partners, strict=False):
            doctor = at.plan.doctors[at.dice.pick(group.doctors)]
            if at.dice.chance(0.3):
                work.enter(desk.visit(member, doctor, call, "visit_phone", why="M54.50"))
            day = work.written(call + at.dice.between(1, 12))
            goods = at.dice.pick(SETS)
            work.enter(desk.supplies(member, supplier, doctor.number, day, goods, "M17.0"))
    for practice in (group, *suppliers):
        work.cover(practice)
