"""What a search for paths fetches: edges around some entities, degrees, and the claims of steps.

Entities are named by lists of a place in the question, kind and identifier. ``$ends`` are the two
ends: a restriction of kinds does not concern them.
"""

from graph.cypher.patterns import EDGE_COLUMNS, EDGES, ENDS, FILTERS, alternatives, entity
from graph.cypher.reading_claims import Ends, behind
from graph.schema.claim_edges import CLAIM_EDGES, ClaimEdge
from graph.schema.edge_types import NAMED

_OTHER_END = "($kinds IS NULL OR o.kind IN $kinds OR [o.kind, o.id] IN $ends)"
_TO_OTHERS = f"""
MATCH (n)-[r:{EDGES}]-(o)
WHERE o <> n
    AND {FILTERS}
    AND {_OTHER_END}"""

OPEN = f"""
UNWIND $opened AS key
MATCH {entity("n", "key[1]", "key[2]")}{_TO_OTHERS}
WITH DISTINCT key[0] AS place, o
RETURN place, o.kind, collect(o.no), collect(o.id)"""

_COUNTED = tuple(edge.relation.upper() for edge in CLAIM_EDGES if edge.one_way)
_OTHERS = alternatives(name for name in NAMED if name.upper() not in _COUNTED)
_KEPT = " + ".join(
    f"COUNT {{ (n)-[:{name}]->() }} + COUNT {{ (n)<-[:{name}]-() }}" for name in _COUNTED
)
_NOT_COUNTED = " AND ".join(
    f"NOT EXISTS {{ (n)-[:{name}]->(o) }} AND NOT EXISTS {{ (o)-[:{name}]->(n) }}"
    for name in _COUNTED
)

# Of relations made of claims there is one each way between two entities of these kinds, and the
# server keeps their number; only the other edges of a hub are looked at one by one. One type and
# direction in each condition, so that it is looked for from the end that has fewer of it.
DEGREES = f"""
UNWIND $wanted AS key
MATCH {entity("n", "key[1]", "key[2]")}
RETURN key[0], {_KEPT} + COUNT {{
    MATCH (n)-[:{_OTHERS}]-(o)
    WHERE o <> n AND {_NOT_COUNTED}
    RETURN DISTINCT o
}}"""

DEGREES_FILTERED = f"""
UNWIND $wanted AS key
MATCH {entity("n", "key[1]", "key[2]")}
RETURN key[0], COUNT {{{_TO_OTHERS}
    RETURN DISTINCT o
}}"""

# Edges between the two entities of every step, whichever way they point. ``$steps``: lists of a
# place in the question, then kind and identifier of the one, then of the other.
LINKS = f"""
UNWIND $steps AS step
MATCH {entity("a", "step[1]", "step[2]")}
MATCH {entity("b", "step[3]", "step[4]")}
MATCH (a)-[r:{EDGES}]-(b)
WHERE {FILTERS}
WITH step, r, {ENDS}
RETURN step[0], {EDGE_COLUMNS}"""

# An edge of ``$links``: a place in the question, the source's identifier, the target's kind and
# identifier.
_LINK = Ends(source="link[1]", target="link[3]", target_kind="link[2]")


def _shown(edge: ClaimEdge) -> str:
    found = behind(edge, _LINK)
    return f"""
UNWIND $links AS link
{found.match}
WHERE {found.condition}
WITH {"DISTINCT " if found.several else ""}link, c ORDER BY c.start_time, c.no
WITH link, collect(c.id) AS ids
RETURN link[0], ids[0..$shown], size(ids)"""


def _days(edge: ClaimEdge) -> str:
    found = behind(edge, _LINK)
    return f"""
UNWIND $links AS link
{found.match}
WHERE c.effective AND {found.condition}
RETURN link[0], collect(DISTINCT c.day)"""


SHOWN = {edge.relation: _shown(edge) for edge in CLAIM_EDGES}
"""By relation: the earliest claims behind the edges of ``$links``, and how many there are."""
DAYS = {edge.relation: _days(edge) for edge in CLAIM_EDGES}
"""By relation: the days of the claims in effect behind them."""

# Whether the ends are joined at all in so few steps, by whatever way.
JOINED_IN_SIX = f"""
MATCH {entity("a", "$source_kind", "$source_id")}
MATCH {entity("b", "$target_kind", "$target_id")}
MATCH p = shortestPath((a)-[:{EDGES}*..6]-(b))
WHERE all(r IN relationships(p) WHERE {FILTERS})
    AND all(n IN nodes(p) WHERE $kinds IS NULL OR n.kind IN $kinds OR [n.kind, n.id] IN $ends)
RETURN length(p)"""
