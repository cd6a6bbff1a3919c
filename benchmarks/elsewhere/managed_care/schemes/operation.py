"""What every scheme needs: a span of time, people, fronts, honest customers, and its bills."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.elsewhere.answers import Centre, Ring
from benchmarks.elsewhere.bills import Bill
from benchmarks.elsewhere.dice import Dice
from benchmarks.elsewhere.managed_care.customers import win
from benchmarks.elsewhere.managed_care.effort import Effort
from benchmarks.elsewhere.managed_care.habits import Habits
from benchmarks.elsewhere.managed_care.members import FIRST, LAST, Member
from benchmarks.elsewhere.managed_care.network import hire, open_practice
from benchmarks.elsewhere.managed_care.plan import Plan, Practice


@dataclass
class Setting:
    """The world in which a scheme is planted, and how openly it works."""

    plan: Plan
    habits: Habits
    effort: Effort
    dice: Dice

    def begin(self, kind: str, centre: Centre, members: list[Member]) -> "Operation":
        """Start an operation with these people at some time in the two years."""
        length = int((LAST - FIRST) * self.effort.span)
        first = FIRST + self.dice.below(LAST - FIRST - length + 1)
        ring = self.plan.ring(kind, centre, [member.number for member in members])
        return Operation(self, ring, members, first, first + length)


@dataclass
class Operation:
    """One ring at work from ``first`` to ``last``."""

    at: Setting
    ring: Ring
    members: list[Member]
    first: int
    last: int

    def enter(self, bill: Bill) -> None:
        """Write a bill of the scheme; the plan refuses those for people no longer covered."""
        number = self.at.plan.add(bill)
        if number is not None:
            self.ring.bills.append(number)

    def enter_regardless(self, bill: Bill) -> None:
        """The same for schemes that do not know whether their people are alive."""
        if FIRST <= bill.day <= LAST:
            self.ring.bills.append(self.at.plan.force(bill))

    def occasions(self, step: float, *, jitter: int = 2) -> Iterator[int]:
        """Days on which something is staged, about ``step`` apart."""
        day = self.first + self.at.dice.unit() * step
        while day <= self.last:
            yield round(day) + self.at.dice.between(0, jitter)
            day += step / self.at.effort.pace

    def there(self, members: list[Member] | None = None) -> list[Member]:
        """Those for whom an occasion is billed."""
        everyone = self.members if members is None else members
        return self.at.dice.share(everyone, self.at.effort.attendance)

    def written(self, day: int) -> int:
        """The day under which it is written down."""
        return self.at.dice.near(day, self.at.effort.slip) if self.at.effort.slip else day

    def front(self, trade: str, place: int, doctors: int = 0) -> Practice:
        """A business opened for the scheme, or bought for it."""
        dice = self.at.dice
        since = self.first - (
            dice.between(20, 400) if dice.chance(0.6) else dice.between(400, 4000)
        )
        practice = open_practice(self.at.plan, trade, place, dice, since=since)
        hire(self.at.plan, practice, doctors, dice)
        self.ring.providers.add(practice.number)
        self.ring.doctors.update(practice.doctors)
        return practice

    def tie(self, practices: list[Practice]) -> None:
        """Businesses of one hand: sometimes the register shows it, mostly it does not."""
        for practice in practices[1:]:
            if self.at.dice.chance(self.at.effort.links):
                practice.account = practices[0].account
            if self.at.dice.chance(self.at.effort.links * 0.6):
                practice.owner = practices[0].owner
            if self.at.dice.chance(self.at.effort.links * 0.5):
                practice.phone = practices[0].phone

    def cover(self, practice: Practice) -> None:
        """Honest customers of other houses of the trade, who from now on come here instead."""
        plan = self.at.plan
        count = round(self.at.effort.cover * len(self.members))
        planted = {number for ring in plan.answers.rings for number in ring.bills}
        win(plan, practice, count, self.at.dice, planted)


def adult(member: Member) -> bool:
    """Eighteen and older when the two years begin."""
    return member.age(FIRST) >= 18


def retired(member: Member) -> bool:
    """Old enough for the federal scheme, and not bedridden."""
    return member.age(FIRST) >= 65 and not member.frail
