"""Honest businesses that open in the middle of the two years and win customers; some give up."""

from benchmarks.elsewhere.managed_care import county
from benchmarks.elsewhere.managed_care.customers import win
from benchmarks.elsewhere.managed_care.members import FIRST, LAST
from benchmarks.elsewhere.managed_care.network import TRADES, hire, open_practice
from benchmarks.elsewhere.managed_care.plan import Plan

PER_TEN_THOUSAND = {
    "pharmacy": 3,
    "supplies": 3,
    "laboratory": 2,
    "telehealth": 2,
    "chiropractic": 2,
    "home_health": 1,
    "home_care": 1,
    "hospice": 1,
    "pain": 1,
    "infusion": 1,
    "recovery": 1,
    "imaging": 1,
    "ambulance": 1,
    "day_care": 1,
    "mental_health": 1,
    "compounding": 1,
}
GIVES_UP = 0.25


def open_businesses(plan: Plan) -> None:
    """So that a young business says nothing about the honesty of its owner."""
    dice = plan.dice("openings")
    for trade, usual in PER_TEN_THOUSAND.items():
        for _ in range(dice.poisson(usual * len(plan.members) / 10_000) or 1):
            since = dice.between(FIRST - 250, LAST - 120)
            until = since + dice.between(150, 500) if dice.chance(GIVES_UP) else None
            place = dice.pick(county.HOME + county.FAR)
            practice = open_practice(plan, trade, place, dice, since=since, until=until)
            hire(plan, practice, dice.between(*TRADES[trade].staff), dice)
            win(plan, practice, dice.between(6, 60), dice)
