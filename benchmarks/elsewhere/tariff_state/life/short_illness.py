"""Colds, backs and bellies: a morning in the waiting room, a sick note, a syrup for the child."""

from math import cos, exp, pi

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, YEAR, Insured
from benchmarks.elsewhere.tariff_state.life.surgery import Surgery
from benchmarks.elsewhere.tariff_state.state import State

CATCHING = 0.33
COLD, BACK, BELLY = "J06", "M54", "K52"


def live(state: State) -> None:
    """Everybody who lives at home, by season; families catch it from each other."""
    dice = state.dice("life", "short illness")
    surgery = Surgery(state, dice)
    homes: dict[int, list[Insured]] = {}
    for person in state.people:
        homes.setdefault(person.household, []).append(person)
    for person in state.people:
        if person.lives != "own":
            continue
        for _ in range(dice.poisson(1.9 if person.age() < 12 else 0.95)):
            day = _season(dice)
            ill(surgery, person, day, dice)
            for other in homes[person.household]:
                if other is not person and other.lives == "own" and dice.chance(CATCHING):
                    ill(surgery, other, day + dice.between(1, 6), dice)


def _season(dice: Dice) -> int:
    """A day, drawn again until it is one of those on which many are ill."""
    while True:
        day = FIRST + dice.below(LAST - FIRST)
        winter = 0.5 + 0.3 * cos(2 * pi * (day - FIRST - 215) / YEAR)
        wave = 0.6 * exp(-(((day - FIRST - 170) / 18) ** 2))
        wave += 0.35 * exp(-(((day - FIRST - 520) / 14) ** 2))
        if dice.chance(min(1.0, winter + wave)):
            return day


def ill(surgery: Surgery, person: Insured, day: int, dice: Dice) -> None:
    """One spell of illness; workers come back to be written fit again."""
    if not person.is_here(day) or dice.chance(0.25):  # many stay in bed without a doctor
        return
    works = person.employer is not None
    why = dice.weighted((COLD, BACK, BELLY), (0.7, 0.15, 0.15))
    procedures = ["targeted"] if dice.chance(0.5) else ["contact"]
    procedures += ["sick_note"] if works and dice.chance(0.55) else []
    procedures += ["culture"] if person.age() < 15 and dice.chance(0.1) else []
    seen = surgery.contact(person, day, procedures, why=why, urgent=True)
    if seen is None:
        return
    medic, when = seen
    if why == COLD and dice.chance(0.06):
        surgery.tested(person, medic, when, ["virus"])
    if dice.chance(0.6):
        drug = "syrup" if person.age() < 12 else dice.pick(("antibiotic", "pain", "allergy"))
        surgery.fetch(person, medic, when, [(drug, 1)], at_once=True)
    if "sick_note" in procedures:
        surgery.contact(person, when + dice.between(6, 14), ["contact", "sick_note"], why=why)
    if why == BACK and dice.chance(0.3):
        exercise_course(surgery, person, when + dice.between(10, 40), dice)


def exercise_course(surgery: Surgery, person: Insured, begin: int, dice: Dice) -> None:
    """Ten sessions or so with a physiotherapist, two a week."""
    therapist = surgery.state.medic_near("studio", person.place, dice)
    day = begin
    for _ in range(dice.between(6, 10)):
        day = therapist.days.on_or_after(day)
        procedures = dice.sample(("exercise", "electro", "massage", "bath"), 2)
        if person.is_here(day) and dice.chance(0.92):
            surgery.enter(vouchers.contact(person, therapist, day, procedures, BACK))
        day += dice.pick((2, 3, 5))
