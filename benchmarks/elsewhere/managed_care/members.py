"""The insured: households of retired, working and disabled people and of families."""

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import county, names
from benchmarks.elsewhere.managed_care.conditions import CONDITIONS
from benchmarks.elsewhere.workdays import day_number

FIRST = day_number(2023, 1, 1)
LAST = day_number(2024, 12, 31)
YEAR = 365.25
MEMBERS_PER_EMPLOYER = 350
SHARES_AN_ADDRESS = 0.3  # of those in a block, whose flat the register leaves out


@dataclass(slots=True)
class Member:
    """One insured person: what the register holds, and the habits that it does not.

    ``setting`` says what sort of house it is for those who do not live in a home of their own;
    ``residence`` is the facility where the register knows it. ``away`` holds (from, to, postal
    area), ``stays`` (admission, discharge).
    """

    number: int
    sex: str
    name: str
    born: int
    place: int
    address: str
    household: int
    scheme: str
    employer: str | None = None
    died: int | None = None
    joined: int = FIRST
    left: int = LAST
    residence: int | None = None
    residence_known: bool = False
    setting: str = ""
    conditions: tuple[str, ...] = ()
    frail: bool = False
    weekday: int = 0
    doctor: int = -1
    pharmacy: int = -1
    by_mail: bool = False
    long_fills: bool = False
    spouse: int | None = None
    away: list[tuple[int, int, int]] = field(default_factory=list)
    stays: list[tuple[int, int]] = field(default_factory=list)

    def age(self, day: int) -> int:
        """Whole years on a day."""
        return int((day - self.born) / YEAR)

    def has(self, condition: str) -> bool:
        """Whether the member has a chronic condition."""
        return condition in self.conditions

    def is_covered(self, day: int) -> bool:
        """Alive and enrolled."""
        return self.joined <= day <= self.left and (self.died is None or day <= self.died)

    def place_on(self, day: int) -> int:
        """The postal area where the member is: at home, or where the winter is spent."""
        for begin, end, place in self.away:
            if begin <= day <= end:
                return place
        return self.place

    def is_home(self, day: int) -> bool:
        """Neither travelling nor in hospital."""
        return self.place_on(day) == self.place and not self.in_hospital(day)

    def in_hospital(self, day: int) -> bool:
        """Between admission and discharge, these two days left out."""
        return any(begin < day < end for begin, end in self.stays)

    def is_free(self, days: tuple[int, int]) -> bool:
        """Whether no bed is taken between two days."""
        return all(end <= days[0] or begin >= days[1] for begin, end in self.stays)


HOUSEHOLDS = (
    # kind, weight, ages of the adults, adults, most children
    ("retired", 0.30, (65, 94), 1, 0),
    ("retired", 0.26, (65, 90), 2, 0),
    ("disabled", 0.14, (24, 64), 1, 0),
    ("family", 0.10, (21, 46), 1, 3),
    ("family", 0.10, (24, 50), 2, 4),
    ("working", 0.10, (19, 64), 1, 0),
)
SCHEMES = {"retired": "MEDICARE", "disabled": "DUAL", "family": "MEDICAID", "working": "MEDICAID"}


