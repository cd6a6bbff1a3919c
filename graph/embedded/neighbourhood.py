"""Edges around entities: neighbours, expansion over several steps, induced subgraphs."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from graph.answers import EDGE_ROWS, HOP_ROWS, Answer, Filters
from graph.embedded.engine import DuckDBEngine
from graph.embedded.entities import Node, capped
from graph.schema.measures import MEASURES

# -1 is an open end of a registered fact; claim relations always have at least one claim.
EDGE_FILTER = """
(len($relations::VARCHAR[]) = 0 OR e.relation IN (SELECT unnest($relations::VARCHAR[])))
AND (e.claims = 0 OR e.claims >= $min_claims)
AND ($last_day::INTEGER IS NULL OR e.first_day = -1 OR e.first_day <= $last_day)
AND ($first_day::INTEGER IS NULL OR e.last_day = -1 OR e.last_day >= $first_day)"""
KIND_FILTER = "(len($kinds::VARCHAR[]) = 0 OR {alias}.kind IN (SELECT unnest($kinds::VARCHAR[])))"

EDGE_COLUMNS = f"""s.kind AS source_kind, s.id AS source_id, e.relation, t.kind AS target_kind,
    t.id AS target_id, {", ".join(f"e.{name}" for name in MEASURES.names)}"""
ENDS = """JOIN entities s ON s.node_no = e.source_no JOIN entities t ON t.node_no = e.target_no"""

# Registered facts first: they are few and do not come about by chance; then the most claims.
_EVIDENCE = """claims > 0, claims DESC, total_minor DESC, relation, source_kind, source_id,
    target_kind, target_id"""

# Both directions of every edge that touches one of the nodes in the table `frontier`.
_TOUCHING = f"""
SELECT e.*, f.node_no, e.target_no AS other_no
FROM frontier f JOIN edges e ON e.source_no = f.node_no WHERE {EDGE_FILTER}
UNION ALL
SELECT e.*, f.node_no, e.source_no AS other_no
FROM frontier f JOIN edges e ON e.target_no = f.node_no AND e.source_no <> e.target_no
WHERE {EDGE_FILTER}"""  # noqa: S608

_NEIGHBOURS = f"""
SELECT {EDGE_COLUMNS} FROM ({_TOUCHING}) e JOIN entities o ON o.node_no = e.other_no {ENDS}
WHERE {KIND_FILTER.format(alias="o")}"""  # noqa: S608

_NEXT = f"""
SELECT DISTINCT o.node_no, o.degree FROM ({_TOUCHING}) e JOIN entities o ON o.node_no = e.other_no
WHERE {KIND_FILTER.format(alias="o")} AND o.node_no NOT IN (SELECT node_no FROM reached)"""  # noqa: S608

_HOPS = f"""
SELECT {EDGE_COLUMNS}, hop FROM (
    SELECT edge_no, min(f.hop)::INTEGER AS hop FROM ({_TOUCHING}) x JOIN frontier f USING (node_no)
    JOIN entities o ON o.node_no = x.other_no WHERE {KIND_FILTER.format(alias="o")} GROUP BY edge_no
) h JOIN edges e USING (edge_no) {ENDS}"""  # noqa: S608

_AMONG = f"""
SELECT {EDGE_COLUMNS} FROM edges e {ENDS}
WHERE e.source_no IN (SELECT node_no FROM frontier)
    AND e.target_no IN (SELECT node_no FROM frontier)"""  # noqa: S608


def neighbours(engine: DuckDBEngine, entity: Node, filters: Filters, cap: int) -> Answer:
    """Edges at one entity, strongest evidence first."""
    tables = {"frontier": _frontier([entity.node_no])}
    return capped(engine, _NEIGHBOURS, _EVIDENCE, EDGE_ROWS, cap, filters.values(), tables)


def expand(engine: DuckDBEngine, entity: Node, steps: int, filters: Filters, cap: int) -> Answer:
    """Edges within ``steps`` steps; entities above the hub degree are shown, not opened."""
    parameters = filters.values()
    opened, hops = [entity.node_no], [1]
    reached, newest, hubs = list(opened), list(opened), 0
    for hop in range(2, steps + 1):
        tables = {"frontier": _frontier(newest), "reached": _frontier(reached)}
        found = engine.query_with(_NEXT, tables, parameters)
        nodes = found.column(0).to_numpy()
        small = found.column(1).to_numpy() <= filters.hub_degree
        hubs += int(np.count_nonzero(~small))
        reached += nodes.tolist()
        newest = nodes[small].tolist()
        opened += newest
        hops += [hop] * len(newest)
    frontier = _frontier(opened).append_column("hop", pa.array(hops, pa.int32()))
    order = f"hop, {_EVIDENCE}"
    answer = capped(engine, _HOPS, order, HOP_ROWS, cap, parameters, {"frontier": frontier})
    return replace(answer, hubs=hubs)


def subgraph_export(engine: DuckDBEngine, entities: Sequence[Node], cap: int) -> Answer:
    """Edges both of whose ends are among ``entities``."""
    tables = {"frontier": _frontier(sorted({entity.node_no for entity in entities}))}
    return capped(engine, _AMONG, _EVIDENCE, EDGE_ROWS, cap, {}, tables)


def _frontier(nodes: Sequence[int]) -> pa.Table:
    return pa.table({"node_no": pa.array(nodes, pa.int32())})
