"""One column of a file into one column of the canonical layout, by the kind of the column."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pyarrow as pa

from loaders.codes import booleans, codes, coordinates, free_text
from loaders.converted import Converted
from loaders.decimals import amounts, quantities, whole_numbers
from loaders.fillers import emptied
from loaders.identifiers import identifiers
from loaders.remarks import Remark
from loaders.text_cells import as_text, is_textual
from loaders.times import times
from model.columns import ARROW_TYPES, Column, Kind
from model.money import MINOR_DIGITS

_NUMBERED = frozenset(
    (
        *("claim_id", "line_id", "item_code", "reverses_claim_id", "reverses_line_id"),
        *("region", "insured_region", "service_region"),
    )
)
"""Identifiers of things: a first line may be called 0, a person may not."""


def convert(
    column: Column, raw: pa.Array, as_of: date | None = None, unit_digits: int = MINOR_DIGITS
) -> Converted:
    """Typed values of ``column`` from raw cells, with a fault for every cell that is unusable.

    ``as_of`` is the day on which the data were taken, ``unit_digits`` the decimals of the
    file's unit of money (2: yuan or dollars, 0: minor units already).
    """
    remarks: tuple[Remark, ...] = ()
    of_somebody = column.kind is Kind.IDENTIFIER and column.name not in _NUMBERED
    if not column.required and is_textual(raw.type):
        raw, remarks = emptied(as_text(raw), of_somebody)
    stored = ARROW_TYPES[column.kind]
    by_kind: dict[Kind, Callable[[], Converted]] = {
        Kind.IDENTIFIER: lambda: identifiers(raw, of_somebody),
        Kind.TEXT: lambda: free_text(raw),
        Kind.LIST: lambda: free_text(raw),
        Kind.CODE: lambda: codes(raw, column.values),
        Kind.TIME: lambda: times(raw, column, as_of),
        Kind.DATE: lambda: times(raw, column, as_of),
        Kind.AMOUNT: lambda: amounts(raw, unit_digits),
        Kind.DECIMAL: lambda: quantities(raw, stored),
        Kind.WHOLE: lambda: whole_numbers(raw, stored),
        Kind.BOOLEAN: lambda: booleans(raw),
        Kind.COORDINATE: lambda: coordinates(raw, column.name),
    }
    made = by_kind[column.kind]()
    return replace(made, remarks=(*remarks, *made.remarks))
