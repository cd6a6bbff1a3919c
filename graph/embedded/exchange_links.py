"""The relationships of a snapshot as rows: which two nodes, and the properties between them.

Every text is a SELECT over the snapshot attached as ``{s}``; nodes are named by their business
keys. ``OF_CLAIMS`` hang on one claim each and are new exactly where their claim is.
"""

from graph.embedded.exchange_nodes import travelling
from graph.embedded.text import filled
from model.claims import CLAIM_LINES
from model.relation_names import CLAIM_RELATIONS

_CLAIM_AT = """
SELECT c.claim_no, c.claim_id AS claim, c.provider_id AS provider
FROM {{s}}.claims c JOIN {{s}}.entities e ON e.no = c.provider_no AND e.kind = '{kind}'"""

OF_CLAIMS: dict[str, str] = {
    "made": "SELECT claim_no, claim_id AS claim, patient_id AS patient FROM {s}.claims",
    "at": filled(_CLAIM_AT, kind="institution"),
    "dispensed": filled(_CLAIM_AT, kind="pharmacy"),
    "signed_by": """
SELECT claim_no, claim_id AS claim, doctor_id AS doctor FROM {s}.claims WHERE doctor_no >= 0""",
    "prescribed_at": """
SELECT c.claim_no, c.claim_id AS claim, e.kind, e.id AS provider
FROM {s}.claims c JOIN {s}.entities e
    ON e.no = c.prescriber_provider_no AND e.kind IN ('institution', 'pharmacy')""",
}

ROLES = """
SELECT d.claim_id AS claim, d.doctor_id AS doctor, d.role, d.source_no, d.row_no, f.load_no
FROM {s}.claim_doctors d JOIN {s}.sources f USING (source_no) WHERE d.claim_no >= 0"""

REVERSES = """
SELECT c.claim_id AS claim, s.claim_id AS sale
FROM {s}.reversals r JOIN {s}.claims c ON c.claim_no = r.claim_no
JOIN {s}.claims s ON s.claim_no = r.sale_no"""

# An item without a code has the identifier ''; only a code that is itself empty is kept here.
LINES = filled(
    """
SELECT l.claim_id AS claim, coalesce(l.item_code, '') AS item, {columns},
    CASE WHEN l.item_code = '' THEN '' END AS item_code, l.source_no, l.row_no, f.load_no
FROM {{s}}.claim_lines l JOIN {{s}}.sources f USING (source_no) WHERE l.claim_no >= 0""",
    columns=travelling(CLAIM_LINES, "l.", ("claim_id", "item_code")),
)

EDGES = """
SELECT s.kind AS source_kind, s.id AS source, e.relation, t.kind AS target_kind, t.id AS target,
    e.claims > 0 AS of_claims, e.claims, e.first_day, e.last_day, e.total_minor, e.fund_minor
FROM {s}.edges e JOIN {s}.entities s ON s.node_no = e.source_no
JOIN {s}.entities t ON t.node_no = e.target_no"""
"""A registered fact may carry the name of a relation made of claims: ``of_claims`` tells them
apart."""

TYPED = (
    "treated_by",
    "claimed_at",
    "billed_at",
    "prescribed_to",
    "fills_at",
    "has_phone",
    "lives_at",
    "located_at",
    "paid_to",
    "owned_by",
    "represented_by",
    "resides_at",
    "registered_at",
)
"""Relations with a relationship type of their own name; all others are RELATED_TO."""

TYPE_NAME = filled(
    "CASE WHEN relation IN ({typed}) AND (claims > 0 OR relation NOT IN ({made_of_claims}))"
    " THEN relation ELSE 'related_to' END",
    typed=", ".join(f"'{name}'" for name in TYPED),
    made_of_claims=", ".join(f"'{name}'" for name in CLAIM_RELATIONS),
)
"""The relationship type of an edge. A registered fact may bear the name of a relation made of
claims but never has its type: of those there is at most one each way between two entities, and
questions about hubs rely on it."""
