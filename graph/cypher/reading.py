"""Entities: finding them by key, by a part of their names, by size."""

from graph.answers import ENTITY_ROWS
from graph.cypher.patterns import GRAPH_NODE, Listing, columns, entity

_COLUMNS = columns("e", ENTITY_ROWS.names)

# The version of the data comes along, so that an empty store is told apart from a wrong name.
FIND = f"""
OPTIONAL MATCH {GRAPH_NODE}
WITH g.data_version AS version
UNWIND $keys AS key
OPTIONAL MATCH {entity("e", "key[1]", "key[2]")}
RETURN version, key[0] AS place, e.no, e.claims, e.first_day, e.last_day
ORDER BY place"""


def _entities(found: str, order: str) -> Listing:
    return Listing(
        f"{found}\nRETURN {_COLUMNS}\nORDER BY {order}\nLIMIT $limit",
        f"{found}\nRETURN count(e)",
    )


SEARCH = _entities(
    """
MATCH (e:Entity)
WHERE (e.id_key CONTAINS $sought OR e.name_key CONTAINS $sought)
    AND ($kinds IS NULL OR e.kind IN $kinds)""",
    """
    CASE
        WHEN e.id = $exact THEN 0
        WHEN e.name = $exact THEN 1
        WHEN e.id STARTS WITH $exact THEN 2
        WHEN e.name STARTS WITH $exact THEN 3
        ELSE 4
    END,
    e.claims DESC, e.kind, e.no""",
)

# The condition on the identifier makes the index on (kind, id) usable.
TOTALS = _entities(
    """
MATCH (e:Entity)
WHERE e.kind = $kind AND e.id >= ''""",
    "e.total_minor DESC, e.no",
)
