"""Borrowed residents: group therapy billed for people who no longer follow a conversation.

The manager of an assisted living house is paid per head; a bus takes residents with dementia to
a day programme of a community clinic, where they sleep in a chair while therapy is billed.
"""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.members import FIRST
from benchmarks.elsewhere.managed_care.schemes.operation import Setting


def borrowed_residents(at: Setting) -> None:
    """Plant one ring, recognised by the residents."""
    people = at.plan.gather(at.effort.people(15), at.dice, lambda m: m.age(FIRST) > 71)
    work = at.begin("borrowed_residents", "patient", people)
    homes = [work.front("assisted_living", at.dice.pick(county.HOME[:9])) for _ in range(2)]
    programme = work.front("mental_health", at.dice.pick(county.HOME[:6]), 2)
    work.tie(homes)
    for place, member in enumerate(people):
        home = homes[place % 2]
        member.address, member.place = home.address, home.place
        member.conditions = tuple(dict.fromkeys(("dementia", *member.conditions)))
    doctor = programme.doctors[0]
    for monday in range(work.first, work.last - 7, 7):
        for offset in at.dice.share((0, 1, 2, 3, 4), 0.3 + 0.5 * at.effort.attendance):
            for member in work.there(at.dice.share(people, 0.7)):
                day = work.written(monday + offset)
                lines = [line(ITEMS["partial_day"])]
                work.enter(desk.session(member, programme, day, lines, doctor, "F03.90"))
    work.cover(programme)
