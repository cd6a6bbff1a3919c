"""The republic while its world is made: insured, workplaces, practitioners, and the book."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from benchmarks.elsewhere.answers import Centre, Group
from benchmarks.elsewhere.bills import Bill
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.scene import Scene
from benchmarks.elsewhere.tariff_state import land
from benchmarks.elsewhere.tariff_state.insured import FIRST, LAST, Insured
from benchmarks.elsewhere.workdays import Workdays

LEFT_STANDING = 0.04  # of contacts during a stay: transports, errors, one hospital lending another


@dataclass
class Workplace:
    """A surgery, ward, pharmacy, laboratory, agency or spa with a contract.

    ``itemised`` is the share of its claims that it sends with items instead of a sum.
    """

    number: int
    trade: str
    kind: str
    name: str
    place: int
    house: str
    owner: str
    since: int
    itemised: float
    until: int | None = None
    phone: str | None = None
    staff: list[int] = field(default_factory=list)


@dataclass
class Medic:
    """A practitioner at one workplace. ``stand_in`` takes over during the long leave."""

    number: int
    trade: str
    workplace: int
    name: str
    is_doctor: bool
    days: Workdays
    stand_in: int | None = None


@dataclass(kw_only=True)
class State(Scene):
    """Everything about one world of this system.

    ``reserved`` are houses whose people belong to a ring and are nobody's innocent group.
    """

    people: list[Insured]
    workplaces: list[Workplace] = field(default_factory=list)
    medics: list[Medic] = field(default_factory=list)
    reserved: set[str] = field(default_factory=set)

    def copies(self, per_ten_thousand: float) -> int:
        """How many of something a state of this size has, at least one."""
        return max(1, round(per_ten_thousand * len(self.people) / 10_000))

    def add(self, bill: Bill) -> int | None:
        """Enter a bill of an honest house: for somebody alive and here, within the period."""
        person = self.people[bill.who]
        dead = person.died is not None and bill.day > person.died
        away = person.abroad is not None and bill.day >= person.abroad
        if dead or away or bill.day < person.born:
            return None
        return self.claim(bill)

    def clear_beds(self, dice: Dice) -> None:
        """Strike what people cannot have done because they lay in a bed; some of it stays."""
        self.book = [
            bill
            for bill in self.book
            if bill.until is not None
            or self.people[bill.who].is_here(bill.day)
            or bill.form == "pharmacy"
            or dice.chance(LEFT_STANDING)
        ]

    def claim(self, bill: Bill) -> int | None:
        """Enter a bill of a house that does not look whether the person is there."""
        if not FIRST <= bill.day <= LAST or bill.day < self.people[bill.who].born:
            return None
        return self.force(bill)

    def of_trade(self, trade: str) -> list[Workplace]:
        """Workplaces of a trade."""
        return [one for one in self.workplaces if one.trade == trade]

    def nearest(self, trade: str, place: int) -> Workplace:
        """The workplace of a trade that is closest to a municipality."""
        return min(
            self.of_trade(trade), key=lambda one: (land.distance(one.place, place), one.number)
        )

    def medics_of(self, trade: str) -> list[Medic]:
        """Practitioners of a trade."""
        return [medic for medic in self.medics if medic.trade == trade]

    def medic_near(self, trade: str, place: int, dice: Dice) -> Medic:
        """A practitioner of a trade who has not retired, most likely one of the own district."""
        medics = [
            one for one in self.medics_of(trade) if self.workplaces[one.workplace].until is None
        ]
        near = [
            1 / (4 + land.distance(self.workplaces[one.workplace].place, place)) ** 2
            for one in medics
        ]
        return dice.weighted(medics, near)

    def gather(
        self,
        count: int,
        dice: Dice,
        fits: Callable[[Insured], bool],
        *,
        near: int | None = None,
    ) -> list[Insured]:
        """``count`` people of no group yet who fit, the closest to ``near`` first."""
        fitting = [
            person
            for person in self.people
            if person.number not in self.engaged
            and person.lives == "own"
            and person.abroad is None
            and fits(person)
        ]
        found = dice.sample(fitting, count if near is None else len(fitting))
        if near is not None:
            found.sort(key=lambda person: land.distance(person.place, near))
        self.engage(found[:count])
        return found[:count]

    def engage(self, people: Iterable[Insured]) -> None:
        """Note that people belong to a group."""
        self.engaged.update(person.number for person in people)

    def look_alike(
        self,
        kind: str,
        people: Iterable[Insured],
        medics: Iterable[Medic] = (),
        workplaces: Iterable[Workplace] = (),
        centre: Centre = "patient",
    ) -> None:
        """Put an innocent group on the answer sheet."""
        self.innocent(
            Group(
                kind,
                centre,
                {person.number for person in people},
                {medic.number for medic in medics},
                {one.number for one in workplaces},
            )
        )
