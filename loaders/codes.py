"""Codes from a closed list, booleans, free text and coordinates."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.converted import Converted, Fault, Sieve, unusable
from loaders.decimals import quantities
from loaders.text_cells import as_text, content, is_textual, matches, where
from model.language import Text

_AS_TEXT = Text(en="Export it as text.", zh="请以文本导出。")
_TRUE = ("true", "True", "TRUE", "1")
_FALSE = ("false", "False", "FALSE", "0")
_COORDINATE = pa.decimal128(24, 18)
_LIMIT_DEGREES = {"latitude": 90.0, "longitude": 180.0}


def free_text(raw: pa.Array) -> Converted:
    """Text exactly as written; typed whole numbers become their digits."""
    if pa.types.is_integer(raw.type):
        raw = pc.cast(raw, pa.string())
    if not is_textual(raw.type):
        raise unusable(raw.type, Text(en="a text", zh="文本"), _AS_TEXT)
    sieve = Sieve(as_text(raw))
    if b"\0" in content(sieve.left):
        sieve.reject(matches(sieve.left, r"\x00"), "nul_character")
    return Converted(sieve.left, sieve.faults)


def codes(raw: pa.Array, values: tuple[str, ...]) -> Converted:
    """Codes exactly as written, each one of ``values`` where any are given."""
    text = free_text(raw)
    if not values:
        return text
    sieve = Sieve(text.values)
    known = where(pc.is_in(sieve.left, pa.array(values)))
    sieve.reject(~known, "code_unknown")
    return Converted(sieve.left, text.faults + sieve.faults)


def booleans(raw: pa.Array) -> Converted:
    """True and false, from a boolean column or the words and digits for them."""
    if pa.types.is_boolean(raw.type):
        return Converted(raw)
    text = free_text(raw)
    sieve = Sieve(text.values)
    sieve.reject(~where(pc.is_in(sieve.left, pa.array(_TRUE + _FALSE))), "boolean_unknown")
    truth = pc.is_in(sieve.left, pa.array(_TRUE))
    nothing = pa.scalar(None, pa.bool_())
    return Converted(pc.if_else(sieve.left.is_valid(), truth, nothing), text.faults + sieve.faults)


def coordinates(raw: pa.Array, column: str) -> Converted:
    """Degrees as floating point; a coordinate is a measurement, not an amount."""
    faults: tuple[Fault, ...] = ()
    if not pa.types.is_floating(raw.type):
        read = quantities(raw, _COORDINATE)
        raw, faults = read.values, read.faults
    sieve = Sieve(pc.cast(raw, pa.float64()))
    degrees = pc.fill_null(sieve.left, 0.0).to_numpy(zero_copy_only=False)
    fits = np.abs(degrees) <= _LIMIT_DEGREES.get(column, 180.0)  # False for NaN
    sieve.reject(~fits, "coordinate_out_of_range")
    return Converted(sieve.left, faults + sieve.faults)
