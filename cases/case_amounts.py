"""The money of a case: which claims count, and what they add up to, computed here alone.

Every claim once, in however many rings it is; refunds are negative and net what they reverse;
integers in minor units, nothing rounded. A claim counts when it is a claim of at least one ring.
Item 10 of the package, the documents and the duties of a case show these lines and sums.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from cases.table_rows import rows_of
from model.errors import LayoutError
from model.language import Text
from model.rings import Ring

_COLUMNS = (
    "claim_id",
    "start_time",
    "claim_type",
    "patient_id",
    "doctor_id",
    "provider_id",
    "prescriber_provider_id",
    "total_amount_minor",
    "fund_amount_minor",
    "reverses_claim_id",
    "diagnosis_codes",
)


@dataclass(frozen=True)
class AmountLine:
    """One claim of the case with its amounts (minor units), and the rings it counts for.

    ``fund_stated`` is False where the source states no fund share; it then counts as 0.
    ``reasons`` are the codes under which a ring holds the claim.
    """

    claim_id: str
    at: datetime | None
    claim_type: str
    patient_id: str
    doctor_id: str
    provider_id: str
    prescriber_provider_id: str
    total_minor: int
    fund_minor: int
    fund_stated: bool
    reverses: str
    diagnoses: str
    rings: tuple[str, ...]
    reasons: tuple[str, ...]

    @property
    def included(self) -> bool:
        """Whether the line counts."""
        return bool(self.rings)


@dataclass(frozen=True)
class Amounts:
    """All lines in the order of their claim ids; the sums are of those that count."""

    lines: tuple[AmountLine, ...]

    @property
    def included(self) -> tuple[AmountLine, ...]:
        """Lines that count."""
        return tuple(line for line in self.lines if line.included)

    @property
    def total_minor(self) -> int:
        """Net total of the included lines."""
        return sum(line.total_minor for line in self.included)

    @property
    def fund_minor(self) -> int:
        """Net fund share of the included lines."""
        return sum(line.fund_minor for line in self.included)

    @property
    def refunded_minor(self) -> int:
        """Fund share that refunds among the included lines gave back, as a positive amount."""
        return -sum(line.fund_minor for line in self.included if line.reverses)

    @property
    def unstated(self) -> int:
        """Included lines whose source states no fund share."""
        return sum(not line.fund_stated for line in self.included)


def amounts_of(rings: Sequence[Ring], claims: pa.Table) -> Amounts:
    """The lines of the claims of a case, each with the rings that hold it."""
    held: dict[str, list[str]] = {}
    reasons: dict[str, str] = {}
    for ring in rings:
        for claim in ring.claims:
            held.setdefault(claim.claim_id, []).append(ring.ring_id)
            reasons.setdefault(claim.claim_id, claim.reason)
    lines = [
        AmountLine(
            claim_id=row["claim_id"],
            at=row["start_time"],
            claim_type=row["claim_type"] or "",
            patient_id=row["patient_id"] or "",
            doctor_id=row["doctor_id"] or "",
            provider_id=row["provider_id"] or "",
            prescriber_provider_id=row["prescriber_provider_id"] or "",
            total_minor=row["total_amount_minor"] or 0,
            fund_minor=row["fund_amount_minor"] or 0,
            fund_stated=row["fund_amount_minor"] is not None,
            reverses=row["reverses_claim_id"] or "",
            diagnoses=row["diagnosis_codes"] or "",
            rings=tuple(sorted(held.get(row["claim_id"], ()))),
            reasons=tuple(reasons[row["claim_id"]].split(";"))
            if row["claim_id"] in reasons
            else (),
        )
        for row in rows_of(claims, *_COLUMNS)
    ]
    return Amounts(tuple(sorted(lines, key=lambda line: line.claim_id)))


def require_whole(amounts: Amounts, rings: Sequence[Ring]) -> None:
    """Raises ``LayoutError`` where the lines do not add up to what the rings state of themselves.

    Every claim of a ring once, no refund of a counting claim left out, sums equal to the unit.
    """
    by_id = {line.claim_id: line for line in amounts.lines}
    counting = {line.claim_id for line in amounts.included}
    left_out = [
        line.claim_id
        for line in amounts.lines
        if line.reverses in counting and line.claim_id not in counting
    ]
    if len(by_id) != len(amounts.lines) or left_out:
        raise LayoutError(_TWICE, where=", ".join(left_out[:3]), to_do=_AGAIN)
    for ring in rings:
        own = [by_id[claim.claim_id] for claim in ring.claims if claim.claim_id in by_id]
        sums = (sum(one.total_minor for one in own), sum(one.fund_minor for one in own))
        if len(own) != len(ring.claims) or sums != (ring.total_minor, ring.fund_minor):
            raise LayoutError(_UNEQUAL, where=ring.ring_id, to_do=_AGAIN)


_TWICE = Text(en="a claim occurs twice or a refund is left out", zh="结算记录重复或遗漏退费")
_UNEQUAL = Text(
    en="the claims do not add up to the amounts of the ring",
    zh="结算记录合计与团伙线索金额不一致",
)
_AGAIN = Text(
    en="Open the case on the data version that its rings were found in.",
    zh="请在发现该疑点的数据版本上打开案件。",
)
