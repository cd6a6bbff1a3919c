"""Agency carousel: the same patients at one nominee's home health agency after another.

Three agencies under different names pass a block of patients on every few months, so that each
shows short courses. One doctor certifies nearly all of it.
"""

from benchmarks.elsewhere.managed_care import county
from benchmarks.elsewhere.managed_care.life.home_health import PERIOD, periods
from benchmarks.elsewhere.managed_care.schemes.operation import Setting, retired


def agency_carousel(at: Setting) -> None:
    """Plant one ring, recognised by its agencies and the doctor."""
    home = at.dice.pick(county.HOME[:9])
    people = at.plan.gather(at.effort.people(17), at.dice, retired, near=home)
    work = at.begin("agency_carousel", "provider", people)
    agencies = [work.front("home_health", at.dice.pick(county.HOME)) for _ in range(3)]
    work.tie(agencies)
    certifiers = [d.number for d in at.dice.sample(at.plan.doctors_of("primary"), 2)]
    work.ring.doctors.add(certifiers[0])
    work.ring.context.doctors.add(certifiers[1])
    turns = list(work.occasions(2 * PERIOD + 6, jitter=4))
    for turn, day in enumerate(turns):
        for member in work.there():
            agency = agencies[(turn + (member.number % 5 == 0)) % len(agencies)]
            doctor = certifiers[0] if at.dice.chance(0.85) else certifiers[1]
            begin = work.written(day) + at.dice.below(5)
            work.ring.bills += periods(at.plan, member, agency, doctor, begin, 2)
    for agency in agencies:
        work.cover(agency)
