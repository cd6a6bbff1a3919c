"""Rows of the server as the answers of the store port."""

from collections.abc import Sequence
from typing import Any, LiteralString

import pyarrow as pa

from graph.answers import Answer, Filters
from graph.bolt.connection import Connection, Row
from graph.refusals import check_cap, storable

_MOST = 2**62
"""A limit beyond what the server's integers hold means no limit."""


def arrow(rows: Sequence[Row], schema: pa.Schema) -> pa.Table:
    """Rows in the order of ``schema`` as a table; the driver's times become native ones."""
    columns: Sequence[Sequence[Any]] = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [
        pa.array(
            [None if value is None else value.to_native() for value in column]
            if pa.types.is_timestamp(field.type)
            else column,
            field.type,
        )
        for field, column in zip(schema, columns, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=schema)


def capped(
    connection: Connection,
    texts: tuple[LiteralString, LiteralString],
    schema: pa.Schema,
    cap: int,
    parameters: dict[str, Any],
) -> Answer:
    """The first ``cap`` rows of the first text; the second counts, where that was not all."""
    check_cap(cap)
    text, count = texts
    rows = connection.read(text, limit=min(cap, _MOST), **parameters)
    total = len(rows)
    if total >= cap:
        total = int(connection.read(count, **parameters)[0][0])
    return Answer(arrow(rows, schema), total, truncated=total > len(rows))


def filter_parameters(filters: Filters) -> dict[str, Any]:
    """The parameters of every text that filters edges; ``None`` is no restriction."""
    return {
        "relations": [storable(relation) for relation in filters.relations] or None,
        "kinds": texts_or_none(filters.kinds),
        "min_claims": filters.min_claims,
        "first_day": filters.first_day,
        "last_day": filters.last_day,
    }


def texts_or_none(texts: Sequence[str]) -> list[str] | None:
    """A list to choose from, or ``None`` where nothing is restricted."""
    return [storable(text) for text in texts] or None
