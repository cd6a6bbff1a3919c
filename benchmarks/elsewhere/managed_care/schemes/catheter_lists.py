"""Catheter lists: a stolen list of members, used by one bought supplier after another.

Nothing is shipped and nobody was asked. Suppliers that were small and honest change hands, bill
kits by the hundred for the people on the list, and are left behind. The doctors who are named
never heard of it; some of the people have been dead for months.
"""

from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.members import FIRST, LAST
from benchmarks.elsewhere.managed_care.schemes.operation import Setting


def catheter_lists(at: Setting) -> None:
    """Plant one ring, recognised by its suppliers."""
    people = at.plan.gather(at.effort.people(38), at.dice, lambda m: m.age(FIRST) >= 66)
    work = at.begin("catheter_lists", "provider", people)
    suppliers = [work.front("supplies", at.dice.pick(county.HOME + county.FAR)) for _ in range(4)]
    work.tie(suppliers)
    named = at.dice.sample([d.number for d in at.plan.doctors_of("primary")], 6)
    work.ring.context.doctors.update(named)
    turn = (work.last - work.first) // len(suppliers)
    for place, supplier in enumerate(suppliers):
        begin = work.first + place * turn
        for month in range(begin, min(begin + turn + 40, LAST), 30):
            part = at.dice.share(people, 0.35 + 0.4 * at.effort.attendance)
            for member in part:
                # A supplier does not know who has left or died; the plan pays some of it all the
                # same, because news of a death takes its time.
                if not member.is_covered(month) and not at.dice.chance(0.4):
                    continue
                day = work.written(month + at.dice.below(9))
                goods = [("catheter", 10 * at.dice.between(15, 20))]
                doctor = at.dice.pick(named)
                order = desk.supplies(member, supplier, doctor, day, goods, "R33.9")
                work.enter_regardless(order)
    for supplier in suppliers:
        work.cover(supplier)
