"""Edges between entities. A relationship of these types always has an entity at either end."""

from graph.cypher.patterns import (
    EDGE_COLUMNS,
    EDGES,
    ENDS,
    FACTS,
    FILTERS,
    IDENTIFIERS,
    OTHER_END,
    STRONGEST_FIRST,
    Listing,
    entity,
)
from graph.schema.registers import IDENTIFIER

_AT = f"""
MATCH (n)-[r:{EDGES}]-(o)
WHERE {FILTERS}
    AND {OTHER_END}"""

_ONE = f"\nMATCH {entity('n', '$kind', '$id')}"


def _edges(found: str, ends: str, counted: str = "r", hop: str = "") -> Listing:
    return Listing(
        f"{found}{ends}\nRETURN {EDGE_COLUMNS}{hop and f', {hop}'}"
        f"\nORDER BY {hop and f'{hop}, '}{STRONGEST_FIRST}\nLIMIT $limit",
        f"{found}\nRETURN count({counted})",
    )


NEIGHBOURS = _edges(f"{_ONE}{_AT}", f"\nWITH r, {ENDS}")

# Who is reached in one more step from the entities of ``$frontier``: lists of kind and id.
NEXT = f"""
UNWIND $frontier AS key
MATCH {entity("n", "key[0]", "key[1]")}{_AT}
WITH DISTINCT o
RETURN o.kind, o.id, o.degree"""

# Edges at the entities of ``$opened``: lists of kind, id and hop.
HOPS = _edges(
    f"""
UNWIND $opened AS key
MATCH {entity("n", "key[0]", "key[1]")}{_AT}""",
    f"""
WITH r, min(key[2]) AS hop
WITH r, hop, {ENDS}""",
    counted="DISTINCT r",
    hop="hop",
)

# Edges point from the many to the few, so those that leave an entity are never very many.
AMONG = _edges(
    f"""
UNWIND $keys AS key
MATCH {entity("n", "key[0]", "key[1]")}
WITH collect(n) AS chosen
UNWIND chosen AS s
MATCH (s)-[r:{EDGES}]->(t)
WHERE t IN chosen""",
    "",
)

_SHARED_ENOUGH = "i.degree >= $min_holders AND ($kinds IS NULL OR i.kind IN $kinds)"


def _held(identifiers: str) -> Listing:
    """Identifiers ``i`` and their holders, seen from the identifier, whichever way registered."""
    found = f"""{identifiers}
MATCH (i)-[r:{FACTS}]-(h)
WITH i, count(DISTINCT h) AS holders, """
    enough = "\nWHERE holders >= $min_holders"
    return Listing(
        f"""{found}collect(DISTINCT [h, r.relation]) AS held{enough}
UNWIND held AS pair
WITH i, holders, pair[0] AS h, pair[1] AS relation
RETURN i.kind, i.id, holders, relation, h.kind, h.id
ORDER BY holders DESC, i.kind, i.no, h.kind, h.no, relation
LIMIT $limit""",
        f"{found}count(DISTINCT [h, r.relation]) AS held{enough}\nRETURN sum(held)",
    )


# Every holder takes an edge, so the kept degree rules most identifiers out at once.
SHARED = _held(f"\nMATCH (i:{IDENTIFIERS})\nWHERE {_SHARED_ENOUGH}")

# The same of one entity: itself where it is an identifier, and those that it holds.
SHARED_OF = _held(f"""{_ONE}
OPTIONAL MATCH (n)-[:{FACTS}]-(x:{IDENTIFIERS})
WITH n, collect(DISTINCT x) AS held
UNWIND [n] + held AS i
WITH DISTINCT i
WHERE i.kind IN {list(IDENTIFIER.kinds)} AND {_SHARED_ENOUGH}""")
