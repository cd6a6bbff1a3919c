"""What every scheme needs: its months, the people taken in, partners, and its vouchers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.elsewhere.answers import Centre, Ring
from benchmarks.elsewhere.bills import Bill
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import vouchers
from benchmarks.elsewhere.tariff_state.effort import Effort
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured
from benchmarks.elsewhere.tariff_state.state import Medic, State, Workplace

T = TypeVar("T")
MONTH = 30.4
RARE = 25  # days


@dataclass
class Setting:
    """The world in which a scheme is planted, and how plainly it works."""

    state: State
    effort: Effort
    dice: Dice

    def begin(self, kind: str, centre: Centre, people: list[Insured]) -> "Operation":
        """Start an operation with these people somewhere in the period."""
        length = min(round(self.effort.months * MONTH), LAST - FIRST)
        first = FIRST + self.dice.below(LAST - FIRST - length + 1)
        ring = self.state.ring(kind, centre, (person.number for person in people))
        idle = {
            week
            for week in range(FIRST // 7, LAST // 7 + 1)
            if self.dice.chance(self.effort.pauses)
        }
        return Operation(self, ring, people, first, first + length, idle)

    def untied(self, trade: str, kind: str | None = None) -> list[Medic]:
        """Practitioners who have not retired and whom no innocent tie of this kind binds."""
        tied = {
            number
            for group in self.state.answers.look_alikes
            if group.kind == kind
            for number in group.doctors
        }
        return [
            medic
            for medic in self.state.medics_of(trade)
            if medic.number not in tied and self.state.workplaces[medic.workplace].until is None
        ]

    def strangers(self, medics: list[Medic], count: int) -> list[Medic]:
        """Some of the practitioners, if possible no two whom an innocent tie binds together."""
        pairs = [
            group.doctors
            for group in self.state.answers.look_alikes
            if 1 < len(group.doctors) <= count
        ]
        shuffled = self.dice.sample(medics, len(medics))
        chosen: list[Medic] = []
        for medic in shuffled:
            known = {other.number for other in chosen}
            if not any(medic.number in pair and pair & known for pair in pairs):
                chosen.append(medic)
        return [*chosen, *(medic for medic in shuffled if medic not in chosen)][:count]


@dataclass
class Operation:
    """One ring at work from ``first`` to ``last``; in ``idle`` weeks nothing is written."""

    at: Setting
    ring: Ring
    people: list[Insured]
    first: int
    last: int
    idle: set[int]

    def enter(self, bill: Bill) -> None:
        """Write a voucher, whether the person is there or not."""
        number = self.at.state.claim(bill)
        if number is not None:
            self.ring.bills.append(number)

    def occasions(self, step: int, jitter: int = 3) -> Iterator[int]:
        """Days on which something is staged, about ``step`` apart.

        What comes often is left out in idle weeks; what is rare is put off until they are over.
        """
        for day in range(self.first + self.at.dice.below(step), self.last, step):
            when = day + self.at.dice.below(jitter + 1)
            while step >= RARE and when // 7 in self.idle:
                when += 7
            if when // 7 not in self.idle and when <= self.last:
                yield when

    def turn_up(self, people: Sequence[Insured] | None = None) -> list[Insured]:
        """For whom an occasion is written down: a list is worked through, dead or alive."""
        return self.at.dice.share(people or self.people, self.at.effort.turnout)

    def dated(self, day: int) -> int:
        """The day that is written for an occasion."""
        return day + self.at.dice.between(-self.at.effort.drift, self.at.effort.drift)

    def doctors(self, trade: str, place: int) -> list[Medic]:
        """The doctor of the ring, and as many partners as its caution asks for."""
        first = self.at.state.medic_near(trade, place, self.at.dice)
        others = [one for one in self.at.untied(trade) if one is not first]
        found = [first, *self.at.dice.sample(others, self.at.effort.partners)]
        self.ring.doctors.update(medic.number for medic in found)
        self.ring.context.providers.update(medic.workplace for medic in found)
        return found

    def houses(self, trade: str, place: int) -> list[Workplace]:
        """The house of the ring, and its partners."""
        first = self.at.state.nearest(trade, place)
        others = [one for one in self.at.state.of_trade(trade) if one is not first]
        found = [first, *self.at.dice.sample(others, self.at.effort.partners)]
        self.ring.providers.update(one.number for one in found)
        return found

    def mostly(self, choices: Sequence[T]) -> T:
        """The first of the choices most of the time."""
        weights = [3.0, *[1.0] * (len(choices) - 1)]
        return self.at.dice.weighted(choices, weights)

    def dispense(
        self,
        person: Insured,
        shop: Workplace,
        writer: Medic,
        moment: tuple[int, int],
        drugs: list[tuple[str, int]],
    ) -> None:
        """A fill on a fresh prescription."""
        paper = vouchers.prescription(self.at.dice)
        self.enter(vouchers.dispensed(person, shop, writer, moment, drugs, paper))
