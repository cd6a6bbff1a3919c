"""All data of a store as canonical tables: what a replay of the statistics needs."""

from cases.package.canonical_data import parquet_bytes
from cases.package.method import as_layout
from graph.engine import Engine
from model.layout import TABLES

_REGISTERS = ("patients", "doctors", "providers")


def whole_data(engine: Engine) -> dict[str, bytes]:
    """Parquet files by name (``claims.parquet``, ...) in the columns of the neutral layout.

    Loaded again they give the same data version. Tables without rows have no file.
    """
    found: dict[str, bytes] = {}
    for table in TABLES:
        columns = ", ".join(column.stored for column in table.columns)
        order = ", ".join(table.key)
        # An entity that only claims name has a numbered row but was in no register.
        only = " WHERE registered" if table.name in _REGISTERS else ""
        rows = engine.query(f"SELECT {columns} FROM {table.name}{only} ORDER BY {order}")  # noqa: S608 - names of the fixed layout
        if rows.num_rows:
            found[f"{table.name}.parquet"] = parquet_bytes(as_layout(rows, table.name))
    return found
