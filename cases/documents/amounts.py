"""The money of a case, re-computed from its claims: every claim once, refunds netted, integers."""

from dataclasses import dataclass
from datetime import datetime

from cases.documents.readings import rows_of
from cases.documents.wording import CLAIM_REASONS, called, listed
from model.dossiers import Dossier
from model.language import Text

_OUTSIDE = Text(en="not part of the pattern", zh="不属于疑点范围")
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
    """One claim of the case with its amounts (minor units), and why it counts or does not.

    ``fund_stated`` is False where the source states no fund share; it then counts as 0.
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
    included: bool
    reason: Text


@dataclass(frozen=True)
class Amounts:
    """All lines in the order of 10_金额计算/lines.csv; the sums are of those that count."""

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


def amounts(dossier: Dossier) -> Amounts:
    """The lines of a dossier: a claim counts when it is a claim of at least one ring."""
    reasons: dict[str, str] = {}
    for ring in dossier.rings:
        for claim in ring.claims:
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
            included=row["claim_id"] in reasons,
            reason=listed([called(CLAIM_REASONS, r) for r in reasons[row["claim_id"]].split(";")])
            if row["claim_id"] in reasons
            else _OUTSIDE,
        )
        for row in rows_of(dossier.claims, *_COLUMNS)
    ]
    return Amounts(tuple(sorted(lines, key=lambda line: line.claim_id)))


@dataclass(frozen=True)
class Share:
    """What one member of the case takes part in: claims, fund share, first and last day."""

    kind: str
    id: str
    role: str
    claims: int
    fund_minor: int
    first: datetime | None
    last: datetime | None


def shares(dossier: Dossier, counted: Amounts) -> tuple[Share, ...]:
    """Members of all rings, each once, with what the included claims of each amount to.

    Shares overlap (one claim names a patient, a doctor and a provider) and do not add up.
    """
    roles: dict[tuple[str, str], str] = {}
    for ring in dossier.rings:
        for member in ring.members:
            roles.setdefault((member.kind, member.id), member.role)
    own: dict[tuple[str, str], list[AmountLine]] = {key: [] for key in roles}
    for line in counted.included:
        named = {
            ("patient", line.patient_id),
            ("doctor", line.doctor_id),
            ("provider", line.provider_id),
            ("provider", line.prescriber_provider_id),
        }
        for key in named & own.keys():
            own[key].append(line)
    order = {"provider": 0, "doctor": 1, "patient": 2}
    found = []
    for (kind, identifier), lines in own.items():
        times = [line.at for line in lines if line.at is not None]
        found.append(
            Share(
                kind,
                identifier,
                roles[kind, identifier],
                len(lines),
                sum(line.fund_minor for line in lines),
                min(times, default=None),
                max(times, default=None),
            )
        )
    return tuple(sorted(found, key=lambda s: (order[s.kind], -s.fund_minor, s.id)))
