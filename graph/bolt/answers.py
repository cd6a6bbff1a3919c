"""Rows of the server as the answers of the store port."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from graph.answers import Answer, Filters
from graph.bolt.connection import Connection, Row
from graph.cypher.patterns import Listing

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
    connection: Connection, listing: Listing, schema: pa.Schema, cap: int, **parameters: Any
) -> Answer:
    """The first ``cap`` rows of a listing; they are counted only where that was not all."""
    rows = connection.read(listing.shown, limit=min(cap, _MOST), **parameters)
    total = len(rows)
    if total >= cap:
        total = int(connection.read(listing.counted, **parameters)[0][0])
    return Answer(arrow(rows, schema), total, truncated=total > len(rows))


def filter_parameters(filters: Filters) -> dict[str, Any]:
    """The parameters of every text that filters edges; ``None`` is no restriction."""
    return {name: None if value == [] else value for name, value in filters.values().items()}
