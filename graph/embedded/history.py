"""What a snapshot remembers about itself: data version, sources, loads, conflicts."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import duckdb
import pyarrow as pa

from graph.embedded.accounts import UNKNOWN_CONFLICTS
from graph.embedded.connection import SCHEMA_VERSION
from graph.embedded.staging import Staged
from graph.embedded.text import filled
from graph.schema.source_files import SOURCE_FILES
from model.layout import TABLES
from model.provenance import ColumnUse, FileBalance, LoadReport, Reject

_DIGEST_SUMS = """
SELECT count(*), coalesce(sum(content_high), 0)::VARCHAR, coalesce(sum(content_low), 0)::VARCHAR
FROM {table} WHERE source_no IS NOT NULL"""

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
    "load_warnings": pa.schema([("load_no", pa.int32()), ("warning", pa.string())]),
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


@dataclass(frozen=True)
class ReportParts:
    """A load report before the data version and the totals are known."""

    files: tuple[FileBalance, ...]
    columns: tuple[ColumnUse, ...]
    rejects: tuple[Reject, ...]
    warnings: tuple[str, ...]
    changed_rows: int

    def with_warnings(self, found: Sequence[str]) -> "ReportParts":
        """The same with the store's own warnings after the loader's."""
        return replace(self, warnings=(*self.warnings, *found))

    def report(self, version: str, snapshot: str, totals: dict[str, int]) -> LoadReport:
        """The complete account."""
        return LoadReport(
            data_version=version,
            snapshot=snapshot,
            changed_rows=self.changed_rows,
            files=self.files,
            columns=self.columns,
            rejects=self.rejects,
            warnings=self.warnings,
            totals=totals,
        )


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


def write_history(
    connection: duckdb.DuckDBPyConnection,
    staged: Staged,
    parts: ReportParts,
    version: str,
    again: bool,
    copied: Copied,
) -> None:
    """Write ``meta``, ``conflicts`` and the history tables, those of earlier loads first."""
    number = copied.load_no
    if again:
        number = 1 + int(
            connection.execute("SELECT max(load_no) FROM loaded.loads").fetchall()[0][0]
        )
    numbers = dict(
        connection.execute("SELECT arrival_no, source_no FROM staging.arrivals").fetchall()
    )
    rows = _rows(staged, parts, version, numbers, number, copied)
    if again:
        known = set(connection.execute("SELECT source_no FROM loaded.sources").fetchall())
        rows["sources"] = [row for row in rows["sources"] if (row[0],) not in known]
    for name, schema in _HISTORY.items():
        columns = list(zip(*rows[name], strict=True)) or [() for _ in schema]
        fresh = pa.table(
            [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
            schema=schema,
        )
        connection.register("arriving", fresh)
        earlier = filled("SELECT * FROM loaded.{table} UNION ALL ", table=name) if again else ""
        connection.execute(
            filled(
                "CREATE TABLE {table} AS {earlier} SELECT * FROM arriving",
                table=name,
                earlier=earlier,
            )
        )
        connection.unregister("arriving")
    connection.execute(
        "CREATE TABLE meta AS SELECT $schema AS schema_version, $version AS data_version",
        {"schema": SCHEMA_VERSION, "version": version},
    )
    connection.execute(
        filled(
            "CREATE TABLE conflicts AS {earlier} SELECT $load::INTEGER AS load_no,"
            " * EXCLUDE (arrival_no) FROM staging.conflicts c {unknown}"
            " ORDER BY ALL",
            earlier="SELECT * FROM loaded.conflicts UNION ALL" if again else "",
            unknown=UNKNOWN_CONFLICTS if again else "",
        ),
        {"load": number},
    )


def _rows(
    staged: Staged,
    parts: ReportParts,
    version: str,
    numbers: dict[int, int],
    number: int,
    copied: Copied,
) -> dict[str, list[tuple[object, ...]]]:
    sources = [
        (
            numbers[at],
            s.name,
            s.sha256,
            s.size_bytes,
            s.loader,
            s.encoding,
            s.rows,
            copied.files[s.name, s.sha256][1] if (s.name, s.sha256) in copied.files else number,
        )
        for at, s in enumerate(staged.sources)
    ]
    return {
        "sources": sorted(sources),
        "loads": [(number, version, parts.changed_rows)],
        "load_files": [
            (
                number,
                f.source.name,
                f.source.sha256,
                f.table,
                f.rows,
                f.loaded,
                f.merged,
                f.rejected,
            )
            for f in parts.files
        ],
        "load_columns": [
            (number, c.source, c.column, c.used_as, c.null_share) for c in parts.columns
        ],
        "load_rejects": [
            (number, r.source, r.row_no, r.column, r.value, r.reason) for r in parts.rejects
        ],
        "load_warnings": [(number, warning) for warning in parts.warnings],
    }
