"""A ring: findings fused into one group, with reasons, innocent readings and exposure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.claim_index import Int64
from model.findings import Finding, Member
from model.language import Text
from model.vocabulary.claims import MemberKind
from model.vocabulary.signals import SignalKind


@dataclass(frozen=True)
class RingMember:
    """One member of a ring with what the member's ring claims amount to (minor units)."""

    kind: MemberKind
    id: str
    role: str
    strength: float
    claims: int
    fund_minor: int


@dataclass(frozen=True)
class RingClaim:
    """One claim of a ring and why it belongs there (``reason`` is a stable code)."""

    claim_no: int
    claim_id: str
    reason: str


@dataclass(frozen=True)
class ScoreLine:
    """One line of the scoring table as it applied to one ring."""

    signal: SignalKind
    weight: float
    strength: float
    sentence: Text


@dataclass(frozen=True)
class InnocentReading:
    """One innocent explanation examined: the data for it and against it, and the decision."""

    code: str
    title: Text
    plausibility: float  # 0-1, share of the pattern that it explains
    evidence_for: tuple[Text, ...]
    evidence_against: tuple[Text, ...]
    clears: bool


@dataclass(frozen=True)
class Ring:
    """A suspicious group ("indicators consistent with ..."), or a cleared one.

    ``explanation`` is the code of the innocent reading that cleared it, or ``None``.
    Amounts are minor units and count every claim once.
    """

    ring_id: str
    rank: int
    score: float
    typologies: tuple[str, ...]
    members: tuple[RingMember, ...]
    claims: tuple[RingClaim, ...]
    total_minor: int
    fund_minor: int
    first_day: int
    last_day: int
    q_value: float | None
    stability: float | None
    summary: Text
    why: tuple[ScoreLine, ...]
    readings: tuple[InnocentReading, ...]
    detail: Mapping[str, float | int | str]
    explanation: str | None = None

    def count(self, kind: MemberKind) -> int:
        """Number of members of one kind."""
        return sum(member.kind == kind for member in self.members)


@dataclass(frozen=True)
class Assembly:
    """What a run's findings came to: rings by rank, and the cleared groups.

    ``findings`` are those that each group was fused from, by ring id; they are known while a
    run is made and empty in one that was read back.
    """

    rings: tuple[Ring, ...]
    cleared: tuple[Ring, ...]
    findings: Mapping[str, tuple[Finding, ...]] = field(
        default_factory=dict, compare=False, repr=False
    )


@dataclass(frozen=True, eq=False)
class FusedGroup:
    """Overlapping findings taken together, before clearing and scoring (entity numbers).

    ``members`` holds every entity once, ascending by kind and number. ``core`` are the members
    that most findings agree on: they name the ring. ``claims`` are claim numbers, ascending,
    each once. ``left_out`` counts the patients of much wider findings (a whole flow from a
    doctor to a pharmacy) that are not members of the group itself.
    """

    findings: tuple[Finding, ...]
    members: tuple[Member, ...]
    core: tuple[tuple[MemberKind, int], ...]
    claims: Int64
    left_out: int = 0
