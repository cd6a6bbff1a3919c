"""Nurses who drive from house to house for as long as somebody needs them."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured
from benchmarks.elsewhere.tariff_state.state import Medic, State

TASKS = ("nurse_visit", "nurse_wound", "nurse_injection")


def live(state: State) -> None:
    """Frail people at home who have a nurse for months."""
    dice = state.dice("life", "nurses")
    for person in state.people:
        if person.frail and person.lives == "own" and dice.chance(0.14):
            begin = FIRST + dice.below(400)
            nurse_course(state, person, begin, dice.between(60, 300), 0.3, dice)


def nurse_of(state: State, person: Insured) -> Medic:
    """The nurse whose round passes the village."""
    agency = state.nearest("nurses", person.place)
    return state.medics[agency.staff[person.place % len(agency.staff)]]


def nurse_course(
    state: State, person: Insured, begin: int, length: int, daily: float, dice: Dice
) -> None:
    """Visits of one nurse over some weeks, with the family doctor who sent her."""
    nurse = nurse_of(state, person)
    for day in range(begin, min(begin + length, LAST)):
        if dice.chance(daily) and person.is_here(day):
            procedures = [TASKS[0], *dice.share(TASKS[1:], 0.4)]
            state.add(vouchers.nursed(person, nurse, person.doctor, day, procedures))
