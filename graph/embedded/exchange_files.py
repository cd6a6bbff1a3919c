"""A snapshot as CSV files for the offline importer of a graph server.

Nodes have a number of their own per group; relationships refer to it. Properties are those of
``exchange_nodes`` and ``exchange_links``, and the header of a column names its type. An absent
property is an empty field, the empty text is ``""``, quotes inside a field are doubled.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from graph.embedded.connection import Resources, explaining_write_failures, open_building
from graph.embedded.exchange_links import LINES, TYPE_NAME
from graph.embedded.exchange_nodes import (
    CLAIM_NODES,
    DATES,
    ITEM_NODES,
    LOOSE_NODES,
    REGISTERS,
    SOURCE_NODES,
    TIMES,
)
from graph.embedded.text import filled

_SPILL = ".spill"
_BLOCK = 1 << 22

_ENTITIES = """
SELECT e.node_no AS ":ID(Entity)", v.*
FROM ({view}) v JOIN new.entities e ON e.kind = v.kind AND e.no = v.no WHERE v.kind = '{kind}'"""
_CLAIMS = """SELECT no AS ":ID(Claim)", * FROM ({view})"""
_ITEMS = """
SELECT (row_number() OVER (ORDER BY id)) AS ":ID(Item)", *,
    CASE WHEN kind = 'drug' THEN 'Drug' END AS ":LABEL"
FROM ({view})"""
_SOURCES = """SELECT no AS ":ID(SourceFile)", * FROM ({view})"""
_LOOSE = """SELECT (row_number() OVER (ORDER BY key)) AS ":ID(LooseRow)", * FROM ({view})"""

_FIRST_NODES = """
CREATE TEMP TABLE first_nodes AS
SELECT (SELECT count(*) FROM new.patients) AS doctors,
    (SELECT count(*) FROM new.patients) + (SELECT count(*) FROM new.doctors) AS providers"""

_MADE = """
SELECT patient_no AS ":START_ID(Entity)", claim_no AS ":END_ID(Claim)" FROM new.claims"""
_AT = """
SELECT c.claim_no AS ":START_ID(Claim)", e.node_no AS ":END_ID(Entity)"
FROM new.claims c JOIN new.entities e ON e.no = c.provider_no AND e.kind = 'institution'"""
_DISPENSED = """
SELECT e.node_no AS ":START_ID(Entity)", c.claim_no AS ":END_ID(Claim)"
FROM new.claims c JOIN new.entities e ON e.no = c.provider_no AND e.kind = 'pharmacy'"""
_SIGNED = """
SELECT claim_no AS ":START_ID(Claim)", doctor_no + f.doctors AS ":END_ID(Entity)", 'claim' AS role
FROM new.claims, first_nodes f WHERE doctor_no >= 0"""
_ROLES = """
SELECT d.claim_no AS ":START_ID(Claim)", d.doctor_no + n.doctors AS ":END_ID(Entity)", d.role,
    d.source_no, d.row_no, f.load_no
FROM new.claim_doctors d JOIN new.sources f USING (source_no), first_nodes n
WHERE d.claim_no >= 0"""
_PRESCRIBED = """
SELECT claim_no AS ":START_ID(Claim)", prescriber_provider_no + f.providers AS ":END_ID(Entity)"
FROM new.claims, first_nodes f WHERE prescriber_provider_no >= 0"""
_REVERSES = """
SELECT claim_no AS ":START_ID(Claim)", sale_no AS ":END_ID(Claim)" FROM new.reversals"""
_LINES = """
SELECT c.claim_no AS ":START_ID(Claim)", i.no AS ":END_ID(Item)", v.* EXCLUDE (claim, item)
FROM ({view}) v JOIN new.claims c ON c.claim_id = v.claim
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS no FROM ({items})) i ON i.id = v.item"""
_EDGES = """
SELECT source_no AS ":START_ID(Entity)", target_no AS ":END_ID(Entity)",
    upper({type}) AS ":TYPE", relation, claims, first_day, last_day, total_minor, fund_minor
