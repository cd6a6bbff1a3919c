"""Cypher of the schema: constraints and indexes of the data model, and the graph node."""

import re

from graph.cypher.patterns import GRAPH_NODE
from graph.schema.keys import GRAPH, INDEXES, UNIQUE, Index

Made = tuple[str, str, tuple[str, ...]]
"""A constraint or index by its type, its label or relationship type, and its properties."""

SHOW_CONSTRAINTS = """
SHOW CONSTRAINTS YIELD type, labelsOrTypes, properties
RETURN type, labelsOrTypes, properties"""

SHOW_INDEXES = """
SHOW INDEXES YIELD type, labelsOrTypes, properties, state
RETURN type, labelsOrTypes, properties, state"""

AWAIT_INDEXES = """
CALL db.awaitIndexes($seconds)"""


def _constraint(label: str, names: tuple[str, ...]) -> str:
    made = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", label).lower()
    key = ", ".join(f"n.{name}" for name in names)
    return (
        f"CREATE CONSTRAINT {GRAPH}_{made} IF NOT EXISTS"
        f" FOR (n:{label}) REQUIRE {key if len(names) == 1 else f'({key})'} IS UNIQUE"
    )


def _index(index: Index) -> str:
    kind = "INDEX" if index.kind == "RANGE" else f"{index.kind} INDEX"
    variable, over = "n", f"(n:{index.on})"
    if index.of_relationships:
        variable, over = "v", f"()-[v:{index.on}]-()"
    return (
        f"CREATE {kind} {GRAPH}_{index.name} IF NOT EXISTS"
        f" FOR {over} ON ({variable}.{index.property})"
    )


MADE: dict[Made, str] = {
    **{("UNIQUE", label, names): _constraint(label, names) for label, names in UNIQUE.items()},
    **{(index.kind, index.on, (index.property,)): _index(index) for index in INDEXES},
}
"""Constraints first."""

FOREIGN = """
MATCH (n)
RETURN labels(n) LIMIT 1"""

MAKE_GRAPH_NODE = f"""
MERGE {GRAPH_NODE}
ON CREATE SET g.store_id = $store_id, g.layout = $layout
RETURN g.store_id"""
