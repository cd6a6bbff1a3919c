"""The insured: families in towns and villages, with their trades, lists and habits."""

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.tariff_state import land, names
from benchmarks.elsewhere.tariff_state.diagnoses import ILLNESSES
from benchmarks.elsewhere.workdays import day_number

FIRST = day_number(2022, 7, 1)
LAST = day_number(2023, 12, 31)
YEAR = 365.25
FUNDS = ("F201", "F205", "F211")
EMIGRATED = 0.022  # of those of working age: abroad, and still on somebody's list
KNOWN_PHONE, KNOWN_STREET = 0.09, 0.35


@dataclass(slots=True)
class Insured:
    """One insured person. ``abroad`` is the day of leaving the country without signing off."""

    number: int
    sex: str
    name: str
    born: int
    place: int
    household: int
    fund: str
    street: str | None
    phone: str | None = None
    employer: str | None = None
    died: int | None = None
    abroad: int | None = None
    illnesses: tuple[str, ...] = ()
    frail: bool = False
    on_market_day: bool = False
    weekday: int = 0
    doctor: int = -1
    dentist: int = -1
    pharmacy: int = -1
    home: int | None = None
    lives: str = "own"
    stays: list[tuple[int, int]] = field(default_factory=list)

    def age(self, day: int = FIRST) -> int:
        """Whole years on a day."""
        return int((day - self.born) / YEAR)

    def has(self, illness: str) -> bool:
        """Whether the person has a long illness."""
        return illness in self.illnesses

    def is_here(self, day: int) -> bool:
        """Born, alive, in the country and not in bed somewhere."""
        return (
            self.born <= day
            and (self.died is None or day < self.died)
            and (self.abroad is None or day < self.abroad)
            and not any(begin < day < end for begin, end in self.stays)
        )

    def is_free(self, days: tuple[int, int]) -> bool:
        """Whether no bed is taken between two days."""
        return all(end <= days[0] or begin >= days[1] for begin, end in self.stays)


def settle(count: int, dice: Dice) -> list[Insured]:
    """Households until there are ``count`` insured."""
    people: list[Insured] = []
    shares = [place.share for place in land.PLACES]
    firms = {
        town: [names.firm(dice, land.PLACES[town].name) for _ in range(max(4, count // 1400))]
        for town in land.TOWNS
    }
    household = 0
    while len(people) < count:
        place = dice.weighted(range(len(shares)), shares)
        stem = dice.pick(names.STEMS)
        adults = 1 if dice.chance(0.36) else 2
        age = dice.between(21, 86)
        street = f"{dice.pick(land.STREETS)}" if dice.chance(KNOWN_STREET) else None
        phone = f"+999 6{dice.below(10**8):08d}" if dice.chance(KNOWN_PHONE) else None
        home = _House(place, household, stem, street, phone, dice.pick(FUNDS))
        for n in range(adults):
            sex = dice.pick("FM") if n == 0 else "FM"[people[-1].sex == "F"]
            _add(people, sex, age - (dice.between(-3, 5) if n else 0), home, dice)
            grown = people[-1]
            if 19 <= grown.age() < 64 and dice.chance(0.72):
                town = land.town_of(place)
                grown.employer = firms[town][int(len(firms[town]) * dice.unit() ** 1.7)]
        if age < 48:
            for _ in range(dice.between(0, 3)):
                _add(people, dice.pick("FM"), min(dice.between(0, 19), age - 19), home, dice)
        household += 1
    return people[:count]


@dataclass(frozen=True)
class _House:
    place: int
    household: int
    stem: str
    street: str | None
    phone: str | None
    fund: str


def _add(people: list[Insured], sex: str, age: int, home: _House, dice: Dice) -> None:
    person = Insured(
        number=len(people),
        sex=sex,
        name=names.person(sex, home.stem, dice),
        born=FIRST - int(YEAR * max(age, 0)) - dice.below(365),
        place=home.place,
        household=home.household,
        fund=home.fund if dice.chance(0.8) else dice.pick(FUNDS),
        street=home.street,
        phone=home.phone,
    )
    years = person.age()
    person.illnesses = tuple(i.name for i in ILLNESSES if dice.chance(i.share(years)))
    person.frail = dice.chance(0.01 if years < 65 else 0.05 if years < 80 else 0.25)
    person.on_market_day = years > 50 and dice.chance(0.45)
    person.weekday = dice.below(5)
    if dice.chance(1.5 * (0.001 if years < 60 else 0.018 if years < 78 else 0.07)):
        person.died = FIRST + dice.below(LAST - FIRST)
    if 20 <= years <= 45 and dice.chance(EMIGRATED):
        person.abroad = FIRST - dice.below(700)
    people.append(person)


def aged(youngest: int, oldest: int = 120) -> Callable[[Insured], bool]:
    """Somebody between two ages."""
    return lambda person: youngest <= person.age() <= oldest


def who_come(people: list[Insured], day: int, likely: float, dice: Dice) -> list[Insured]:
    """Who of a group appears on a day: nobody who is dead, abroad or in a bed."""
    return [person for person in people if person.is_here(day) and dice.chance(likely)]
