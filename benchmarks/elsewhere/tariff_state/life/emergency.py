"""Nights, weekends and holidays: the emergency surgery of the district town."""

from benchmarks.elsewhere.tariff_state import land, vouchers
from benchmarks.elsewhere.tariff_state.holidays import CLOSED
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST
from benchmarks.elsewhere.tariff_state.life.surgery import Surgery
from benchmarks.elsewhere.tariff_state.state import Medic, State
from benchmarks.elsewhere.workdays import weekday

WHY = ("R50", "R07", "R10", "S93", "J45")


def live(state: State) -> None:
    """Some people on some nights; most of them on a day when surgeries are closed."""
    dice = state.dice("life", "emergency")
    surgery = Surgery(state, dice)
    for person in state.people:
        for _ in range(dice.poisson(0.32)):
            day = FIRST + dice.below(LAST - FIRST)
            if weekday(day) < 5 and day not in CLOSED and dice.chance(0.7):
                day += 5 - weekday(day) + dice.below(2)
            if not person.is_here(day):
                continue
            medic = on_duty(state, person.place, day)
            at_home = person.age() > 74 and dice.chance(0.25)
            what = "night_call" if at_home else "night_visit"
            surgery.enter(vouchers.contact(person, medic, day, [what], dice.pick(WHY)))
            if dice.chance(0.35):
                surgery.fetch(person, medic, day + 1, [("antibiotic", 1)], at_once=True)


def on_duty(state: State, place: int, day: int) -> Medic:
    """The doctor who has the night at the emergency surgery of a district."""
    house = state.nearest("night", land.town_of(place))
    return state.medics[house.staff[(day * 7 + day // 7) % len(house.staff)]]
