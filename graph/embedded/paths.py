"""Paths between two entities with the claims along each step."""

from functools import partial
from itertools import pairwise

import numpy as np
import pyarrow as pa

from algorithms.paths import (
    Adjacency,
    Int64,
    Path,
    adjacency,
    fewest_steps,
    hub_penalties,
    no_penalties,
    simple_paths,
)
from graph.answers import CLAIMS_PER_STEP, PATH_ROWS, Answer, Filters
from graph.embedded.claims import BEHIND
from graph.embedded.engine import DuckDBEngine
from graph.embedded.entities import Node
from graph.embedded.neighbourhood import EDGE_COLUMNS, EDGE_FILTER, ENDS, KIND_FILTER
from graph.engine import Parameter
from graph.questions import PathSearch
from graph.walks import FOR_EVER, LONG_AGO, Walk, best_walks

_EDGES = f"""
SELECT e.source_no, e.target_no FROM edges e
{ENDS}
WHERE {EDGE_FILTER}
    AND (s.node_no IN ($source, $target) OR {KIND_FILTER.format(alias="s")})
    AND (t.node_no IN ($source, $target) OR {KIND_FILTER.format(alias="t")})"""  # noqa: S608

_ALL_EDGES = "SELECT source_no, target_no FROM edges"

# Only relations made of claims have claims behind them; a registered fact may bear their name.
_LINKS = " UNION ".join(
    f"""
SELECT w.path, w.step, e.edge_no, CASE WHEN e.claims > 0 THEN e.relation END AS relation,
    s.no AS source, t.no AS target
FROM wanted w JOIN edges e ON (e.source_no = w.{start} AND e.target_no = w.{end}) {ENDS}
WHERE {EDGE_FILTER}"""  # noqa: S608
    for start, end in (("from_no", "to_no"), ("to_no", "from_no"))
)

_OPEN = f"""
SELECT k.step, c.day_no AS first, c.day_no AS last
FROM links k JOIN ({BEHIND}) b USING (edge_no) JOIN claims c USING (claim_no) WHERE c.effective
UNION
SELECT k.step, CASE WHEN e.first_day = -1 THEN $long_ago ELSE e.first_day END,
    CASE WHEN e.last_day = -1 THEN $for_ever ELSE e.last_day END
FROM links k JOIN edges e USING (edge_no) WHERE e.claims = 0"""  # noqa: S608

_STEPS = f"""
SELECT w.path, w.step, a.kind AS from_kind, a.id AS from_id, z.kind AS to_kind, z.id AS to_id,
    w.cost, {EDGE_COLUMNS}, w.arrival_day,
    coalesce(b.claim_ids[1:$shown], []) AS claim_ids, coalesce(b.claim_total, 0) AS claim_total
FROM walked w JOIN links k USING (path, step) JOIN edges e USING (edge_no)
JOIN entities a ON a.node_no = w.from_no JOIN entities z ON z.node_no = w.to_no
{ENDS}
LEFT JOIN (
    SELECT edge_no, list(claim_id ORDER BY start_time, claim_no) AS claim_ids,
        count(*) AS claim_total
    FROM ({BEHIND}) found JOIN claims c USING (claim_no) GROUP BY edge_no
) b USING (edge_no)
ORDER BY w.path, w.step, e.relation, e.edge_no"""  # noqa: S608


def shortest_paths(engine: DuckDBEngine, ends: tuple[Node, Node], asked: PathSearch) -> Answer:
    """The best simple paths, each step with its relations and the claims behind them."""
    source, target = (end.node_no for end in ends)
    graph = _graph(engine, source, target, asked.filters)
    penalties = hub_penalties(graph) if asked.penalise_hubs else no_penalties(graph)
    nearest = fewest_steps(graph, source, target)
    within_reach = nearest is not None and nearest <= asked.max_steps
    paths = simple_paths(graph, source, target, penalties) if within_reach else iter(())
    spans = partial(_open_spans, engine, asked.filters)
    walked, truncated = best_walks(paths, asked, spans)
    rows = _with_claims(engine, walked, asked.filters)
    return Answer(rows, rows.num_rows, truncated)


def _graph(engine: DuckDBEngine, source: int, target: int, filters: Filters) -> Adjacency:
    if filters.unrestricted:
        return engine.cached("adjacency", lambda: _adjacency(engine.query(_ALL_EDGES), engine))
    bound = {**filters.values(), "source": source, "target": target}
    return _adjacency(engine.query(_EDGES, bound), engine)


def _adjacency(edges: pa.Table, engine: DuckDBEngine) -> Adjacency:
    nodes = engine.query("SELECT count(*) FROM entities").column(0)[0].as_py()
    return adjacency(nodes, edges.column(0).to_numpy(), edges.column(1).to_numpy())


def _open_spans(engine: DuckDBEngine, filters: Filters, path: Path) -> list[tuple[Int64, Int64]]:
    """First and last days on which each step was open: claims are days, facts are spans."""
    wanted = pa.table(
        {
            "path": pa.array([0] * (len(path.nodes) - 1), pa.int32()),
            "step": pa.array(range(len(path.nodes) - 1), pa.int32()),
            "from_no": pa.array(path.nodes[:-1], pa.int32()),
            "to_no": pa.array(path.nodes[1:], pa.int32()),
        }
    )
    links = engine.query_with(_LINKS, {"wanted": wanted}, _edge_parameters(filters))
    bound = {"long_ago": LONG_AGO, "for_ever": FOR_EVER}
    spans = engine.query_with(_OPEN, {"links": links}, bound)
    step, first, last = (
        spans.column(name).to_numpy().astype(np.int64) for name in spans.column_names
    )
    return [(first[step == at], last[step == at]) for at in range(len(path.nodes) - 1)]


def _with_claims(engine: DuckDBEngine, walked: list[Walk], filters: Filters) -> pa.Table:
    steps = [
        (number, at, left, right, path.cost, days[at])
        for number, (path, days) in enumerate(walked)
        for at, (left, right) in enumerate(pairwise(path.nodes))
    ]
    if not steps:
        return PATH_ROWS.empty_table()
    names = ("path", "step", "from_no", "to_no", "cost", "arrival_day")
    columns = dict(zip(names, zip(*steps, strict=True), strict=True))
    table = pa.table({name: pa.array(values) for name, values in columns.items()})
    links = engine.query_with(_LINKS, {"wanted": table}, _edge_parameters(filters))
    tables = {"walked": table, "links": links}
    rows = engine.query_with(_STEPS, tables, {"shown": CLAIMS_PER_STEP})
    return rows.select(PATH_ROWS.names).cast(PATH_ROWS)


def _edge_parameters(filters: Filters) -> dict[str, Parameter]:
    return {name: value for name, value in filters.values().items() if name != "kinds"}
