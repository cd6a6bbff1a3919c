"""Rings as the four tables of the layout ("Rings out"), in Arrow and as CSV text.

Amounts are exact decimal text in major units, dates ISO, times of nothing. CSV is UTF-8 with a
header, ``\\n`` line ends and quotes only where needed; text cells are made safe by ``cells``.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import pyarrow as pa

from model.cells import neutral
from model.csv_text import csv_text
from model.days import iso
from model.language import Language
from model.money import from_minor
from model.rings import Assembly, Ring

_RING_FIELDS = [
    ("rank", pa.int32()),
    ("ring_id", pa.string()),
    ("score", pa.float64()),
    ("typologies", pa.string()),
    ("claims", pa.int64()),
    ("patients", pa.int64()),
    ("doctors", pa.int64()),
    ("providers", pa.int64()),
    ("total_amount", pa.string()),
    ("fund_amount", pa.string()),
    ("first_date", pa.string()),
    ("last_date", pa.string()),
    ("q_value", pa.float64()),
    ("stability", pa.float64()),
    ("summary", pa.string()),
]
RINGS = pa.schema(_RING_FIELDS)
CLEARED = pa.schema([*_RING_FIELDS, ("explanation", pa.string()), ("evidence", pa.string())])
RING_MEMBERS = pa.schema(
    [
        ("ring_id", pa.string()),
        ("entity_kind", pa.string()),
        ("entity_id", pa.string()),
        ("role", pa.string()),
        ("strength", pa.float64()),
        ("claims", pa.int64()),
        ("fund_amount", pa.string()),
    ]
)
RING_CLAIMS = pa.schema(
    [("ring_id", pa.string()), ("claim_id", pa.string()), ("reason", pa.string())]
)
_NUMBERS_AS_TEXT = {"total_amount", "fund_amount"}
"""Decimal text that spreadsheets shall read as numbers, negative ones too."""


def tables(assembly: Assembly, language: Language = "en") -> Mapping[str, pa.Table]:
    """All four tables by file name without ending. Members and claims are those of rings only."""
    return {
        "rings": pa.Table.from_pylist(
            [_ring(ring, language) for ring in assembly.rings], schema=RINGS
        ),
        "ring_members": pa.Table.from_pylist(
            [row for ring in assembly.rings for row in _members(ring)], schema=RING_MEMBERS
        ),
        "ring_claims": pa.Table.from_pylist(
            [row for ring in assembly.rings for row in _claims(ring)], schema=RING_CLAIMS
        ),
        "suppressed": pa.Table.from_pylist(
            [
                _ring(ring, language)
                | {"explanation": ring.explanation, "evidence": evidence(ring, language)}
                for ring in assembly.cleared
            ],
            schema=CLEARED,
        ),
    }


def to_csv(table: pa.Table) -> str:
    """A table as CSV text; null is an empty cell."""
    columns = [
        [_cell(name, value) for value in table.column(name).to_pylist()]
        for name in table.column_names
    ]
    return csv_text(table.column_names, zip(*columns, strict=True))


def evidence(ring: Ring, language: Language) -> str:
    """The data for the explanation that cleared a group, as one text."""
    sentences: Iterable[str] = (
        text.in_language(language)
        for alternative in ring.readings
        if alternative.code == ring.explanation
        for text in alternative.evidence_for
    )
    return (" " if language == "en" else "").join(sentences)


def _cell(name: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, str) and name not in _NUMBERS_AS_TEXT:
        return neutral(value)
    return str(value)


def _ring(ring: Ring, language: Language) -> dict[str, Any]:
    return {
        "rank": ring.rank,
        "ring_id": ring.ring_id,
        "score": ring.score,
        "typologies": ";".join(ring.typologies),
        "claims": len(ring.claims),
        "patients": ring.count("patient"),
        "doctors": ring.count("doctor"),
        "providers": ring.count("provider"),
        "total_amount": from_minor(ring.total_minor),
        "fund_amount": from_minor(ring.fund_minor),
        "first_date": iso(ring.first_day) if ring.claims else None,
        "last_date": iso(ring.last_day) if ring.claims else None,
        "q_value": ring.q_value,
        "stability": ring.stability,
        "summary": ring.summary.in_language(language),
    }


def _members(ring: Ring) -> Iterable[dict[str, Any]]:
    for member in ring.members:
        yield {
            "ring_id": ring.ring_id,
            "entity_kind": member.kind,
            "entity_id": member.id,
            "role": member.role,
            "strength": member.strength,
            "claims": member.claims,
            "fund_amount": from_minor(member.fund_minor),
        }


def _claims(ring: Ring) -> Iterable[dict[str, Any]]:
    for claim in ring.claims:
        yield {"ring_id": ring.ring_id, "claim_id": claim.claim_id, "reason": claim.reason}