FROM new.edges"""

_LABELS = {
    "patient": "Patient",
    "doctor": "Doctor",
    "institution": "Institution",
    "pharmacy": "Pharmacy",
    "phone": "Phone",
    "address": "Address",
    "account": "Account",
    "owner": "Owner",
}
_TYPES = {
    "VARCHAR": "string",
    "BIGINT": "long",
    "INTEGER": "long",
    "SMALLINT": "long",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
}


@dataclass(frozen=True)
class CsvFile:
    """One file: labels of its nodes, or the type of its relationships (none: in a column)."""

    path: Path
    labels: tuple[str, ...] = ()
    type: str | None = None
    line_breaks: bool = False

    @property
    def of_nodes(self) -> bool:
        """Whether the rows are nodes."""
        return bool(self.labels)


def write_files(
    snapshot: Path, folder: Path, graph: Mapping[str, object], resources: Resources | None = None
) -> tuple[CsvFile, ...]:
    """Everything in ``snapshot`` as CSV files in ``folder``, and a node that says what it is.

    ``graph`` are the properties of that node beside ``data_version`` as ``target`` and the load
    number. Files without a row are left out.
    """
    with explaining_write_failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
        connection = open_building(Path(":memory:"), resources or Resources(), folder / _SPILL)
        try:
            quoted = str(snapshot).replace("'", "''")
            connection.execute("SET preserve_insertion_order = false")
            connection.execute(f"ATTACH '{quoted}' AS new (READ_ONLY)")
            connection.execute(_FIRST_NODES)
            found = [_written(connection, file, sql) for file, sql in _files(folder, graph)]
        finally:
            connection.close()
    return tuple(file for file in found if file is not None)


def _files(folder: Path, graph: Mapping[str, object]) -> list[tuple[CsvFile, str]]:
    kinds = [(kind, _register(kind)) for kind in _LABELS]
    views = {name: filled(view, s="new") for name, view in REGISTERS.items()}
    items = filled(ITEM_NODES, s="new")
    nodes: list[tuple[str, tuple[str, ...], str]] = [
        (kind, ("Entity", _LABELS[kind]), filled(_ENTITIES, view=views[register], kind=kind))
        for kind, register in kinds
    ]
    nodes += [
        ("claim", ("Claim",), filled(_CLAIMS, view=filled(CLAIM_NODES, s="new"))),
        ("item", ("Item",), filled(_ITEMS, view=items)),
        ("source_file", ("SourceFile",), filled(_SOURCES, view=filled(SOURCE_NODES, s="new"))),
        ("loose_row", ("LooseRow",), filled(_LOOSE, view=filled(LOOSE_NODES, s="new"))),
        ("graph", ("Graph",), _graph(graph)),
    ]
    lines = filled(_LINES, view=filled(LINES, s="new"), items=items)
    links: list[tuple[str, str | None, str]] = [
        ("made", "MADE", _MADE),
        ("at", "AT", _AT),
        ("dispensed", "DISPENSED", _DISPENSED),
        ("signed_by", "SIGNED_BY", _SIGNED),
        ("roles", "SIGNED_BY", _ROLES),
        ("prescribed_at", "PRESCRIBED_AT", _PRESCRIBED),
        ("reverses", "REVERSES", _REVERSES),
        ("includes", "INCLUDES", lines),
        ("edges", None, filled(_EDGES, type=TYPE_NAME)),
    ]
    return [
        *((CsvFile(folder / f"node_{name}.csv", labels), sql) for name, labels, sql in nodes),
        *((CsvFile(folder / f"link_{name}.csv", (), kind), sql) for name, kind, sql in links),
    ]


def _register(kind: str) -> str:
    named = {"patient": "patients", "doctor": "doctors"}
    providers = {"institution": "providers", "pharmacy": "providers"}
    return {**named, **providers}.get(kind, "identifiers")


def _graph(properties: Mapping[str, object]) -> str:
    """One row; the values are ours (numbers, identifiers made by us), never of a source."""
    cells = ", ".join(
        f"{value}::BIGINT AS {name}" if isinstance(value, int) else f"'{value}' AS {name}"
        for name, value in properties.items()
    )
    return filled(
        """
SELECT 0 AS ":ID(Graph)", 'coterie' AS id, {cells}, true AS imported,
    (SELECT data_version FROM new.meta) AS target,
    (SELECT max(load_no) FROM new.loads)::BIGINT AS load_no""",
        cells=cells,
    )


def _written(connection: duckdb.DuckDBPyConnection, file: CsvFile, sql: str) -> CsvFile | None:
    described = connection.execute(filled("DESCRIBE {sql}", sql=sql)).fetchall()
    columns = ", ".join(f'"{name}" AS "{_headed(name, kind)}"' for name, kind, *_ in described)
    quoted = str(file.path).replace("'", "''")
    statement = filled(
        "COPY (SELECT {columns} FROM ({sql})) TO '{path}' (FORMAT csv, HEADER, DELIMITER ',')",
        columns=columns,
        sql=sql,
        path=quoted,
    )
    rows = int(connection.execute(statement).fetchall()[0][0])
    if not rows:
        file.path.unlink()
        return None
    return CsvFile(file.path, file.labels, file.type, _line_ends(file.path) != rows + 1)


def _headed(name: str, kind: str) -> str:
    if name.startswith(":"):
        return name
    if name in TIMES:
        return f"{name}:localdatetime"
    return f"{name}:date" if name in DATES else f"{name}:{_TYPES[kind]}"


def _line_ends(path: Path) -> int:
    """Every character that the importer takes for the end of a line, inside a field or not."""
    with path.open("rb") as file:
        return sum(
            block.count(b"\n") + block.count(b"\r")
            for block in iter(lambda: file.read(_BLOCK), b"")
        )
