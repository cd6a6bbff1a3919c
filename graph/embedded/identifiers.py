"""Identifiers with several holders: phones, addresses, accounts, owners."""

from collections.abc import Sequence

from graph.answers import IDENTIFIER_ROWS, Answer
from graph.embedded.engine import DuckDBEngine
from graph.embedded.entities import Node, capped
from graph.embedded.text import quoted
from graph.engine import Parameter
from graph.schema.registers import IDENTIFIER

_IDENTIFIERS = f"({quoted(IDENTIFIER.kinds)})"

# Edges are looked at from the identifier's side, whichever way the fact was registered.
_HELD = " UNION ".join(
    f"""
SELECT i.node_no AS identifier_no, i.kind AS identifier_kind, i.id AS identifier, e.relation,
    h.node_no AS holder_no, h.kind AS holder_kind, h.id AS holder_id
FROM edges e JOIN entities i ON i.node_no = e.{held} JOIN entities h ON h.node_no = e.{holding}
WHERE e.claims = 0 AND i.kind IN {_IDENTIFIERS}"""  # noqa: S608
    for held, holding in (("target_no", "source_no"), ("source_no", "target_no"))
)

_SHARED = f"""
SELECT identifier_kind, identifier, holders, relation, holder_kind, holder_id
FROM ({_HELD}) held JOIN (
    SELECT identifier_no, count(DISTINCT holder_no) AS holders FROM ({_HELD})
    GROUP BY identifier_no HAVING holders >= $min_holders
) counted USING (identifier_no)
WHERE (len($kinds::VARCHAR[]) = 0 OR identifier_kind IN (SELECT unnest($kinds::VARCHAR[])))
    AND ($node::INTEGER IS NULL OR identifier_no = $node
        OR identifier_no IN (SELECT identifier_no FROM ({_HELD}) WHERE holder_no = $node))"""  # noqa: S608

_ORDER = "holders DESC, identifier_kind, identifier, holder_kind, holder_id, relation"


def shared_identifiers(
    engine: DuckDBEngine,
    entity: Node | None,
    kinds: Sequence[str],
    min_holders: int,
    cap: int,
) -> Answer:
    """One row per identifier and holder, most widely held first; of one entity or of all."""
    parameters: dict[str, Parameter] = {
        "node": entity.node_no if entity else None,
        "kinds": list(kinds),
        "min_holders": min_holders,
    }
    return capped(engine, _SHARED, _ORDER, IDENTIFIER_ROWS, cap, parameters)
