"""What the making of every world keeps: the book of bills, the answers, who is spoken for."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from benchmarks.elsewhere.answers import Answers, Centre, Group, Ring
from benchmarks.elsewhere.bills import Bill
from benchmarks.elsewhere.dice import Dice


@dataclass(kw_only=True)
class Scene:
    """A world in the making. ``engaged`` people belong to a group, so that no other takes them."""

    system: str
    seed: int
    book: list[Bill] = field(default_factory=list)
    answers: Answers = field(default_factory=Answers)
    engaged: set[int] = field(default_factory=set)

    def dice(self, *purpose: str) -> Dice:
        """The stream of chance for a purpose."""
        return Dice(self.seed, self.system, *purpose)

    def force(self, bill: Bill) -> int:
        """Enter a bill whatever has become of its person; returns its number."""
        self.book.append(bill)
        return len(self.book) - 1

    def ring(self, kind: str, centre: Centre, patients: Iterable[int]) -> Ring:
        """Put a ring on the answer sheet; its maker adds actors and bills."""
        ring = Ring(kind, centre, set(patients))
        self.answers.rings.append(ring)
        return ring

    def innocent(self, group: Group) -> None:
        """Put an innocent group on the answer sheet."""
        self.answers.look_alikes.append(group)
