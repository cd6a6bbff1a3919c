"""Cells as text: what the bytes of a column contain, asked of the whole column at once."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.raw_rows import Mask

_TEXTUAL = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)


def is_textual(kind: pa.DataType) -> bool:
    """Whether a column of this Arrow type holds text, encoded as a dictionary or not."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return pa.types.is_null(kind) or any(test(kind) for test in _TEXTUAL)


def as_text(column: pa.Array) -> pa.Array:
    """The column as plain text; an empty cell is null."""
    text = column if pa.types.is_string(column.type) else pc.cast(column, pa.string())
    shortest, _ = length_range(text)
    if shortest > 0:
        return text
    return pc.if_else(pc.equal(pc.binary_length(text), 0), pa.scalar(None, pa.string()), text)


def content(text: pa.Array) -> bytes:
    """All bytes of a text column in one piece, to ask whether some byte occurs at all."""
    _, offsets, data = text.buffers()
    if len(text) == 0 or data is None:
        return b""
    ends = np.frombuffer(offsets, np.int32)[text.offset : text.offset + len(text) + 1]
    inside: bytes = data.slice(int(ends[0]), int(ends[-1] - ends[0])).to_pybytes()
    return inside


def length_range(text: pa.Array) -> tuple[int, int]:
    """Bytes in the shortest and in the longest cell that is not null; (1, 0) where all are."""
    found = pc.min_max(pc.binary_length(text)).as_py()
    return (1, 0) if found["min"] is None else (found["min"], found["max"])


def where(condition: pa.Array) -> Mask:
    """A boolean column as a mask; null counts as False."""
    mask: Mask = pc.fill_null(condition, False).to_numpy(zero_copy_only=False)
    return mask


def matches(text: pa.Array, pattern: str) -> Mask:
    """The cells in which the regular expression occurs."""
    return where(pc.match_substring_regex(text, pattern))


def blanked(column: pa.Array, mask: Mask) -> pa.Array:
    """The column with null in the marked rows."""
    if not mask.any():
        return column
    return pc.if_else(pa.array(mask), pa.scalar(None, column.type), column)


def without_trailing_tabs(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch without the TABs that some systems put behind every value; nothing else changes."""
    columns = [
        as_text(pc.utf8_rtrim(column, characters="\t"))
        if pa.types.is_string(column.type) and b"\t" in content(column)
        else column
        for column in batch.columns
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
