"""The relationships of a snapshot as rows: which two nodes, and the properties between them.

Every text is a SELECT over the snapshot attached as ``{s}``. Nodes are named twice: by their
business keys, by which a running server finds them, and by numbers, which the offline importer
takes.
"""

from dataclasses import dataclass

from graph.embedded.exchange_nodes import travelling
from graph.embedded.text import filled, quoted
from graph.schema.claim_links import CLAIM_LINKS, SIGNED_BY, ClaimLink
from graph.schema.edge_types import OF_CLAIMS, OTHER, TYPED
from graph.schema.measures import MEASURES
from model.claims import CLAIM_LINES


@dataclass(frozen=True)
class Links:
    """Relationships of one ``type`` between a claim and what ``group`` holds.

    ``sql`` has the claim's number as ``claim_no``, the keys of both ends under the names in
    ``ends``, and properties; where ``numbered``, the number of the other end as ``end_no``.
    ``key`` tells its rows apart. ``from_claim``: the claim is the start.
    """

    type: str
    sql: str
    ends: tuple[str, ...]
    key: str
    group: str = "Entity"
    from_claim: bool = True
    numbered: bool = True

    @property
    def keyed(self) -> str:
        """Its rows without numbers, as a running server takes them."""
        numbers = "claim_no, end_no" if self.numbered else "claim_no"
        return f"SELECT * EXCLUDE ({numbers}) FROM ({self.sql})"  # noqa: S608


_OF_A_CLAIM = """
SELECT c.claim_no, e.node_no AS end_no, c.claim_id AS claim, {end} AS {noun}
FROM {{s}}.claims c JOIN {{s}}.entities e ON e.no = c.{number} AND e.kind IN ({kinds})"""


def _of_a_claim(link: ClaimLink) -> Links:
    several = len(link.kinds) > 1
    noun = link.party.register.noun
    sql = filled(
        _OF_A_CLAIM,
        end="e.kind, e.id" if several else "e.id",
        noun=noun,
        number=link.party.number,
        kinds=quoted(link.kinds),
    )
    ends = ("claim", "kind", noun) if several else ("claim", noun)
    return Links(link.type, sql, ends, "claim", from_claim=link.from_claim)


WITH_CLAIMS = {link.name: _of_a_claim(link) for link in CLAIM_LINKS}
"""What hangs on one claim each and is new exactly where its claim is."""

_ROLES = """
SELECT d.claim_no, e.node_no AS end_no, d.claim_id AS claim, d.doctor_id AS doctor, d.role,
    d.source_no, d.row_no, f.load_no
FROM {s}.claim_doctors d JOIN {s}.sources f USING (source_no)
JOIN {s}.entities e ON e.no = d.doctor_no AND e.kind = 'doctor' WHERE d.claim_no >= 0"""

_REVERSES = """
SELECT r.claim_no, r.sale_no AS end_no, c.claim_id AS claim, s.claim_id AS sale
FROM {s}.reversals r JOIN {s}.claims c ON c.claim_no = r.claim_no
JOIN {s}.claims s ON s.claim_no = r.sale_no"""

# An item without a code has the identifier ''; only a code that is itself empty is kept here.
_LINES = filled(
    """
SELECT l.claim_no, l.claim_id AS claim, coalesce(l.item_code, '') AS item, {columns},
    CASE WHEN l.item_code = '' THEN '' END AS item_code, l.source_no, l.row_no, f.load_no
FROM {{s}}.claim_lines l JOIN {{s}}.sources f USING (source_no) WHERE l.claim_no >= 0""",
    columns=travelling(CLAIM_LINES, "l.", ("claim_id", "item_code")),
)

ON_THEIR_OWN = {
    "roles": Links(SIGNED_BY.type, _ROLES, ("claim", "doctor"), "claim, doctor, role"),
    "reverses": Links("REVERSES", _REVERSES, ("claim", "sale"), "claim, sale", group="Claim"),
    "lines": Links(
        "INCLUDES", _LINES, ("claim", "item"), "claim, line_id", group="Item", numbered=False
    ),
}
"""What may come later than its claim."""

EDGES = filled(
    """
SELECT s.kind AS source_kind, s.id AS source, e.relation, t.kind AS target_kind, t.id AS target,
    e.claims > 0 AS of_claims, {measures}
FROM {{s}}.edges e JOIN {{s}}.entities s ON s.node_no = e.source_no
JOIN {{s}}.entities t ON t.node_no = e.target_no""",
    measures=", ".join(f"e.{name}" for name in MEASURES.names),
)
"""A registered fact may carry the name of a relation made of claims: ``of_claims`` tells them
apart."""

TYPE_NAME = filled(
    "CASE WHEN relation IN ({typed}) AND (claims > 0 OR relation NOT IN ({of_claims}))"
    " THEN relation ELSE '{other}' END",
    typed=quoted(TYPED),
    of_claims=quoted(OF_CLAIMS),
    other=OTHER,
)
"""The relationship type of an edge, see ``graph.schema.edge_types``."""
