"""Claims of entities and of edges."""

from collections.abc import Iterator

from graph.answers import CLAIM_ROWS, Answer
from graph.embedded.engine import DuckDBEngine
from graph.embedded.entities import Node, capped
from graph.embedded.text import filled, quoted
from graph.schema.claim_edges import CLAIM_RULES, PARTY_OF, ClaimEdge, Party
from graph.schema.claim_properties import ANSWERED, ANSWERED_AS_ZERO

_EARLIEST_FIRST = "start_time, claim_no"


def _shown(column: str) -> str:
    """A column of the answer, from the claim ``c``."""
    stored = ANSWERED.get(column, column)
    cell = f"coalesce(c.{stored}, 0)" if column in ANSWERED_AS_ZERO else f"c.{stored}"
    return cell if stored == column else f"{cell} AS {column}"


_SHOWN = ", ".join(_shown(column) for column in CLAIM_ROWS.names)


def _names(party: Party) -> str:
    """The condition that a claim ``c`` names the entity ``$no`` as this party, in any role."""
    if not party.several:
        return f"c.{party.number} = $no"
    other_roles = f"SELECT claim_no FROM claim_doctors WHERE {party.number} = $no"  # noqa: S608
    return f"(c.{party.number} = $no OR c.claim_no IN ({other_roles}))"


_TIMELINE = """
SELECT {shown} FROM claims c WHERE {of}
    AND ($first_day::INTEGER IS NULL OR c.day_no >= $first_day)
    AND ($last_day::INTEGER IS NULL OR c.day_no <= $last_day)"""

_BEHIND = """
SELECT k.edge_no, c.claim_no FROM links k JOIN claims c ON k.relation {named} AND {parties}"""
_IN_OTHER_ROLES = """
    JOIN claim_doctors d ON d.claim_no = c.claim_no AND d.{number} = k.{end}"""


def _behind(edges: tuple[ClaimEdge, ...]) -> Iterator[str]:
    """By the two parties in the claims themselves, then by a party in other roles."""
    ends = {"source": edges[0].source, "target": edges[0].target}
    names = quoted(edge.relation for edge in edges)
    named = f"= {names}" if len(edges) == 1 else f"IN ({names})"
    is_party = {end: f"c.{party.number} = k.{end}" for end, party in ends.items()}
    yield filled(_BEHIND, named=named, parties=" AND ".join(is_party.values()))
    for end, party in ends.items():
        if party.several:
            others = " AND ".join(is_party[other] for other in ends if other != end)
            roles = filled(_IN_OTHER_ROLES, number=party.number, end=end)
            yield filled(_BEHIND, named=named, parties=others) + roles


BEHIND = " UNION ".join(select for edges in CLAIM_RULES for select in _behind(edges))
"""Claims behind each row of the table ``links(edge_no, relation, source, target)``, where source
and target are the numbers of the two entities within their registers."""

_BETWEEN = f"SELECT {_SHOWN} FROM ({BEHIND}) b JOIN claims c USING (claim_no)"  # noqa: S608

_LINK = """
SELECT 0 AS edge_no, $relation::VARCHAR AS relation, s.no AS source, t.no AS target
FROM entities s, entities t WHERE s.node_no = $source AND t.node_no = $target
    AND EXISTS (FROM edges e WHERE e.source_no = $source AND e.target_no = $target
        AND e.relation = $relation AND e.claims > 0)"""


def entity_timeline(
    engine: DuckDBEngine, entity: Node, first_day: int | None, last_day: int | None, cap: int
) -> Answer:
    """Claims of one entity in order of time."""
    statement = filled(_TIMELINE, shown=_SHOWN, of=_names(PARTY_OF[entity.ref.kind]))
    parameters = {"no": entity.no, "first_day": first_day, "last_day": last_day}
    return capped(engine, statement, _EARLIEST_FIRST, CLAIM_ROWS, cap, parameters)


def claims_between(
    engine: DuckDBEngine, source: Node, relation: str, target: Node, cap: int
) -> Answer:
    """Claims behind one edge, earliest first; none for a registered fact."""
    ends = {"source": source.node_no, "target": target.node_no}
    tables = {"links": engine.query(_LINK, {"relation": relation, **ends})}
    return capped(engine, _BETWEEN, _EARLIEST_FIRST, CLAIM_ROWS, cap, {}, tables)
