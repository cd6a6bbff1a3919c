"""How a canonical table is described: columns with a kind, a unit and a meaning."""

from dataclasses import dataclass
from enum import Enum
from functools import cached_property

import pyarrow as pa


class Kind(Enum):
    """What a column holds; decides how it is checked on the way in and stored inside."""

    IDENTIFIER = "identifier"  # text from the first byte, never altered
    TEXT = "text"
    CODE = "code"  # one of ``Column.values`` where given
    LIST = "list"  # ``;``-separated codes, stored as the same text
    TIME = "time"  # ISO 8601 date or date-time, local to the place of treatment
    DATE = "date"
    AMOUNT = "amount"  # decimal major units in files, integer minor units inside
    DECIMAL = "decimal"
    WHOLE = "whole"
    BOOLEAN = "boolean"
    COORDINATE = "coordinate"


ARROW_TYPES: dict[Kind, pa.DataType] = {
    Kind.IDENTIFIER: pa.string(),
    Kind.TEXT: pa.string(),
    Kind.CODE: pa.string(),
    Kind.LIST: pa.string(),
    Kind.TIME: pa.timestamp("us"),
    Kind.DATE: pa.date32(),
    Kind.AMOUNT: pa.int64(),
    Kind.DECIMAL: pa.decimal128(20, 6),
    Kind.WHOLE: pa.int32(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.COORDINATE: pa.float64(),
}


@dataclass(frozen=True)
class Column:
    """One column of the canonical layout, under the name it has in files."""

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    values: tuple[str, ...] = ()

    @property
    def stored(self) -> str:
        """The name inside the product: amounts say that they are minor units."""
        return f"{self.name}_minor" if self.kind is Kind.AMOUNT else self.name


@dataclass(frozen=True)
class Table:
    """One canonical table: its columns in order and the key that makes a row unique."""

    name: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    meaning: str

    @cached_property
    def by_name(self) -> dict[str, Column]:
        """Columns by the name they have in files."""
        return {column.name: column for column in self.columns}

    @cached_property
    def stored_schema(self) -> pa.Schema:
        """The Arrow schema inside the product, without provenance columns."""
        return pa.schema([(c.stored, ARROW_TYPES[c.kind]) for c in self.columns])


ROW_NO = pa.field("row_no", pa.int64())
"""Provenance column of every batch: 1-based number of the data row in its source file."""
