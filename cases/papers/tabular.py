"""Tables as CSV bytes: UTF-8 with BOM (so that spreadsheets read Chinese), LF, safe text cells."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Generic, TypeVar

import pyarrow as pa

from model.cells import neutral
from model.csv_text import csv_text
from model.language import Text

BOM = b"\xef\xbb\xbf"


Row = TypeVar("Row")


@dataclass(frozen=True)
class Field(Generic[Row]):
    """A column: its code for machines, its Chinese title for people, what a row has there."""

    code: str
    title: str
    value: Callable[[Row], Any]


def fields_csv(fields: Sequence[Field[Row]], rows: Iterable[Row], counted: str = "") -> bytes:
    """Rows as CSV under the codes and titles of their fields.

    ``counted`` is the header of a first column that counts the rows from 1.

    >>> fields_csv([Field("size", "大小", abs)], [-7], "no 序号")[3:].decode()
    'no 序号,size 大小\\n1,7\\n'
    """
    header = [f"{field.code} {field.title}".rstrip() for field in fields]
    cells = ([field.value(row) for field in fields] for row in rows)
    if not counted:
        return csv_bytes(header, cells)
    return csv_bytes([counted, *header], ([n, *row] for n, row in enumerate(cells, start=1)))


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """A table as CSV. Text cells are made safe (``model.cells``), numbers stay numbers."""
    text = csv_text(columns, ([_cell(value) for value in row] for row in rows))
    # A lone surrogate cannot come from a loader; a note typed elsewhere may hold one.
    return BOM + text.encode("utf-8", "backslashreplace")


def table_csv(table: pa.Table) -> bytes:
    """An Arrow table as CSV under its own column names."""
    return csv_bytes(table.column_names, zip(*_columns(table), strict=True))


def json_bytes(value: Any) -> bytes:
    """JSON with sorted keys, two-space indent and a final newline."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8", "backslashreplace")


def bilingual(text: Text) -> str:
    """A sentence in both languages, Chinese first; data that is the same in both, once."""
    return text.zh if text.zh == text.en else f"{text.zh} {text.en}"


def plain_text(*paragraphs: Text | str) -> bytes:
    """A text of paragraphs, each in both languages, one per line."""
    lines = [bilingual(p) if isinstance(p, Text) else p for p in paragraphs]
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")


def _columns(table: pa.Table) -> list[list[Any]]:
    return [table.column(name).to_pylist() for name in table.column_names]


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ") if value.tzinfo is None else value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return value
    return neutral(str(value))
