"""Claims as CSV that a spreadsheet opens as text and numbers, and never runs as formulas."""

import csv
import datetime as dt
import io

import pyarrow as pa

from model.cells import neutral
from model.money import from_minor

MINOR = "_minor"


def _cell(value: object, *, is_amount: bool) -> str:
    if value is None:
        return ""
    if is_amount and isinstance(value, int):
        return from_minor(value)
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return neutral(value) if isinstance(value, str) else str(value)


def csv_bytes(table: pa.Table) -> bytes:
    """The table as UTF-8 CSV with a byte-order mark; amounts in major units, refunds negative."""
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(neutral(name.removesuffix(MINOR)) for name in table.column_names)
    money = [name.endswith(MINOR) for name in table.column_names]
    columns = [column.to_pylist() for column in table.columns]
    for values in zip(*columns, strict=True):
        writer.writerow(
            _cell(value, is_amount=is_amount)
            for value, is_amount in zip(values, money, strict=True)
        )
    return sink.getvalue().encode("utf-8-sig")
