"""Hospice rotation: people who are not dying, enrolled by a recruiter in their own street.

Two hospices of one hand share them; before questions are asked a person is discharged alive and
enrols at the other house. All the while they see their doctor and fetch their tablets.
"""

from benchmarks.elsewhere.managed_care import county
from benchmarks.elsewhere.managed_care.life.decline import hospice_months
from benchmarks.elsewhere.managed_care.schemes.operation import Setting, retired


def hospice_rotation(at: Setting) -> None:
    """Plant one ring, recognised by the people enrolled."""
    home = at.dice.pick(county.HOME)
    people = at.plan.gather(
        at.effort.people(14), at.dice, lambda m: retired(m) and m.died is None, near=home
    )
    work = at.begin("hospice_rotation", "patient", people)
    houses = [work.front("hospice", at.dice.pick(county.HOME), 1) for _ in range(2)]
    work.tie(houses)
    waves = list(work.occasions(75, jitter=6))
    for member in people:
        day = at.dice.pick(waves[: max(1, len(waves) // 2)]) + at.dice.below(10)
        house = at.dice.pick(houses)
        while day < work.last:
            length = round(at.dice.between(70, 190) * at.effort.attendance)
            until = min(day + length, work.last)
            work.ring.bills += hospice_months(
                at.plan, member, house, house.doctors[0], (day, until)
            )
            house = houses[1 - houses.index(house)]
            day = until + at.dice.between(3, 45)
    for house in houses:
        work.cover(house)
