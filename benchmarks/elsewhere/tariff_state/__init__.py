"""A Central European republic of sickness funds: lists, a tariff in points, spas, home nurses.

Family doctors have lists and a supplement per quarter, specialists sit in polyclinics, emergency
surgeries have the nights. Only pharmacies note the time of day; every other house writes days.
Many houses send sums without items; addresses are municipalities, telephones hardly known.
"""

from benchmarks.elsewhere import tables
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.late import write_late
from benchmarks.elsewhere.tariff_state import facilities, lists, registers, residents, settlement
from benchmarks.elsewhere.tariff_state.effort import EFFORTS, Effort
from benchmarks.elsewhere.tariff_state.innocents import INNOCENTS
from benchmarks.elsewhere.tariff_state.insured import LAST, settle
from benchmarks.elsewhere.tariff_state.life import LIVES
from benchmarks.elsewhere.tariff_state.schemes import SCHEMES
from benchmarks.elsewhere.tariff_state.schemes.operation import Setting
from benchmarks.elsewhere.tariff_state.state import State
from benchmarks.elsewhere.world import Grade, World

SYSTEM, CURRENCY = "tariff_state", "CZK"
PERSONS_PER_ROUND = 12_000  # every kind of ring is planted once for so many persons
INNOCENT_KINDS = tuple(innocent.__name__ for innocent in INNOCENTS)
RING_KINDS = tuple(scheme.__name__ for scheme in SCHEMES)


def make(grade: Grade, seed: int, persons: int) -> World:
    """A world of this system; the same arguments give the same bytes."""
    people = settle(persons, Dice(seed, SYSTEM, "people"))
    state = State(system=SYSTEM, seed=seed, people=people)
    facilities.build(state)
    residents.move_in(state)
    lists.enlist(state)
    effort = EFFORTS.get(grade)
    rounds = 0 if effort is None else max(1, round(persons / PERSONS_PER_ROUND))
    hostels = residents.under_one_roof(state, "hostel")
    state.reserved = {house[0].lives for house in hostels[:rounds]}
    for live in LIVES:
        live(state)
    for innocent in INNOCENTS:
        innocent(state, state.dice("innocents", innocent.__name__))
    state.clear_beds(state.dice("beds"))
    if effort is not None:
        _plant(state, effort, rounds)
    return _finish(state, grade)


def _plant(state: State, effort: Effort, rounds: int) -> None:
    for turn in range(rounds):
        for scheme in SCHEMES:
            dice = state.dice("schemes", scheme.__name__, str(turn))
            scheme(Setting(state, effort, dice))


def _finish(state: State, grade: Grade) -> World:
    dice = state.dice("settlement")
    settlement.supplements(state)
    write_late(state.book, LAST, dice)
    settlement.voids(state, dice)
    names = settlement.name(state, dice)
    settled = settlement.settled(state)
    settlement.without_times(state)
    for ring in state.answers.rings:
        ring.settle(state.book)
    itemised = {
        number
        for number, bill in enumerate(state.book)
        if dice.chance(state.workplaces[bill.where].itemised)
    }

    return World(
        system=SYSTEM,
        grade=grade,
        seed=state.seed,
        currency=CURRENCY,
        tables={
            **tables.registers(
                registers.patients(state, names, dice),
                registers.doctors(state, names),
                registers.providers(state, names, dice),
                [],
            ),
            "claims": tables.claims(state.book, names, settled),
            "claim_lines": tables.claim_lines(state.book, names, itemised),
            "claim_doctors": tables.claim_doctors(state.book, names),
        },
        sheet=state.answers.sheet(state.book, names, grade),
    )
