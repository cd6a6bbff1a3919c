"""Hospital, and what comes after it: aftercare, a cure, a nurse at home."""

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured
from benchmarks.elsewhere.tariff_state.life.nurses import nurse_course
from benchmarks.elsewhere.tariff_state.state import State
from benchmarks.elsewhere.workdays import weekday

CURE = 21
ARRIVES_ON = 0  # cures begin on Mondays


def live(state: State) -> None:
    """Stays come before everything else: who lies in a bed is nowhere else."""
    dice = state.dice("life", "wards")
    for person in state.people:
        age = person.age()
        rate = 0.05 if age < 40 else 0.11 if age < 65 else 0.3 if age < 78 else 0.5
        rate *= 1.6 if person.frail else 1.0
        for _ in range(dice.poisson(rate)):
            _admission(state, person, FIRST + dice.below(LAST - FIRST - 30), dice)
        if person.has("psychosis") and dice.chance(0.2):
            house = dice.pick(state.of_trade("mind_hospital"))
            begin = FIRST + dice.below(400)
            lie(state, person, house.number, (begin, begin + dice.between(20, 60)), "ward_mind")


def lie(state: State, person: Insured, house: int, days: tuple[int, int], what: str) -> bool:
    """One stay; false when the person cannot be admitted."""
    place = state.workplaces[house]
    dies = person.died is not None and person.died < days[1]
    if dies or not person.is_here(days[0]) or not person.is_free(days):
        return False
    medic = place.staff[person.number % len(place.staff)] if place.staff else None
    if state.add(vouchers.stay(person, place, medic, days, what)) is None:
        return False
    person.stays.append(days)
    return True


def _admission(state: State, person: Insured, begin: int, dice: Dice) -> None:
    hospital = state.nearest("hospital", person.place)
    if dice.chance(0.12):
        hospital = dice.pick(state.of_trade("hospital"))
    what = "ward_child" if person.age() < 15 else dice.pick(("ward_internal", "ward_surgery"))
    until = begin + max(2, round(dice.skewed(5, 0.6)))
    if not lie(state, person, hospital.number, (begin, until), what):
        return
    if person.age() < 60 or person.lives != "own":
        return
    if dice.chance(0.2):
        house = dice.pick(state.of_trade("aftercare"))
        later = until + dice.between(14, 50)
        if lie(state, person, house.number, (until, later), "aftercare"):
            until = later
    if dice.chance(0.16):
        cure(state, person, until + dice.between(20, 60), dice)
    if dice.chance(0.35):
        nurse_course(state, person, until + 1, dice.between(15, 70), 0.45, dice)


def cure(state: State, person: Insured, wished: int, dice: Dice) -> bool:
    """Three weeks in a spa house, from a Monday."""
    house = dice.pick(state.of_trade("spa"))
    begin = wished + (ARRIVES_ON - weekday(wished)) % 7
    return lie(state, person, house.number, (begin, begin + CURE), "spa_day")
