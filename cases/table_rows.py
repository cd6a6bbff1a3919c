"""Rows of a table as plain dictionaries."""

from typing import Any

import pyarrow as pa


def rows_of(table: pa.Table, *columns: str) -> list[dict[str, Any]]:
    """The rows of a table with these columns; a column that is not there is empty."""
    there = [column for column in columns if column in table.column_names]
    return [dict.fromkeys(columns) | row for row in table.select(there).to_pylist()]
