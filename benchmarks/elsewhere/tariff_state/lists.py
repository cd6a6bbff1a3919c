"""Whose list somebody is on, and the pharmacy of the family."""

from benchmarks.elsewhere.tariff_state import land
from benchmarks.elsewhere.tariff_state.insured import Insured
from benchmarks.elsewhere.tariff_state.state import State

CHILD = 16
LIST_PULL = 3.0  # kilometres that make a nearer list attractive


def enlist(state: State) -> None:
    """Put everybody on the list of a doctor and a dentist, families mostly on the same."""
    dice = state.dice("lists")
    weights: dict[tuple[str, int], list[float]] = {}
    family: dict[tuple[int, str], int] = {}

    def choose(person: Insured, trade: str) -> int:
        medics = state.medics_of(trade)
        if (trade, person.place) not in weights:
            weights[trade, person.place] = [
                (LIST_PULL + land.distance(state.workplaces[medic.workplace].place, person.place))
                ** -2
                for medic in medics
            ]
        key = (person.household, trade)
        if key not in family or dice.chance(0.2):
            family[key] = dice.weighted(medics, weights[trade, person.place]).number
        return family[key]

    for person in state.people:
        person.doctor = choose(person, "children" if person.age() < CHILD else "family")
        person.dentist = choose(person, "dentist")
        near = state.nearest("pharmacy", person.place)
        person.pharmacy = near.number
        if dice.chance(0.3):
            town = land.town_of(person.place)
            shops = [one for one in state.of_trade("pharmacy") if one.place == town]
            person.pharmacy = dice.pick(shops).number
