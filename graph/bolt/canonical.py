"""Values of the server as canonical Arrow rows: every cell back as the source wrote it.

Neo4j keeps no decimals and its own kinds of time: decimals are kept as exact text, times and
dates travel as ISO text, and Arrow reads both back without a detour through floating point.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from model.columns import ROW_NO, Table

SOURCE_NO = pa.field("source_no", pa.int32())
"""Which file a row came from, until the rows are divided by file."""

_BY_TEXT = (pa.types.is_timestamp, pa.types.is_date, pa.types.is_decimal)


def canonical_rows(table: Table, columns: Mapping[str, Sequence[Any]]) -> pa.RecordBatch:
    """Stored columns, ``row_no`` and ``source_no`` from lists of equal length.

    A column that is not among them is null in every row. Raises ``pa.ArrowInvalid`` and
    ``pa.ArrowTypeError`` for values that the canonical table cannot hold.
    """
    size = len(columns[ROW_NO.name])
    schema = _schema(table)
    arrays = [
        _array(columns[field.name], field.type)
        if field.name in columns
        else pa.nulls(size, field.type)
        for field in schema
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def loose_rows(table: Table, rows: Sequence[tuple[int, int, str]]) -> pa.RecordBatch:
    """Rows that the server keeps as JSON: (source number, row number, object of texts)."""
    objects = [json.loads(text) for _, _, text in rows]
    columns = {
        field.name: pa.array([found.get(field.name) for found in objects], pa.string())
        for field in table.stored_schema
    }
    columns[ROW_NO.name] = pa.array([number for _, number, _ in rows], ROW_NO.type)
    columns[SOURCE_NO.name] = pa.array([number for number, _, _ in rows], SOURCE_NO.type)
    return pa.RecordBatch.from_pydict(columns).cast(_schema(table))


def by_source(rows: pa.Table) -> list[tuple[int, pa.RecordBatch]]:
    """The rows of each source file, without their ``source_no``."""
    ordered = rows.sort_by(SOURCE_NO.name)
    counted = pc.value_counts(ordered[SOURCE_NO.name]).to_pylist()
    parts: list[tuple[int, pa.RecordBatch]] = []
    start = 0
    for part in sorted(counted, key=lambda each: each["values"]):
        found = ordered.slice(start, part["counts"]).drop_columns([SOURCE_NO.name])
        parts.extend((part["values"], batch) for batch in found.combine_chunks().to_batches())
        start += part["counts"]
    return parts


def _schema(table: Table) -> pa.Schema:
    return table.stored_schema.append(ROW_NO).append(SOURCE_NO)


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    if any(says(kind) for says in _BY_TEXT):
        texts = [None if value is None else str(value) for value in values]
        return pa.array(texts, pa.string()).cast(kind)
    if pa.types.is_floating(kind):
        values = [None if value is None else float(value) for value in values]
    return pa.array(values, kind)
