"""What each member of a case takes part in, out of its amounts, and why a line counts."""

from dataclasses import dataclass
from datetime import datetime

from cases.case_amounts import AmountLine, Amounts, amounts_of
from model.dossiers import Dossier
from model.language import Text, listed
from model.vocabulary.findings import REASONS
from model.vocabulary.term import called

_OUTSIDE = Text(en="not part of the pattern", zh="不属于疑点范围")


def amounts(dossier: Dossier) -> Amounts:
    """The claims of a dossier as amounts, with their sums."""
    return amounts_of(dossier.rings, dossier.claims)


def reason_of(line: AmountLine) -> Text:
    """Why a line counts, or that it does not."""
    if not line.included:
        return _OUTSIDE
    return listed([called(REASONS, code) for code in line.reasons])


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
