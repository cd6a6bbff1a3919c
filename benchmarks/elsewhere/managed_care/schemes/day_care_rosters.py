"""Day care rosters: a centre bills everybody on its list, whether the van fetched them or not.

Members get money and groceries for the signature. The owner also has a home health agency,
which certifies the same people period after period on the word of one doctor.
"""

from benchmarks.elsewhere.bills import line
from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.items import ITEMS
from benchmarks.elsewhere.managed_care.life.home_health import PERIOD, periods
from benchmarks.elsewhere.managed_care.schemes.operation import Setting, retired
from benchmarks.elsewhere.workdays import weekday


def day_care_rosters(at: Setting) -> None:
    """Plant one ring, recognised by the people on the list."""
    home = at.dice.pick(county.HOME[:9])
    people = at.plan.gather(at.effort.people(18), at.dice, retired, near=home)
    work = at.begin("day_care_rosters", "patient", people)
    centre, agency = work.front("day_care", home), work.front("home_health", home)
    work.tie([centre, agency])
    certifier = at.dice.pick(at.plan.doctors_of("primary")).number
    work.ring.doctors.add(certifier)
    for member in people:
        days_a_week = max(1, round(5 * at.effort.attendance) - at.dice.below(2))
        week = set(at.dice.sample(range(5), days_a_week))
        entered = work.first + at.dice.below(90)
        for day in range(entered, work.last + 1):
            if weekday(day) in week and at.dice.chance(0.9):
                lines = [line(ITEMS["day_care"])]
                work.enter(desk.period(member, centre, None, (day, day), lines))
        if at.dice.chance(at.effort.attendance):
            for begin in range(entered + 10, work.last - PERIOD, PERIOD * at.dice.between(2, 4)):
                work.ring.bills += periods(at.plan, member, agency, certifier, begin, 1)
    for practice in (centre, agency):
        work.cover(practice)