def enrol(count: int, dice: Dice) -> list[Member]:
    """Households until there are ``count`` members."""
    members: list[Member] = []
    household = 0
    employers = [
        names.business("works", dice) for _ in range(max(6, count // MEMBERS_PER_EMPLOYER))
    ]
    blocks = {
        (place, kind): [county.street_address(place, dice) for _ in range(3)]
        for place in county.HOME
        for kind in ("retired", "family")
    }
    while len(members) < count:
        kind, _, ages, adults, children = dice.weighted(HOUSEHOLDS, [row[1] for row in HOUSEHOLDS])
        place = dice.weighted(county.HOME, [county.ZIPS[home].share for home in county.HOME])
        address = _dwelling(blocks, place, kind, dice)
        surname = dice.pick(names.SURNAMES)
        born = FIRST - int(YEAR * dice.between(*ages)) - dice.below(365)
        grown = [
            _member(members, offset, born, (place, address, household, surname), kind, dice)
            for offset in range(adults)
        ]
        if adults == 2:
            grown[0].spouse, grown[1].spouse = grown[1].number, grown[0].number
        for parent in grown:
            if kind in ("family", "working") and dice.chance(0.6):
                parent.employer = employers[int(len(employers) * dice.unit() ** 2)]
        for _ in range(dice.between(1, children) if children else 0):
            late = FIRST - min(int(YEAR * dice.between(0, 17)), FIRST - born - int(YEAR * 18))
            _child(members, late - dice.below(300), grown[0], dice)
        household += 1
    return members[:count]


def _dwelling(blocks: dict[tuple[int, str], list[str]], place: int, kind: str, dice: Dice) -> str:
    if kind in ("retired", "family") and dice.chance(0.24):
        block = dice.pick(blocks[place, kind])
        if dice.chance(SHARES_AN_ADDRESS):
            return block
        street, comma, town = block.partition(", ")
        return f"{street} Apt {dice.between(1, 9)}{dice.pick('ABCDEFGH')}{comma}{town}"
    return county.street_address(place, dice)


def _member(
    members: list[Member],
    offset: int,
    born: int,
    home: tuple[int, str, int, str],
    kind: str,
    dice: Dice,
) -> Member:
    place, address, household, surname = home
    sex = ("F" if dice.chance(0.55) else "M") if offset == 0 else "M"
    if offset == 1:
        sex = "M" if members[-1].sex == "F" else "F"
    member = Member(
        number=len(members),
        sex=sex,
        name=names.person(sex, dice, surname),
        born=born + (dice.between(-1500, 1500) if offset else 0),
        place=place,
        address=address,
        household=household,
        scheme="DUAL" if kind == "retired" and dice.chance(0.2) else SCHEMES[kind],
    )
    members.append(member)
    _live(member, dice)
    return member


def _child(members: list[Member], born: int, parent: Member, dice: Dice) -> None:
    sex = dice.pick("FM")
    child = Member(
        number=len(members),
        sex=sex,
        name=names.person(sex, dice, parent.name.split()[-1]),
        born=min(born, FIRST + 300),
        place=parent.place,
        address=parent.address,
        household=parent.household,
        scheme="MEDICAID",
        weekday=parent.weekday,
    )
    members.append(child)
    _live(child, dice)
    child.joined = max(child.joined, child.born)


def _live(member: Member, dice: Dice) -> None:
    """Health, habits, and how long the member lives and stays in the plan."""
    age = member.age(FIRST)
    burden = 2.2 if member.scheme == "DUAL" and age < 65 else 1.0
    member.conditions = tuple(
        condition.name
        for condition in CONDITIONS
        if dice.chance(min(0.9, condition.share.at(age) * burden))
    )
    member.frail = dice.chance(0.02 if age < 65 else 0.06 if age < 80 else 0.28)
    member.weekday = dice.below(5)
    member.by_mail = bool(member.conditions) and age > 40 and dice.chance(0.16)
    member.long_fills = member.by_mail or dice.chance(0.5)
    hazard = 0.002 if age < 65 else 0.022 if age < 80 else 0.075
    if dice.chance(2 * hazard * (2.5 if member.frail else 1.0)):
        member.died = FIRST + dice.below(LAST - FIRST)
    if dice.chance(0.07):
        member.joined = FIRST + 28 * dice.below(24)
    elif dice.chance(0.05):
        member.left = LAST - 28 * dice.below(22)


def present(members: list[Member], day: int, likely: float, dice: Dice) -> list[Member]:
    """Who of a group turns up on a day: nobody who travels, lies in a ward or is not covered."""
    return [
        member
        for member in members
        if member.is_covered(day) and member.is_home(day) and dice.chance(likely)
    ]


def lives_in(place: int, youngest: int, oldest: int = 130) -> Callable[[Member], bool]:
    """Somebody of an age who lives in a postal area."""
    return lambda m: m.place == place and youngest <= m.age(FIRST) <= oldest
