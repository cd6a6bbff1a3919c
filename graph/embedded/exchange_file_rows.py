"""The rows of every file for the offline importer: a SELECT over the snapshot ``new`` for each.

Nodes have a number of their own per group; relationships refer to it.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from graph.embedded.exchange_links import ON_THEIR_OWN, TYPE_NAME, WITH_CLAIMS, Links
from graph.embedded.exchange_nodes import (
    CLAIM_NODES,
    ENTITY_NODES,
    ITEM_NODES,
    LOOSE_NODES,
    SOURCE_NODES,
)
from graph.embedded.text import filled
from graph.import_file import ImportFile
from graph.schema.claim_links import SIGNED_BY
from graph.schema.keys import GRAPH
from graph.schema.measures import MEASURES
from graph.schema.registers import ENTITY, LABELS, REGISTERS

_ENTITIES = """
SELECT e.node_no AS ":ID(Entity)", v.*
FROM ({view}) v JOIN {{s}}.entities e ON e.kind = v.kind AND e.no = v.no WHERE v.kind = '{kind}'"""
_CLAIMS = """SELECT no AS ":ID(Claim)", * FROM ({view})"""
_ITEMS = """
SELECT (row_number() OVER (ORDER BY id)) AS ":ID(Item)", *,
    CASE WHEN kind = 'drug' THEN 'Drug' END AS ":LABEL"
FROM ({view})"""
_SOURCES = """SELECT no AS ":ID(SourceFile)", * FROM ({view})"""
_LOOSE = """SELECT (row_number() OVER (ORDER BY key)) AS ":ID(LooseRow)", * FROM ({view})"""
# The values are ours (numbers, identifiers made by us), never of a source.
_GRAPH = """
SELECT 0 AS ":ID(Graph)", '{graph}' AS id, {cells}, true AS imported,
    (SELECT data_version FROM {{s}}.meta) AS target,
    (SELECT max(load_no) FROM {{s}}.loads)::BIGINT AS load_no"""

_LINKS = """
SELECT {start}, {end}{role}, * EXCLUDE (claim_no, end_no, {ends}) FROM ({view})"""
_LINES = """
SELECT v.*, i.no AS end_no FROM ({view}) v
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS no FROM ({items})) i ON i.id = v.item"""
_EDGES = """
SELECT source_no AS ":START_ID(Entity)", target_no AS ":END_ID(Entity)",
    upper({type}) AS ":TYPE", relation, {measures}
FROM {{s}}.edges"""


def file_rows(folder: Path, graph: Mapping[str, object]) -> Iterator[tuple[ImportFile, str]]:
    """The files in ``folder`` and what is in them; ``graph``: properties of the graph node."""
    for name, labels, rows in _nodes(graph):
        yield ImportFile(folder / f"node_{name}.csv", labels), filled(rows, s="new")
    for name, kind, rows in _relationships():
        yield ImportFile(folder / f"link_{name}.csv", type=kind), filled(rows, s="new")


def _nodes(graph: Mapping[str, object]) -> Iterator[tuple[str, tuple[str, ...], str]]:
    for register in REGISTERS:
        view = ENTITY_NODES[register.name]
        for kind in register.kinds:
            yield kind, (ENTITY, LABELS[kind]), filled(_ENTITIES, view=view, kind=kind)
    yield "claim", ("Claim",), filled(_CLAIMS, view=CLAIM_NODES)
    yield "item", ("Item",), filled(_ITEMS, view=ITEM_NODES)
    yield "source_file", ("SourceFile",), filled(_SOURCES, view=SOURCE_NODES)
    yield "loose_row", ("LooseRow",), filled(_LOOSE, view=LOOSE_NODES)
    cells = ", ".join(
        f"{value}::BIGINT AS {name}" if isinstance(value, int) else f"'{value}' AS {name}"
        for name, value in graph.items()
    )
    yield "graph", ("Graph",), filled(_GRAPH, graph=GRAPH, cells=cells)


def _relationships() -> Iterator[tuple[str, str | None, str]]:
    for name, links in WITH_CLAIMS.items():
        role = f", '{SIGNED_BY.role}' AS role" if name == SIGNED_BY.name else ""
        yield name, links.type, _links(links, links.sql, role)
    for name in ("roles", "reverses"):
        links = ON_THEIR_OWN[name]
        yield name, links.type, _links(links, links.sql)
    lines = ON_THEIR_OWN["lines"]
    numbered = filled(_LINES, view=lines.sql, items=ITEM_NODES)
    yield "includes", lines.type, _links(lines, numbered)
    measures = ", ".join(MEASURES.names)
    yield "edges", None, filled(_EDGES, type=TYPE_NAME, measures=measures)


def _links(links: Links, view: str, role: str = "") -> str:
    claim, other = 'claim_no AS ":{way}_ID(Claim)"', f'end_no AS ":{{way}}_ID({links.group})"'
    start, end = (claim, other) if links.from_claim else (other, claim)
    return filled(
        _LINKS,
        start=filled(start, way="START"),
        end=filled(end, way="END"),
        role=role,
        ends=", ".join(links.ends),
        view=view,
    )
