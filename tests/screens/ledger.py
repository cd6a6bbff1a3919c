"""Claims written one after another, and rings and an opened investigation made of them."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from model.claims import CLAIMS
from model.errors import UnknownEntity
from model.language import Text
from model.provenance import LoadReport
from model.rings import Ring, RingClaim, RingMember
from model.vocabulary.claims import MemberKind

EPOCH = dt.date(1970, 1, 1)
FIRST = dt.date(2025, 1, 6)
COLUMN: dict[str, str] = {"patient": "patient_id", "doctor": "doctor_id", "provider": "provider_id"}
SCHEMA = pa.schema(
    [
        *CLAIMS.stored_schema,
        ("claim_no", pa.int32()),
        ("source", pa.string()),
        ("source_sha256", pa.string()),
        ("row_no", pa.int64()),
    ]
)
SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


@dataclass(frozen=True)
class StandInOutcome:
    typology: str
    title: Text
    status: str
    summary: Text
    findings: int
    examined_rows: int
    skipped_rows: Mapping[str, int] = field(default_factory=dict)


@dataclass
class Ledger:
    """Claims written one after another, as a loader would."""

    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(
        self, day: int, patient: str, doctor: str | None, provider: str, **more: Any
    ) -> RingClaim:
        number = len(self.rows)
        row = {
            "claim_no": number,
            "claim_id": f"C{number:07d}",
            "patient_id": patient,
            "doctor_id": doctor,
            "provider_id": provider,
            "claim_type": "outpatient",
            "start_time": dt.datetime.combine(FIRST, dt.time(9, 30)) + dt.timedelta(days=day),
            "total_amount_minor": 26_800 + 137 * (number % 11),
            "fund_amount_minor": 18_760 + 91 * (number % 11),
            "service_region": "330106",
            "source": "claims_2025.csv",
            "source_sha256": SHA256,
            "row_no": number + 1,
            **more,
        }
        self.rows.append(row)
        return RingClaim(number, str(row["claim_id"]), "present_at_gathering")


@dataclass
class StandIn:
    """The shape of ``screens.opened.Opened``."""

    claims: pa.Table
    rings: tuple[Ring, ...] = ()
    cleared: tuple[Ring, ...] = ()
    outcomes: tuple[StandInOutcome, ...] = ()
    load_reports: tuple[LoadReport, ...] = ()
    manifest: Mapping[str, Any] = field(default_factory=dict)
    data_version: str = "5be1"

    def claim_rows(self, claim_nos: Sequence[int]) -> pa.Table:
        return self.claims.take(pa.array(list(claim_nos), pa.int64()))

    def member_claims(self, kind: MemberKind, entity_id: str) -> pa.Table:
        ids = self.claims.column(COLUMN[kind]).to_pylist()
        return self.claims.filter(pa.array([one == entity_id for one in ids], pa.bool_()))

    def ring(self, ring_id: str) -> Ring:
        for ring in (*self.rings, *self.cleared):
            if ring.ring_id == ring_id:
                return ring
        raise UnknownEntity(Text(en="No such ring.", zh="没有该线索。"), where=ring_id)


def made_ring(
    ledger: Ledger,
    claims: Sequence[RingClaim],
    members: Iterable[tuple[MemberKind, str, str, float]],
    **more: Any,
) -> Ring:
    """A ring whose figures are those of its claims."""
    own = [ledger.rows[claim.claim_no] for claim in claims]
    days = [(row["start_time"].date() - EPOCH).days for row in own]

    def member(kind: MemberKind, name: str, role: str, strength: float) -> RingMember:
        theirs = [row for row in own if row[COLUMN[kind]] == name]
        fund = sum(row["fund_amount_minor"] or 0 for row in theirs)
        return RingMember(kind, name, role, strength, len(theirs), fund)

    facts: dict[str, Any] = {
        "total_minor": sum(row["total_amount_minor"] for row in own),
        "fund_minor": sum(row["fund_amount_minor"] or 0 for row in own),
        "first_day": min(days),
        "last_day": max(days),
        "q_value": 3.1e-7,
        "stability": 0.93,
        "detail": {},
    }
    return Ring(
        members=tuple(member(*one) for one in members), claims=tuple(claims), **(facts | more)
    )
