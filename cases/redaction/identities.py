"""Every string of a dossier that names a person, an institution or a record of one."""

from collections.abc import Iterator

import pyarrow as pa

from model.dossiers import Dossier

NAMESPACE = {
    "pharmacy": "provider",
    "institution": "provider",
}
"""Entity kinds that share identifiers with another kind."""

IDENTIFIERS = {
    "claims": {
        "claim_id": "claim",
        "patient_id": "patient",
        "provider_id": "provider",
        "doctor_id": "doctor",
        "prescription_id": "prescription",
        "prescriber_provider_id": "provider",
        "reverses_claim_id": "claim",
        "operator_id": "operator",
        "terminal_id": "terminal",
    },
    "lines": {"claim_id": "claim"},
    "patients": {
        "patient_id": "patient",
        "phone": "phone",
        "address": "address",
        "bank_account": "account",
        "employer": "employer",
        "residence_provider_id": "provider",
    },
    "doctors": {"doctor_id": "doctor", "provider_id": "provider", "phone": "phone"},
    "providers": {
        "provider_id": "provider",
        "phone": "phone",
        "address": "address",
        "bank_account": "account",
    },
    "edge_claims": {"claim_id": "claim"},
}
"""Columns that hold identifiers, and what they identify."""

NAMES = {
    "patients": ("name",),
    "doctors": ("name",),
    "providers": ("name", "owner_name", "legal_representative"),
}
"""Columns that hold names."""

Identity = tuple[str, str]
"""Kind (``name`` for names) and the string itself."""


def identified(dossier: Dossier) -> Iterator[Identity]:
    """All identities of a dossier with their kinds, some of them more than once."""
    for table, columns in IDENTIFIERS.items():
        for column, kind in columns.items():
            yield from ((kind, text) for text in _texts(getattr(dossier, table), column))
    for table, names in NAMES.items():
        for column in names:
            yield from (("name", text) for text in _texts(getattr(dossier, table), column))
    for end in ("source", "target"):
        kinds = dossier.edges.column(f"{end}_kind").to_pylist()
        for kind, text in zip(kinds, dossier.edges.column(f"{end}_id").to_pylist(), strict=True):
            if text:
                yield NAMESPACE.get(kind, kind), text
    for codes in _texts(dossier.lines, "trace_codes"):
        yield from (("trace", code) for code in codes.split(";") if code)
    for ring in dossier.rings:
        yield "ring", ring.ring_id
        yield from ((member.kind, member.id) for member in ring.members)
    for party in dossier.case.parties:
        yield NAMESPACE.get(party.entity_kind, party.entity_kind), party.entity_id
        yield "name", party.name
        yield "name", party.legal_representative
        yield "code", party.code
        yield "address", party.address


def identities(dossier: Dossier) -> frozenset[str]:
    """The strings that must not be found in a copy without identities."""
    return frozenset(text for _, text in identified(dossier) if text.strip())


def _texts(table: pa.Table, column: str) -> Iterator[str]:
    if column in table.column_names:
        yield from (text for text in table.column(column).to_pylist() if text)
