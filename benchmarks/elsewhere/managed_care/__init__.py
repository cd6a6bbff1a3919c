"""An English-speaking managed-care plan of the old, the poor and the disabled, over two years.

Claims have dates of service and no times of day. Laboratories, suppliers and pharmacies name the
doctor who ordered, though nobody saw that doctor on the day. Members have no telephone on file.
"""

from benchmarks.elsewhere import tables
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.late import write_late
from benchmarks.elsewhere.managed_care import network, numbers, registers, residents, settlement
from benchmarks.elsewhere.managed_care.effort import EFFORTS, Effort
from benchmarks.elsewhere.managed_care.habits import Habits, settle_in
from benchmarks.elsewhere.managed_care.innocents import INNOCENTS
from benchmarks.elsewhere.managed_care.life import LIVES
from benchmarks.elsewhere.managed_care.members import LAST, enrol
from benchmarks.elsewhere.managed_care.openings import open_businesses
from benchmarks.elsewhere.managed_care.plan import Plan
from benchmarks.elsewhere.managed_care.schemes import SCHEMES
from benchmarks.elsewhere.managed_care.schemes.operation import Setting
from benchmarks.elsewhere.world import Grade, World

SYSTEM, CURRENCY = "managed_care", "USD"
NUMBERS = 3_000
RINGS_PER_KIND = 1 / 12_000  # of a member
INNOCENT_KINDS = tuple(innocent.__name__ for innocent in INNOCENTS)
RING_KINDS = tuple(scheme.__name__ for scheme in SCHEMES)


def make(grade: Grade, seed: int, persons: int) -> World:
    """A world of this system; the same arguments give the same bytes."""
    members = enrol(persons, Dice(seed, SYSTEM, "members"))
    pool = iter(numbers.practitioner_numbers(NUMBERS, Dice(seed, SYSTEM, "numbers")))
    plan = Plan(system=SYSTEM, seed=seed, members=members, numbers=pool)
    network.build(plan)
    residents.move_in(plan)
    residents.travel(plan)
    habits = settle_in(plan)
    for live in LIVES:
        live(plan, habits)
    for innocent in INNOCENTS:
        innocent(plan, habits, plan.dice("innocents", innocent.__name__))
    open_businesses(plan)
    effort = EFFORTS.get(grade)
    if effort is not None:
        _plant(plan, habits, effort)
    return _finish(plan, grade)


def _plant(plan: Plan, habits: Habits, effort: Effort) -> None:
    for turn in range(max(1, round(len(plan.members) * RINGS_PER_KIND))):
        for scheme in SCHEMES:
            dice = plan.dice("schemes", scheme.__name__, str(turn))
            scheme(Setting(plan, habits, effort, dice))


def _finish(plan: Plan, grade: Grade) -> World:
    dice = plan.dice("settlement")
    write_late(plan.book, LAST, dice)
    settlement.voids(plan, dice)
    arrived = settlement.received(plan, dice)
    names = settlement.name(plan, arrived, dice)
    for ring in plan.answers.rings:
        ring.settle(plan.book)
    return World(
        system=SYSTEM,
        grade=grade,
        seed=plan.seed,
        currency=CURRENCY,
        tables={
            **tables.registers(
                registers.patients(plan, names, dice),
                registers.doctors(plan, names),
                registers.providers(plan, names, dice),
                registers.facts(plan, names),
            ),
            "claims": tables.claims(plan.book, names, settlement.settled(plan, arrived)),
            "claim_lines": tables.claim_lines(plan.book, names),
            "claim_doctors": tables.claim_doctors(plan.book, names),
        },
        sheet=plan.answers.sheet(plan.book, names, grade),
    )
