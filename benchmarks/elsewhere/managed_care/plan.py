"""The plan while its world is made: members, network, the book of bills, and the answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from benchmarks.elsewhere.answers import Centre, Group
from benchmarks.elsewhere.bills import Bill
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care import county
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member
from benchmarks.elsewhere.scene import Scene
from benchmarks.elsewhere.workdays import Workdays


@dataclass
class Practice:
    """A billing organisation: group, facility, supplier, agency or pharmacy."""

    number: int
    npi: str
    trade: str
    kind: str
    name: str
    place: int
    address: str
    phone: str
    owner: str
    account: str
    since: int
    until: int | None = None
    doctors: list[int] = field(default_factory=list)

    @property
    def lasts(self) -> bool:
        """In business through all of the two years."""
        return self.since <= FIRST and self.until is None

    def is_open(self, day: int) -> bool:
        """In business on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass
class Doctor:
    """A practitioner: doctor, nurse practitioner, therapist or aide."""

    number: int
    npi: str
    name: str
    trade: str
    practice: int
    days: Workdays


@dataclass(kw_only=True)
class Plan(Scene):
    """Everything about one world of this system.

    ``sessions`` are the weekdays of those on dialysis, ``parks`` circles of friends who winter
    together, ``numbers`` the practitioner numbers that are not given out yet.
    """

    members: list[Member]
    numbers: Iterator[str]
    practices: list[Practice] = field(default_factory=list)
    doctors: list[Doctor] = field(default_factory=list)
    sessions: dict[int, tuple[int, ...]] = field(default_factory=dict)
    parks: list[list[Member]] = field(default_factory=list)

    def copies(self, per_ten_thousand: float) -> int:
        """How many of something a plan of this size has, at least one."""
        return max(1, round(per_ten_thousand * len(self.members) / 10_000))

    def add(self, bill: Bill) -> int | None:
        """Enter a bill unless its member is not covered on the day, or the day is outside."""
        if not FIRST <= bill.day <= LAST or not self.members[bill.who].is_covered(bill.day):
            return None
        return self.force(bill)

    def forget(self, members: list[Member]) -> None:
        """Strike what members cannot have claimed because they were not enrolled yet."""
        late = {member.number: member.joined for member in members}
        self.book = [bill for bill in self.book if bill.day >= late.get(bill.who, FIRST)]

    def of_trade(self, trade: str) -> list[Practice]:
        """Practices of a trade, those that schemes opened included."""
        return [practice for practice in self.practices if practice.trade == trade]

    def established(self, trade: str) -> list[Practice]:
        """Those of a trade near home that are in business through all of the two years."""
        return [one for one in self.of_trade(trade) if one.lasts and one.place not in county.SUNNY]

    def nearest(self, trade: str, place: int) -> Practice:
        """The closest established practice of a trade."""
        return min(
            (one for one in self.of_trade(trade) if one.lasts),
            key=lambda one: (county.kilometres(one.place, place), one.number),
        )

    def doctors_of(self, trade: str) -> list[Doctor]:
        """Practitioners of a trade near home."""
        return [
            doctor
            for doctor in self.doctors
            if doctor.trade == trade and self.practices[doctor.practice].place not in county.SUNNY
        ]

    def gather(
        self, count: int, dice: Dice, fits: Callable[[Member], bool], *, near: int | None = None
    ) -> list[Member]:
        """``count`` members who belong to no group yet and fit, from now on engaged.

        With ``near``, those are taken who live closest to that postal area.
        """
        fitting = [
            member
            for member in self.members
            if member.number not in self.engaged and not member.setting and fits(member)
        ]
        found = dice.sample(fitting, len(fitting) if near is not None else count)
        if near is not None:
            found.sort(key=lambda member: county.kilometres(member.place, near))
        self.engage(found[:count])
        return found[:count]

    def engage(self, members: list[Member]) -> None:
        """Note that the members belong to a group, so that no other takes them."""
        self.engaged.update(member.number for member in members)

    def look_alike(
        self,
        kind: str,
        members: list[Member],
        doctors: list[int] | None = None,
        providers: list[int] | None = None,
        centre: Centre = "patient",
    ) -> None:
        """Put an innocent group on the answer sheet."""
        people = {member.number for member in members}
        self.innocent(Group(kind, centre, people, set(doctors or ()), set(providers or ())))
