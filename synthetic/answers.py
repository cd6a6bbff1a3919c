"""The answer sheet: who is in which planted ring and who in which innocent group."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

MemberKind = Literal["patient", "doctor", "provider"]


@dataclass
class Group:
    """One planted ring or innocent group; members are numbers of the world's registers."""

    kind: str
    members: list[tuple[MemberKind, int, str]] = field(default_factory=list)
    outings: int = 0
    attendance: float = 0.0

    def add(self, kind: MemberKind, numbers: Iterable[int], role: str) -> None:
        """Add entities in one role; an entity already present keeps its first role."""
        known = {(member_kind, no) for member_kind, no, _ in self.members}
        for number in numbers:
            if (kind, int(number)) not in known:
                self.members.append((kind, int(number), role))
                known.add((kind, int(number)))


@dataclass
class AnswerSheet:
    """All groups in the order in which they were made."""

    rings: list[Group] = field(default_factory=list)
    innocents: list[Group] = field(default_factory=list)

    def ring(self, kind: str, *, outings: int = 0, attendance: float = 0.0) -> tuple[int, Group]:
        """Open a new ring; its number tags the ring's visits."""
        self.rings.append(Group(kind, outings=outings, attendance=attendance))
        return len(self.rings) - 1, self.rings[-1]

    def innocent(self, kind: str) -> Group:
        """Open a new innocent look-alike."""
        self.innocents.append(Group(kind))
        return self.innocents[-1]
