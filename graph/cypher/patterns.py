"""What several texts share: patterns, conditions, columns and orders, composed of the schema.

Texts are put together while the product is imported, of nothing but names of the schema: what
stands in a module of this room is what is sent, and values travel as parameters only.
"""

from collections.abc import Iterable
from typing import NamedTuple

from graph.schema.claim_edges import SETTLER
from graph.schema.claim_links import CLAIM_LINKS, ClaimLink
from graph.schema.edge_types import NAMED, OTHER, REGISTERED
from graph.schema.keys import GRAPH
from graph.schema.measures import MEASURES
from graph.schema.registers import ENTITY, IDENTIFIER, LABELS

GRAPH_NODE = f"(g:Graph {{id: '{GRAPH}'}})"
"""The one node that says what the graph holds."""


class Listing(NamedTuple):
    """A question for a list: its first ``$limit`` rows, and how many there are in all."""

    shown: str
    counted: str


def columns(variable: str, names: Iterable[str]) -> str:
    """Properties of one node or relationship, for a RETURN clause.

    >>> columns("e", ("kind", "id"))
    'e.kind, e.id'
    """
    return ", ".join(f"{variable}.{name}" for name in names)


def assigned(variable: str, names: Iterable[str], source: str = "row.") -> str:
    """Properties set from values of the same names.

    >>> assigned("r", ("rank", "score"))
    'r.rank = row.rank, r.score = row.score'
    """
    return ", ".join(f"{variable}.{name} = {source}{name}" for name in names)


def mapped(names: Iterable[str]) -> str:
    """The same as a map of properties.

    >>> mapped(("role", "load_no"))
    '{role: row.role, load_no: row.load_no}'
    """
    return f"{{{', '.join(f'{name}: row.{name}' for name in names)}}}"


def entity(variable: str, kind: str, identifier: str) -> str:
    """The node of an entity whose kind is only known when the question is asked."""
    return f"({variable}:{ENTITY} {{kind: {kind}, id: {identifier}}})"


def alternatives(names: Iterable[str]) -> str:
    """Relationship types of which any will do."""
    return "|".join(name.upper() for name in names)


EDGES = alternatives(NAMED)
FACTS = alternatives((*REGISTERED, OTHER))
IDENTIFIERS = "|".join(LABELS[kind] for kind in IDENTIFIER.kinds)

# -1 is an open end of a registered fact; relations made of claims have at least one claim.
FILTERS = """($min_claims <= 1 OR r.claims = 0 OR r.claims >= $min_claims)
    AND ($relations IS NULL OR r.relation IN $relations)
    AND ($last_day IS NULL OR r.first_day = -1 OR r.first_day <= $last_day)
    AND ($first_day IS NULL OR r.last_day = -1 OR r.last_day >= $first_day)"""
OTHER_END = "($kinds IS NULL OR o.kind IN $kinds)"

ENDS = "startNode(r) AS s, endNode(r) AS t"
EDGE_COLUMNS = f"s.kind, s.id, r.relation, t.kind, t.id, {columns('r', MEASURES.names)}"
# Registered facts come first: they are few and do not come about by chance; then most claims.
STRONGEST_FIRST = """r.claims > 0, r.claims DESC, r.total_minor DESC, r.relation, s.kind, s.no,
    t.kind, t.no"""

SETTLED = alternatives(link.name for link in CLAIM_LINKS if link.party == SETTLER)
"""Between a claim and the provider that settled it, whichever kind that is."""


def claims_of(link: ClaimLink, identifier: str) -> str:
    """The claims ``c`` of one entity, by their relationship with it.

    >>> from graph.schema.claim_links import AT, MADE
    >>> claims_of(MADE, "$id"), claims_of(AT, "$id")
    ('(:Patient {id: $id})-[:MADE]->(c:Claim)', '(:Institution {id: $id})<-[:AT]-(c:Claim)')
    """
    (kind,) = link.kinds
    way = f"<-[:{link.type}]-" if link.from_claim else f"-[:{link.type}]->"
    return f"(:{LABELS[kind]} {{id: {identifier}}}){way}(c:Claim)"
