"""What a typology reports: findings with the records that made them, and an honest outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from model.claim_index import Int64
from model.language import Text

MemberKind = Literal["patient", "doctor", "provider"]

SignalKind = Literal[
    "co_timing",  # together at the same place and time more often than chance
    "shared_route",  # the same people together at several independent places
    "same_minutes",  # settled within minutes of one another at one counter
    "shared_identifier",  # phone, address, account, owner, legal representative
    "exclusive_flow",  # prescriptions, goods or money flow to one place far above expectation
    "goods_trace",  # one drug package settled more than once
    "impossible",  # two places at once, after death, during a stay elsewhere
    "excess_cost",  # amounts far above comparable claims of the same provider
    "same_basket",  # the same items bought by different people
    "closed_circuit",  # in turn in one set of hospitals, in an order shared by several people
    "left_together",  # admitted together and also discharged together
]


@dataclass(frozen=True, order=True)
class Member:
    """One participant of a finding: entity number in the claim index, role, strength 0-1."""

    kind: MemberKind
    no: int
    role: str
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
    ``detail`` holds every number the sentences mention.
    """

    typology: str
    members: tuple[Member, ...]
    claims: Int64
    reason: str
    score: float
    q_value: float | None
    signals: tuple[Signal, ...]
    detail: Mapping[str, float | int | str]
    stability: float | None = None


@dataclass(frozen=True)
class Outcome:
    """What became of one typology in one run; never a bare list.

    ``skipped_rows`` maps a reason code to the number of rows not examined for that reason.
    """

    typology: str
    status: Literal["ok", "skipped", "failed"]
    summary: Text
    findings: tuple[Finding, ...] = ()
    examined_rows: int = 0
    skipped_rows: Mapping[str, int] = field(default_factory=dict)
