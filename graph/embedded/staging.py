"""Arrow chunks in, staging tables out: nothing is judged here, only put down and counted.

Staging is a database in memory that spills to the workspace beyond the memory limit.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa

from graph.embedded.text import content, filled
from model.columns import ROW_NO, Table
from model.errors import LayoutError
from model.language import Text
from model.layout import TABLES, TABLES_BY_NAME
from model.provenance import Chunk, Reject, SourceFile

_BUFFERED_ROWS = 200_000  # rows put down at once: small writes cost more than they carry

_UNKNOWN_TABLE = Text(en="no such table in the layout: {table}", zh="布局中没有该表：{table}")
_COLUMNS = Text(
    en="rows of table {table} do not have the columns of the layout",
    zh="表 {table} 的列与布局不符",
)
_NULLS = Text(
    en="rows of table {table} lack the required column {column}",
    zh="表 {table} 缺少必填列 {column} 的值",
)


@dataclass
class Staged:
    """What arrived: sources in order of arrival, refused rows, counts per (source, table).

    ``arrived`` counts what the balance of a file counts: no derived rows, but refused ones.
    """

    sources: list[SourceFile] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    refused: dict[tuple[int, str], int] = field(default_factory=dict)
    arrived: dict[tuple[int, str], int] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)  # put down per table, derived ones too
    numbers: dict[tuple[str, str], int] = field(default_factory=dict)

    def number(self, source: SourceFile) -> int:
        """The arrival number of a file; the same name and digest is the same file."""
        key = (source.name, source.sha256)
        if key not in self.numbers:
            self.numbers[key] = len(self.sources)
            self.sources.append(source)
        self.sources[self.numbers[key]] = source  # a stream knows its row count at its end
        return self.numbers[key]


def stage(connection: duckdb.DuckDBPyConnection, chunks: Iterable[Chunk]) -> Staged:
    """Write all chunks to ``staging.<table>`` with their arrival number and row number."""
    staged = Staged()
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("BEGIN")
    for table in TABLES:
        _create(connection, table)
    waiting: dict[str, list[pa.Table]] = {table.name: [] for table in TABLES}
    for chunk in chunks:
        if chunk.table not in TABLES_BY_NAME:
            raise LayoutError(_UNKNOWN_TABLE.filled(table=chunk.table), where=chunk.source.name)
        table = TABLES_BY_NAME[chunk.table]
        number = staged.number(chunk.source)
        _count(staged, number, chunk)
        if chunk.rows.num_rows:
            waiting[table.name].append(_stamped(table, chunk, number))
            staged.rows[table.name] = staged.rows.get(table.name, 0) + chunk.rows.num_rows
        if sum(rows.num_rows for rows in waiting[table.name]) >= _BUFFERED_ROWS:
            _put_down(connection, table, waiting[table.name])
    for table in TABLES:
        _put_down(connection, table, waiting[table.name])
    connection.execute("COMMIT")
    connection.execute("SET preserve_insertion_order = true")
    return staged


def _count(staged: Staged, number: int, chunk: Chunk) -> None:
    staged.rejects.extend(chunk.rejects)
    if chunk.derived:
        return
    key = (number, chunk.table)
    refused = len({reject.row_no for reject in chunk.rejects})
    staged.refused[key] = staged.refused.get(key, 0) + refused
    staged.arrived[key] = staged.arrived.get(key, 0) + chunk.rows.num_rows + refused


def _stamped(table: Table, chunk: Chunk, number: int) -> pa.Table:
    schema = table.stored_schema.append(ROW_NO)
    try:
        rows = pa.Table.from_batches([chunk.rows]).select(schema.names).cast(schema)
    except (KeyError, pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        what = _COLUMNS.filled(table=table.name)
        raise LayoutError(what, where=chunk.source.name) from error
    for column in table.columns:
        if column.required and rows.column(column.stored).null_count:
            what = _NULLS.filled(table=table.name, column=column.name)
            raise LayoutError(what, where=chunk.source.name)
    size = rows.num_rows
    return rows.append_column(
        "arrival_no", pa.repeat(pa.scalar(number, pa.int32()), size)
    ).append_column("derived", pa.repeat(chunk.derived, size))


def _create(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    schema = table.stored_schema.append(ROW_NO)
    schema = schema.append(pa.field("arrival_no", pa.int32()))
    schema = schema.append(pa.field("derived", pa.bool_()))
    connection.register("arriving", schema.empty_table())
    statement = "CREATE TABLE staging.{table} AS SELECT *, 0::UHUGEINT AS content FROM arriving"
    connection.execute(filled(statement, table=table.name))
    connection.unregister("arriving")


def _put_down(connection: duckdb.DuckDBPyConnection, table: Table, waiting: list[pa.Table]) -> None:
    if not waiting:
        return
    rows = pa.concat_tables(waiting)
    empty = {name for name in rows.schema.names if rows.column(name).null_count == rows.num_rows}
    connection.register("arriving", rows)
    statement = "INSERT INTO staging.{table} SELECT *, {content} FROM arriving"
    connection.execute(filled(statement, table=table.name, content=content(table, empty)))
    connection.unregister("arriving")
    waiting.clear()
