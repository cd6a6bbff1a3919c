"""Cells of a canonical column, fetched from source columns as a mapping says."""

from collections.abc import Iterable
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.conversion import convert
from loaders.converted import Converted
from loaders.decimals import amounts
from loaders.mapping.origins import Constant, First, Joined, Origin, RowNumber, Summed, Taken
from loaders.mapping.time_formats import iso
from loaders.raw_rows import RowNumbers
from loaders.text_cells import as_text, is_textual, where
from model.columns import ARROW_TYPES, Column
from model.money import MINOR_DIGITS


def fetched(
    origin: Origin | None,
    column: Column,
    cells: pa.RecordBatch,
    row_no: RowNumbers,
    as_of: date | None,
) -> Converted:
    """The values of ``column`` for a batch of source rows; null where nothing gives them."""
    if isinstance(origin, Summed):
        return summed(origin, cells)
    raw = None if origin is None else gathered(origin, cells, row_no)
    if raw is None:
        return Converted(pa.nulls(cells.num_rows, ARROW_TYPES[column.kind]))
    return convert(column, raw, as_of, _unit_digits(origin))


def gathered(origin: Origin, cells: pa.RecordBatch, row_no: RowNumbers) -> pa.Array | None:
    """The raw cells of an origin, or ``None`` where the file has no column of it."""
    match origin:
        case Taken() if origin.column in cells.schema.names:
            return recoded(_dated(cells.column(origin.column), origin.formats), origin)
        case Constant():
            return pa.repeat(origin.value, cells.num_rows)
        case RowNumber():
            return pc.cast(pa.array(np.asarray(row_no)), pa.string())
        case Joined():
            return joined(origin, cells, row_no)
        case First():
            return _first(origin, cells, row_no)
    return None


def recoded(raw: pa.Array, origin: Taken) -> pa.Array:
    """Source codes replaced by canonical ones; other values unchanged or the other value.

    A code that ends in ``*`` stands for all that begin so and are not named themselves.
    """
    if not origin.codes and origin.otherwise is None:
        return raw
    text = as_text(raw)
    exact = {code: value for code, value in origin.codes.items() if not code.endswith("*")}
    known = pc.take(_texts_of(exact.values()), pc.index_in(text, _texts_of(exact)))
    for code in sorted(origin.codes.keys() - exact.keys(), key=len, reverse=True):
        begins = pc.and_(known.is_null(), pc.starts_with(text, code[:-1]))
        known = pc.if_else(pc.fill_null(begins, False), origin.codes[code], known)
    if origin.otherwise is None:
        return pc.coalesce(known, text)
    return pc.if_else(text.is_valid(), pc.coalesce(known, pa.scalar(origin.otherwise)), text)


def joined(origin: Joined, cells: pa.RecordBatch, row_no: RowNumbers) -> pa.Array:
    """Texts of several columns in one, empty ones left out, or none where one must be there."""
    parts = _texts(origin.parts, cells, row_no)
    if not parts or (origin.whole and len(parts) < len(origin.parts)):
        return pa.nulls(cells.num_rows, pa.string())
    if origin.whole:
        return pc.binary_join_element_wise(*parts, origin.separator, null_handling="emit_null")
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


def _first(origin: First, cells: pa.RecordBatch, row_no: RowNumbers) -> pa.Array | None:
    parts = [gathered(part, cells, row_no) for part in origin.parts]
    there = [part for part in parts if part is not None]
    if len(there) <= 1:
        return there[0] if there else None
    return pc.coalesce(*(as_text(part) for part in there))


def _texts(parts: tuple[Origin, ...], cells: pa.RecordBatch, row_no: RowNumbers) -> list[pa.Array]:
    raw = [gathered(part, cells, row_no) for part in parts]
    return [as_text(part) for part in raw if part is not None]


def _dated(raw: pa.Array, formats: tuple[str, ...]) -> pa.Array:
    """The column in ISO notation; days are few, so each is rewritten once."""
    if not formats or not is_textual(raw.type):
        return raw
    encoded = pc.dictionary_encode(as_text(raw))
    return iso(encoded.dictionary, formats).take(encoded.indices)


def _texts_of(values: Iterable[str]) -> pa.Array:
    return pa.array(list(values), pa.string())


def _unit_digits(origin: Origin | None) -> int:
    if isinstance(origin, First) and origin.parts:
        return _unit_digits(origin.parts[0])
    return origin.unit_digits if isinstance(origin, Taken) else MINOR_DIGITS
