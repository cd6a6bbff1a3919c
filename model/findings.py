"""What a typology reports: findings with the records that made them, and an honest outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.claim_index import Int64
from model.language import Text
from model.vocabulary.claims import MemberKind
from model.vocabulary.findings import (
    OutcomeStatus,
    ReasonCode,
    RoleCode,
    SkipCode,
    TypologyCode,
)
from model.vocabulary.signals import SignalKind


@dataclass(frozen=True, order=True)
class Member:
    """One participant of a finding: entity number in the claim index, role, strength 0-1."""

    kind: MemberKind
    no: int
    role: RoleCode
    strength: float


@dataclass(frozen=True)
class Signal:
    """One independent reason for suspicion: its kind, its size 0-1 and the sentence for it."""

    kind: SignalKind
    strength: float
    sentence: Text


@dataclass(frozen=True)
class Finding:
    """A group found by one typology.

    ``claims`` are claim numbers, ascending, each of them part of the pattern. ``reasons`` names
    why a claim is in it, one text for all or one per role of the claim. ``q_value`` is the
    multiple-testing-corrected p-value, ``None`` where the pattern is a fact and not a test.
    ``detail`` holds every number the sentences mention. ``left``: evidence in nats that the best
    alternative explanation leaves; ``None`` where the typology does not compare with any.
    """

    typology: TypologyCode
    members: tuple[Member, ...]
    claims: Int64
    reason: ReasonCode
    score: float
    q_value: float | None
    signals: tuple[Signal, ...]
    detail: Mapping[str, float | int | str]
    stability: float | None = None
    left: float | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of one typology in one run; never a bare list.

    ``skipped_rows`` maps a reason code to the number of rows not examined for that reason.
    """

    typology: TypologyCode
    status: OutcomeStatus
    summary: Text
    findings: tuple[Finding, ...] = ()
    examined_rows: int = 0
    skipped_rows: Mapping[SkipCode, int] = field(default_factory=dict)
