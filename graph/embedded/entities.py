"""Entities of a snapshot: finding, searching, totals, statistics."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from graph.answers import ENTITY_ROWS, STAT_ROWS, Answer
from graph.embedded.engine import DuckDBEngine
from graph.embedded.text import search_key
from graph.engine import Parameter
from graph.refusals import identifier, unknown
from model.entities import EntityRef
from model.layout import TABLES

_CAPPED = """
WITH found AS MATERIALIZED ({sql})
SELECT *, (SELECT count(*) FROM found) AS total FROM found ORDER BY {order} LIMIT $cap"""

_FIND = """
SELECT e.node_no, e.no FROM wanted w
LEFT JOIN entities e ON e.kind = w.kind AND e.id = w.id ORDER BY w.place"""

_COLUMNS = ", ".join(ENTITY_ROWS.names)

_SEARCH = f"""
SELECT {_COLUMNS}, CASE
    WHEN id = $text THEN 0 WHEN name = $text THEN 1
    WHEN starts_with(id, $text) THEN 2 WHEN starts_with(name, $text) THEN 3 ELSE 4 END AS quality
FROM entities, (SELECT {search_key("$text::VARCHAR")} AS sought)
WHERE (len($kinds::VARCHAR[]) = 0 OR kind IN (SELECT unnest($kinds::VARCHAR[])))
    AND (contains(id_key, sought) OR contains(name_key, sought))"""  # noqa: S608

_TOTALS = f"SELECT {_COLUMNS} FROM entities WHERE kind = $kind"  # noqa: S608

_STATS = """
SELECT 'entities' AS what, kind AS of, count(*) AS value FROM entities GROUP BY kind
UNION ALL SELECT 'edges', relation, count(*) FROM edges GROUP BY relation
UNION ALL SELECT 'claims', 'in effect', count(*) FILTER (WHERE effective) FROM claims
UNION ALL SELECT 'period', 'first_day', min(day_no) FROM claims WHERE effective
UNION ALL SELECT 'period', 'last_day', max(day_no) FROM claims WHERE effective
UNION ALL SELECT 'conflicts', 'all', count(*) FROM conflicts"""


@dataclass(frozen=True)
class Node:
    """An entity of a snapshot: its number among all nodes, and within its register."""

    ref: EntityRef
    node_no: int
    no: int


def capped(
    engine: DuckDBEngine,
    sql: str,
    order: str,
    schema: pa.Schema,
    cap: int,
    parameters: Mapping[str, Parameter],
    tables: Mapping[str, pa.Table] | None = None,
) -> Answer:
    """The first ``cap`` rows of ``sql`` in a complete order, and how many there are in all."""
    statement = _CAPPED.format(sql=sql, order=order)
    found = engine.query_with(statement, tables or {}, {**parameters, "cap": cap})
    total = int(found.column("total")[0].as_py()) if found.num_rows else 0
    rows = found.select(schema.names).cast(schema)
    return Answer(rows, total, truncated=total > rows.num_rows)


def find(engine: DuckDBEngine, entities: Sequence[EntityRef]) -> list[Node]:
    """The entities in the order asked for; raises ``UnknownEntity`` for the first unknown one."""
    wanted = pa.table(
        {
            "place": pa.array(range(len(entities)), pa.int64()),
            "kind": pa.array([entity.kind for entity in entities], pa.string()),
            "id": pa.array([identifier(entity) for entity in entities], pa.string()),
        }
    )
    found = engine.query_with(_FIND, {"wanted": wanted})
    nodes = []
    for entity, node_no, no in zip(entities, *found.to_pydict().values(), strict=True):
        if node_no is None:
            raise unknown(entity)
        nodes.append(Node(entity, node_no, no))
    return nodes


def search(engine: DuckDBEngine, text: str, kinds: Sequence[str], cap: int) -> Answer:
    """Entities whose identifier or name contains ``text``."""
    parameters: dict[str, Parameter] = {"text": text, "kinds": list(kinds)}
    order = "quality, claims DESC, kind, id"
    return capped(engine, _SEARCH, order, ENTITY_ROWS, cap, parameters)


def totals(engine: DuckDBEngine, kind: str, cap: int) -> Answer:
    """Entities of one kind, largest net total first."""
    return capped(engine, _TOTALS, "total_minor DESC, id", ENTITY_ROWS, cap, {"kind": kind})


def stats(engine: DuckDBEngine) -> Answer:
    """Sizes of everything in the snapshot."""
    tables = " UNION ALL ".join(
        f"SELECT 'rows', '{table.name}', count(*) FROM {table.name} WHERE source_no IS NOT NULL"  # noqa: S608
        for table in TABLES
    )
    return capped(engine, f"{_STATS} UNION ALL {tables}", "what, of", STAT_ROWS, 10_000, {})


def conflicts(engine: DuckDBEngine) -> int:
    """Rows that were refused because another version of them is loaded."""
    return int(engine.query("SELECT count(*) FROM conflicts").column(0)[0].as_py())
