"""Claims of an entity, behind an edge, and by their numbers.

``SIGNED_BY`` has one relationship per role, hence the ``DISTINCT`` wherever a doctor is passed.
"""

from typing import NamedTuple

from graph.answers import CLAIM_ROWS as ANSWER
from graph.cypher.patterns import SETTLED, Listing, alternatives, claims_of, columns, entity
from graph.schema.claim_edges import CLAIM_EDGES, CLAIMANT, PRESCRIBER, SIGNATORY, ClaimEdge
from graph.schema.claim_links import AT, DISPENSED, MADE, SIGNED_BY, ClaimLink
from graph.schema.claim_properties import ANSWERED, ANSWERED_AS_ZERO, property_of
from graph.schema.edge_types import OF_CLAIMS
from graph.schema.registers import LABELS
from model.claims import CLAIMS
from model.vocabulary.claims import EntityKind

_EARLIEST_FIRST = "c.start_time, c.no"


def _answered(column: str) -> str:
    kept = f"c.{property_of(ANSWERED.get(column, column))}"
    return f"coalesce({kept}, 0)" if column in ANSWERED_AS_ZERO else kept


_COLUMNS = ", ".join(_answered(column) for column in ANSWER.names)


def _listing(found: str, *, several: bool) -> Listing:
    once = "\nWITH DISTINCT c" if several else ""
    return Listing(
        f"{found}{once}\nRETURN {_COLUMNS}\nORDER BY {_EARLIEST_FIRST}\nLIMIT $limit",
        f"{found}\nRETURN count({'DISTINCT ' if several else ''}c)",
    )


def _timeline(link: ClaimLink) -> Listing:
    found = f"""
MATCH {claims_of(link, "$id")}
WHERE ($first_day IS NULL OR c.day >= $first_day) AND ($last_day IS NULL OR c.day <= $last_day)"""
    return _listing(found, several=link.party.several)


TIMELINES: dict[EntityKind, Listing] = {
    link.kinds[0]: _timeline(link) for link in (MADE, SIGNED_BY, DISPENSED, AT)
}
"""By the kind of entity: those that take part in claims."""

# Whether the relation between the two is one made of claims.
MADE_OF_CLAIMS = f"""
MATCH {entity("s", "$source_kind", "$source_id")}
MATCH {entity("t", "$target_kind", "$target_id")}
RETURN EXISTS {{
    MATCH (s)-[r:{alternatives(OF_CLAIMS)}]->(t)
    WHERE r.relation = $relation AND r.claims > 0
}}"""


class Ends(NamedTuple):
    """What the two ends of an edge are called in a text."""

    source: str
    target: str
    target_kind: str


class Behind(NamedTuple):
    """How the claims ``c`` behind an edge are found; ``several``: one of them more than once."""

    match: str
    condition: str
    several: bool


_WALKED = {CLAIMANT: MADE, SIGNATORY: SIGNED_BY}
"""Parties from whom the claims are walked to; of a prescriber they are looked for at the target,
who has them all."""


def behind(edge: ClaimEdge, ends: Ends) -> Behind:
    """The claims of one end that name the other."""
    if edge.source == PRESCRIBER:
        at = f"{entity('t', ends.target_kind, ends.target)}-[:{SETTLED}]-(c:Claim)"
        return Behind(f"MATCH {at}", f"c.{edge.source.column} = {ends.source}", several=False)
    found = f"MATCH {claims_of(_WALKED[edge.source], ends.source)}"
    if edge.target.several:
        doctor = f"MATCH (d:{LABELS['doctor']} {{id: {ends.target}}})"
        signed = f"EXISTS {{ (c)-[:{SIGNED_BY.type}]->(d) }}"
        return Behind(f"{doctor}\n{found}", signed, edge.source.several)
    return Behind(found, f"c.{edge.target.column} = {ends.target}", edge.source.several)


def _behind(edge: ClaimEdge) -> Listing:
    found = behind(edge, Ends("$source_id", "$target_id", "$target_kind"))
    return _listing(f"\n{found.match}\nWHERE {found.condition}", several=found.several)


BEHIND = {edge.relation: _behind(edge) for edge in CLAIM_EDGES}

CLAIM_ROWS = f"""
UNWIND $numbers AS number
MATCH (c:Claim {{no: number}})
RETURN c.no, {columns("c", map(property_of, CLAIMS.stored_schema.names))}, c.effective,
    c.source_no, c.row_no"""

SOURCES = """
UNWIND $numbers AS number
MATCH (f:SourceFile {no: number})
RETURN f.no, f.name, f.sha256"""
