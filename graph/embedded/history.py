"""What a snapshot remembers about itself: data version, sources, loads, conflicts, former rows."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from graph.embedded.accounts import UNKNOWN_CONFLICTS
from graph.embedded.connection import SCHEMA_VERSION
from graph.embedded.staging import Staged
from graph.embedded.text import filled
from graph.schema.source_files import SOURCE_FILES
from model.layout import TABLES
from model.provenance import ColumnUse, FileBalance, LoadReport, Reject, SourceFile

_DIGEST_SUMS = """
SELECT count(*), coalesce(sum(content_high), 0)::VARCHAR, coalesce(sum(content_low), 0)::VARCHAR
FROM {table} WHERE source_no IS NOT NULL"""

_CONFLICTS = """
CREATE TABLE conflicts AS {earlier} SELECT $load::INTEGER AS load_no, * EXCLUDE (arrival_no)
FROM staging.conflicts c {unknown} ORDER BY ALL"""

_REPLACED = """
CREATE TABLE load_replaced AS {earlier} SELECT $load::INTEGER AS load_no, *
FROM staging.replaced ORDER BY ALL"""

_HISTORY: dict[str, pa.Schema] = {
    "sources": SOURCE_FILES,
    "loads": pa.schema(
        [("load_no", pa.int32()), ("data_version", pa.string()), ("changed_rows", pa.int64())]
    ),
    "load_files": pa.schema(
        [
            ("load_no", pa.int32()),
            ("source", pa.string()),
            ("sha256", pa.string()),
            ("table_name", pa.string()),
            ("rows", pa.int64()),
            ("loaded", pa.int64()),
            ("merged", pa.int64()),
            ("rejected", pa.int64()),
        ]
    ),
    "load_columns": pa.schema(
        [
            ("load_no", pa.int32()),
            ("source", pa.string()),
            ("column_name", pa.string()),
            ("used_as", pa.string()),
            ("null_share", pa.float64()),
        ]
    ),
    "load_rejects": pa.schema(
        [
            ("load_no", pa.int32()),
            ("source", pa.string()),
            ("row_no", pa.int64()),
            ("column_name", pa.string()),
            ("value", pa.string()),
            ("reason", pa.string()),
        ]
    ),
    "load_notices": pa.schema([("load_no", pa.int32()), ("en", pa.string()), ("zh", pa.string())]),
}
"""Tables that grow by the rows of each load."""


@dataclass(frozen=True)
class Copied:
    """What a copy of another store takes over from it, so that both name files alike.

    ``files``: number of each file, and of the load that first brought it, by (name, SHA-256);
    ``load_no``: number of the last load.
    """

    files: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    load_no: int = 1


def data_version(connection: duckdb.DuckDBPyConnection) -> str:
    """SHA-256 over the row count and the summed 128-bit row digests of every canonical table.

    A sum does not depend on the order of its terms; file names and row numbers are not in it.
    """
    lines = []
    for table in TABLES:
        rows = connection.execute(filled(_DIGEST_SUMS, table=table.name)).fetchall()
        count, high, low = rows[0]
        lines.append(f"{table.name} {count} {high} {low}\n")
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def row_totals(connection: duckdb.DuckDBPyConnection, schema: str) -> dict[str, int]:
    """Canonical rows in use per table (registered ones, for the registers)."""
    statement = "SELECT count(*) FROM {schema}{table} WHERE source_no IS NOT NULL"
    return {
        table.name: int(
            connection.execute(filled(statement, schema=schema, table=table.name)).fetchall()[0][0]
        )
        for table in TABLES
    }


def write_sources(
    connection: duckdb.DuckDBPyConnection, staged: Staged, again: bool, copied: Copied
) -> int:
    """Write the files behind all rows, those of earlier loads first; the number of this load."""
    number = copied.load_no
    if again:
        earlier_loads = connection.execute("SELECT max(load_no) FROM loaded.loads").fetchall()
        number = 1 + int(earlier_loads[0][0])
    _grow(connection, "sources", _sources(connection, staged, again, copied, number), again)
    return number


def write_history(
    connection: duckdb.DuckDBPyConnection, report: LoadReport, number: int, again: bool
) -> None:
    """Write ``meta`` and the other tables of the history, those of earlier loads first."""
    for name, rows in _rows(report, number).items():
        _grow(connection, name, rows, again)
    connection.execute(
        "CREATE TABLE meta AS SELECT $schema AS schema_version, $version AS data_version",
        {"schema": SCHEMA_VERSION, "version": report.data_version},
    )
    conflicts = filled(
        _CONFLICTS,
        earlier="SELECT * FROM loaded.conflicts UNION ALL" if again else "",
        unknown=UNKNOWN_CONFLICTS if again else "",
    )
    connection.execute(conflicts, {"load": number})
    replaced = "SELECT * FROM loaded.load_replaced UNION ALL" if again else ""
    connection.execute(filled(_REPLACED, earlier=replaced), {"load": number})


def _grow(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    rows: list[tuple[object, ...]],
    again: bool,
) -> None:
    """Write one table of the history: the rows of earlier loads, then these."""
    schema = _HISTORY[name]
    columns = list(zip(*rows, strict=True)) or [() for _ in schema]
    arrays = [pa.array(column, kind) for column, kind in zip(columns, schema.types, strict=True)]
    connection.register("arriving", pa.table(arrays, schema=schema))
    earlier = filled("SELECT * FROM loaded.{table} UNION ALL ", table=name) if again else ""
    statement = "CREATE TABLE {table} AS {earlier} SELECT * FROM arriving"
    connection.execute(filled(statement, table=name, earlier=earlier))
    connection.unregister("arriving")


def _sources(
    connection: duckdb.DuckDBPyConnection,
    staged: Staged,
    again: bool,
    copied: Copied,
    load_no: int,
) -> list[tuple[object, ...]]:
    """Files that no earlier load knows, by their number, with the load that first brought them."""
    found = connection.execute("SELECT arrival_no, source_no FROM staging.arrivals").fetchall()
    loaded = connection.execute("SELECT source_no FROM loaded.sources").fetchall() if again else []
    known = {number for (number,) in loaded}
    rows = []
    for arrival_no, source_no in found:
        source = staged.sources[arrival_no]
        _, brought = copied.files.get((source.name, source.sha256), (source_no, load_no))
        if source_no not in known:
            rows.append((source_no, *_fields(source), brought))
    return sorted(rows)


def _rows(report: LoadReport, load_no: int) -> dict[str, list[tuple[object, ...]]]:
    return {
        "loads": [(load_no, report.data_version, report.changed_rows)],
        "load_files": [
            (load_no, file.source.name, file.source.sha256, *_fields(file)[1:])
            for file in report.files
        ],
        "load_columns": [(load_no, *_fields(column)) for column in report.columns],
        "load_rejects": [(load_no, *_fields(reject)) for reject in report.rejects],
        "load_notices": [(load_no, notice.en, notice.zh) for notice in report.notices],
    }


def _fields(described: SourceFile | FileBalance | ColumnUse | Reject) -> tuple[object, ...]:
    """What a record says, in the order of its fields, which the columns of a table follow."""
    return tuple(vars(described).values())
