"""To whom members and doctors turn: own doctor, pharmacy, laboratory, specialists, carriers."""

import math
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import county
from benchmarks.elsewhere.managed_care.plan import Doctor, Plan, Practice

Thing = TypeVar("Thing")
FALL_OFF = 7.0  # kilometres over which the pull of a practice falls to a third
PARTNERS = (0.8, 0.15, 0.05)  # how the orders of a practice spread over three houses
FAVOURITE = (0.62, 0.25, 0.13)  # how referrals of one doctor spread over three colleagues


@dataclass
class Habits:
    """Standing choices. They are drawn once and kept, as people keep to what they know."""

    plan: Plan
    dice: Dice
    colleagues: dict[tuple[int, str], list[Doctor]] = field(default_factory=dict)
    houses: dict[tuple[int, str, bool], list[Practice]] = field(default_factory=dict)

    def specialist(self, sender: int, trade: str, dice: Dice) -> Doctor:
        """The colleague of a trade to whom a doctor sends this time."""
        known = self.colleagues.get((sender, trade))
        if known is None:
            place = self.plan.practices[self.plan.doctors[sender].practice].place
            known = self._nearby_doctors(trade, place, 3)
            self.colleagues[sender, trade] = known
        return dice.weighted(known, FAVOURITE[: len(known)])

    def house(self, practice: int, trade: str, dice: Dice) -> Practice:
        """The laboratory, supplier or agency with which a practice has worked for years."""
        return dice.weighted(self._partners(practice, trade, True), PARTNERS)

    def _partners(self, practice: int, trade: str, established: bool) -> list[Practice]:
        known = self.houses.get((practice, trade, established))
        if known is None:
            everyone = self.plan.established(trade) if established else self.plan.of_trade(trade)
            place = self.plan.practices[practice].place
            weights = [self._pull(one, place, trade) for one in everyone]
            first = self.dice.weighted(everyone, weights)
            known = [first, self.dice.weighted(everyone, weights), self.dice.pick(everyone)]
            self.houses[practice, trade, established] = known
        return known

    def open_house(self, practice: int, trade: str, day: int, dice: Dice) -> Practice | None:
        """The usual partner if it is in business on the day, else another one, else none."""
        for _ in range(6):
            found = dice.weighted(self._partners(practice, trade, False), PARTNERS)
            if found.is_open(day):
                return found
        return None

    def _pull(self, practice: Practice, place: int, trade: str) -> float:
        if trade == "laboratory":
            return 9.0 if practice.number == self.plan.of_trade(trade)[0].number else 1.0
        return 0.05 + math.exp(-county.kilometres(practice.place, place) / FALL_OFF / 2)

    def _nearby_doctors(self, trade: str, place: int, count: int) -> list[Doctor]:
        everyone = self.plan.doctors_of(trade)
        found: list[Doctor] = []
        while len(found) < min(count, len(everyone)):
            rest = [doctor for doctor in everyone if doctor not in found]
            found.append(
                self.dice.weighted(
                    rest,
                    [
                        self._pull(self.plan.practices[doctor.practice], place, trade)
                        for doctor in rest
                    ],
                )
            )
        return found


class Nearby(Generic[Thing]):
    """A choice among practices or doctors in which distance counts."""

    def __init__(self, things: list[Thing], places: list[int]) -> None:
        self._things, self._places = things, places
        self._weights: dict[int, list[float]] = {}

    def choose(self, home: int, dice: Dice) -> Thing:
        """One of them for somebody who lives in the postal area ``home``."""
        if home not in self._weights:
            self._weights[home] = [
                0.002 + math.exp(-county.kilometres(place, home) / FALL_OFF)
                for place in self._places
            ]
        return dice.weighted(self._things, self._weights[home])


def settle_in(plan: Plan) -> Habits:
    """Give every member a doctor and a pharmacy, mostly one close by, often that of the family."""
    dice = plan.dice("habits")
    family: dict[int, tuple[int, int]] = {}
    adults = _doctors(plan, ("primary", "health_centre"))
    children = _doctors(plan, ("pediatrics",))
    shops = plan.established("pharmacy")
    around = Nearby(shops, [shop.place for shop in shops])
    for member in plan.members:
        doctor, shop = family.get(member.household, (-1, -1))
        if shop < 0 or dice.chance(0.15):
            shop = around.choose(member.place, dice).number
        if doctor < 0 or dice.chance(0.35):
            doctor = adults.choose(member.place, dice).number
        family.setdefault(member.household, (doctor, shop))
        if member.age(member.joined) < 17 and dice.chance(0.75):
            doctor = children.choose(member.place, dice).number
        member.doctor, member.pharmacy = doctor, shop
    return Habits(plan, plan.dice("habits", "houses"))


def _doctors(plan: Plan, trades: tuple[str, ...]) -> Nearby[Doctor]:
    found = [doctor for trade in trades for doctor in plan.doctors_of(trade)]
    return Nearby(found, [plan.practices[doctor.practice].place for doctor in found])
