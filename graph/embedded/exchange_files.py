"""A snapshot as CSV files for the offline importer of a graph server.

Properties are those of ``exchange_nodes`` and ``exchange_links``, and the header of a column names
its type; for the form of the files see ``graph.import_file``.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import duckdb

from graph.embedded.connection import (
    Resources,
    attach,
    explaining_write_failures,
    open_building,
    path_literal,
)
from graph.embedded.exchange_file_rows import file_rows
from graph.embedded.exchange_nodes import DATES, TIMES
from graph.embedded.text import filled
from graph.import_file import ImportFile

_SPILL = ".spill"
_BLOCK = 1 << 22

_COPY = "COPY (SELECT {columns} FROM ({rows})) TO {path} (FORMAT csv, HEADER, DELIMITER ',')"
_TYPES = {
    "VARCHAR": "string",
    "BIGINT": "long",
    "INTEGER": "long",
    "SMALLINT": "long",
    "DOUBLE": "double",
    "BOOLEAN": "boolean",
}


def write_files(
    snapshot: Path, folder: Path, graph: Mapping[str, object], resources: Resources | None = None
) -> tuple[ImportFile, ...]:
    """Everything in ``snapshot`` as CSV files in ``folder``, and a node that says what it is.

    ``graph`` are the properties of that node beside ``data_version`` as ``target`` and the load
    number. Files without a row are left out.
    """
    with explaining_write_failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
        connection = open_building(Path(":memory:"), resources or Resources(), folder / _SPILL)
        try:
            connection.execute("SET preserve_insertion_order = false")
            attach(connection, "new", snapshot)
            found = [_written(connection, file, rows) for file, rows in file_rows(folder, graph)]
        finally:
            connection.close()
    return tuple(file for file in found if file is not None)


def _written(
    connection: duckdb.DuckDBPyConnection, file: ImportFile, rows: str
) -> ImportFile | None:
    described = connection.execute(filled("DESCRIBE {rows}", rows=rows)).fetchall()
    columns = ", ".join(f'"{name}" AS "{_headed(name, kind)}"' for name, kind, *_ in described)
    copy = filled(_COPY, columns=columns, rows=rows, path=path_literal(file.path))
    written = int(connection.execute(copy).fetchall()[0][0])
    if not written:
        file.path.unlink()
        return None
    return replace(file, line_breaks=_line_ends(file.path) != written + 1)


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
