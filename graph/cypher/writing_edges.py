"""Cypher of the edges between entities: made, changed and removed in batches.

Both ends are looked up by their keys, each in a MATCH of its own, so every look-up is one step
into an index. Relationships of these types always have an entity at either end.
"""

from graph.cypher.patterns import EDGES, assigned, entity, mapped
from graph.schema.claim_edges import CLAIM_EDGES
from graph.schema.edge_types import NAMED
from graph.schema.measures import MEASURES
from graph.schema.registers import LABELS
from model.vocabulary.claims import EntityKind


def _end(variable: str, end: str, kinds: tuple[EntityKind, ...]) -> str:
    if len(kinds) == 1:
        return f"MATCH ({variable}:{LABELS[kinds[0]]} {{id: row.{end}}})"
    return f"MATCH {entity(variable, f'row.{end}_kind', f'row.{end}')}"


_ENDS = {edge.relation: (edge.source.register.kinds, edge.target_kinds) for edge in CLAIM_EDGES}


def _added(name: str) -> str:
    """Registered facts may join entities of any kind."""
    sources, targets = _ENDS.get(name, ((), ()))
    return f"""
UNWIND $rows AS row
{_end("s", "source", sources)}
{_end("t", "target", targets)}
CREATE (s)-[:{name.upper()} {mapped(("relation", *MEASURES.names))}]->(t)"""


# From the side of the source: whoever is the source has few edges, a target may have very many.
_FOUND = f"""
UNWIND $rows AS row
{_end("s", "source", ())}
{_end("t", "target", ())}
MATCH (s)-[r:{EDGES}]->(t)
WHERE r.relation = row.relation AND (r.claims > 0) = row.of_claims"""

WRITTEN = {
    **{f"{name} added": _added(name) for name in NAMED},
    "edges changed": f"{_FOUND}\nSET {assigned('r', MEASURES.names)}",
    "edges vanished": f"{_FOUND}\nDELETE r",
}
"""By the name of the step in ``graph.embedded.exchange_steps``."""
