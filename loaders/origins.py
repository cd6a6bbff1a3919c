"""Cells of a canonical column, fetched from source columns as a mapping says."""

from collections.abc import Mapping
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from loaders.conversion import convert
from loaders.converted import Converted
from loaders.decimals import amounts
from loaders.mapping import Constant, Joined, Origin, Summed, Taken
from loaders.text_cells import as_text, where
from model.columns import ARROW_TYPES, Column


def fetched(
    origin: Origin | None, column: Column, cells: pa.RecordBatch, as_of: date | None
) -> Converted:
    """The values of ``column`` for a batch of source rows; null where nothing gives them."""
    present = set(cells.schema.names)
    match origin:
        case Taken() if origin.column in present:
            raw = recoded(cells.column(origin.column), origin.codes)
            return convert(column, raw, as_of, origin.unit_digits)
        case Constant():
            return convert(column, pa.repeat(origin.value, cells.num_rows), as_of)
        case Joined():
            return convert(column, joined(origin, cells), as_of)
        case Summed():
            return summed(origin, cells)
    return Converted(pa.nulls(cells.num_rows, ARROW_TYPES[column.kind]))


def recoded(raw: pa.Array, codes: Mapping[str, str]) -> pa.Array:
    """Source codes replaced by canonical ones; other values unchanged."""
    if not codes:
        return raw
    text = as_text(raw)
    place = pc.index_in(text, pa.array(list(codes)))
    return pc.coalesce(pc.take(pa.array(list(codes.values())), place), text)


def joined(origin: Joined, cells: pa.RecordBatch) -> pa.Array:
    """Texts of several columns in one, empty ones left out."""
    present = set(cells.schema.names)
    parts = [as_text(cells.column(name)) for name in origin.columns if name in present]
    if not parts:
        return pa.nulls(cells.num_rows, pa.string())
    # pyarrow 26 drops a row in which every part is null instead of returning an empty text.
    somewhere = parts[0].is_valid()
    for part in parts[1:]:
        somewhere = pc.or_(somewhere, part.is_valid())
    parts[0] = pc.if_else(somewhere, parts[0], "")
    return as_text(pc.binary_join_element_wise(*parts, origin.separator, null_handling="skip"))


def summed(origin: Summed, cells: pa.RecordBatch) -> Converted:
    """Sum of several amounts in minor units; faults of every part count."""
    total = pa.nulls(cells.num_rows, pa.int64())
    present = set(cells.schema.names)
    parts = [
        amounts(cells.column(name), origin.unit_digits)
        for name in origin.columns
        if name in present
    ]
    for part in parts:
        added = pc.add(pc.fill_null(total, 0), pc.fill_null(part.values, 0))
        known = where(pc.or_(total.is_valid(), part.values.is_valid()))
        total = pc.if_else(pa.array(known), added, pa.scalar(None, pa.int64()))
    return Converted(total, tuple(fault for part in parts for fault in part.faults))


def shown(origin: Origin | None, cells: pa.RecordBatch, row: int) -> str:
    """What stood in the source cells of one row, for a report about it."""
    names = origin.columns if origin is not None else ()
    present = set(cells.schema.names)
    values = [as_shown(cells.column(name)[row]) for name in names if name in present]
    return " + ".join(values)


def as_shown(cell: pa.Scalar) -> str:
    """A cell as text, whatever is in it: a time beyond the calendar has no Python value."""
    try:
        value = cell.as_py()
    except (ValueError, OverflowError, ArithmeticError):
        return str(pc.cast(cell, pa.string()).as_py() if _castable(cell) else cell.value)
    return "" if value is None else str(value)


def _castable(cell: pa.Scalar) -> bool:
    try:
        pc.cast(cell, pa.string())
    except pa.ArrowException:
        return False
    return True
