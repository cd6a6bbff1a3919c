"""Swab fairs: gene tests for the residents of one quarter, ordered by somebody far away.

A marketer sets up a table at the seniors' centre and gives away groceries. Samples of one table
reach the laboratory together; the same people come back for the next panel some months later.
"""

from benchmarks.elsewhere.managed_care import county, desk
from benchmarks.elsewhere.managed_care.schemes.operation import Setting, retired

PANELS = (
    ("gene_cancer",),
    ("gene_drugs", "gene_heart"),
    ("gene_heart",),
    ("gene_drugs", "urine_pathogens"),
    ("gene_cancer", "gene_drugs"),
)


def swab_fairs(at: Setting) -> None:
    """Plant one ring, recognised by the people of the tables."""
    home = at.dice.pick(county.HOME)
    people = at.plan.gather(at.effort.people(18), at.dice, retired, near=home)
    work = at.begin("swab_fairs", "patient", people)
    laboratory = work.front("laboratory", at.dice.pick(county.FAR + county.HOME))
    group = work.front("telehealth", county.FAR[1], 2)
    for turn, table in enumerate(work.occasions(62, jitter=20)):
        doctor = at.dice.pick(group.doctors)
        for member in work.there():
            day = work.written(table)
            panel = PANELS[turn % len(PANELS)]
            work.enter(desk.ordered(member, laboratory, doctor, day, panel, "Z80.3"))
    for practice in (laboratory, group):
        work.cover(practice)
