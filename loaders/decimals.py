"""Decimal numbers and money: exact from text to integer, never through a float.

Accepted beside plain decimals, because the value is not in doubt: full-width digits, thousands
separators in strict groups of three, spaces around, and zeros behind the last digit kept.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.converted import Converted, Sieve, unusable
from loaders.text_cells import as_text, content, is_textual, matches, where
from model.language import Text
from model.money import MINOR_DIGITS
from model.vocabulary.loads import RejectCode

_PRECISION: Final = 18  # decimal digits that always fit into 64 bits
_PLAIN = r"^[+-]?(\d+\.?\d*|\.\d+)$"
_GROUPED = r"^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$"
_FULL_WIDTH = dict(zip("０１２３４５６７８９．，－＋", "0123456789.,-+", strict=True))
_WIDEST = 38  # digits of the decimals that files of this kind use

_NO_FLOAT = Text(
    en="Export it as decimal or text: floating point does not hold amounts exactly.",
    zh="请以 decimal 或文本导出：浮点数不能精确表示金额。",
)


@dataclass(frozen=True)
class _Faults:
    """The codes for what can be wrong with a number of one family."""

    scientific: RejectCode
    not_a_number: RejectCode
    out_of_range: RejectCode
    too_fine: RejectCode


_AMOUNT = _Faults(
    scientific="amount_in_scientific_notation",
    not_a_number="amount_not_a_number",
    out_of_range="amount_out_of_range",
    too_fine="amount_too_fine",
)
_NUMBER = _Faults(
    scientific="number_not_a_number",
    not_a_number="number_not_a_number",
    out_of_range="number_out_of_range",
    too_fine="number_too_fine",
)


def amounts(raw: pa.Array, unit_digits: int = MINOR_DIGITS) -> Converted:
    """Minor units as 64-bit integers.

    ``unit_digits`` is how many decimals of the file's unit make one minor unit: 2 where the
    file is in major units (yuan, dollars), 0 where it is already in minor units. Typed integer
    columns are whole units. Raises ``LayoutError`` for floating point.
    """
    read = _decimals(raw, _PRECISION, unit_digits, _AMOUNT)
    return Converted(_unscaled(read.values), read.faults)


def quantities(raw: pa.Array, stored: pa.DataType) -> Converted:
    """Decimals of the stored precision and scale (quantities, unit prices)."""
    return _decimals(raw, stored.precision, stored.scale, _NUMBER)


def whole_numbers(raw: pa.Array, stored: pa.DataType) -> Converted:
    """Whole numbers; ``30.0`` is 30, since some exports write whole numbers so."""
    read = _decimals(raw, _PRECISION, 0, _NUMBER)
    values = _unscaled(read.values)
    sieve = Sieve(values)
    limits = np.iinfo(stored.to_pandas_dtype())
    large = where(pc.or_(pc.less(values, limits.min), pc.greater(values, limits.max)))
    sieve.reject(large, _NUMBER.out_of_range)
    return Converted(pc.cast(sieve.left, stored), read.faults + sieve.faults)


def _decimals(raw: pa.Array, precision: int, scale: int, faults: _Faults) -> Converted:
    kind = pa.decimal128(precision, scale)
    if is_textual(raw.type):
        return _from_text(as_text(raw), kind, faults)
    if pa.types.is_integer(raw.type):
        raw = pc.cast(raw, pa.decimal128(20, 0))
    if pa.types.is_decimal(raw.type) and raw.type.precision <= _WIDEST:
        return _from_decimals(raw, kind, faults)
    raise unusable(raw.type, Text(en="an amount or number", zh="金额或数字"), _NO_FLOAT)


def _from_text(text: pa.Array, kind: pa.DataType, faults: _Faults) -> Converted:
    # Bytes that only plain decimals are made of rule out exponents; the cast does the rest.
    if not content(text).translate(None, b"0123456789.-"):
        try:
            return Converted(pc.cast(text, kind))
        except pa.ArrowInvalid:
            pass  # some cell is faulty: find it below
    sieve = Sieve(_tidied(text))
    sieve.reject(matches(sieve.left, r"^[+-]?[\d.]+[eE][+-]?\d+$"), faults.scientific)
    if faults is _AMOUNT:
        sieve.reject(matches(sieve.left, r"[￥¥$€£元]"), "amount_with_currency_sign")
        sieve.reject(matches(sieve.left, r"^[(（].*[)）]$"), "amount_in_parentheses")
    sieve.reject(~matches(sieve.left, _PLAIN), faults.not_a_number)
    whole_digits = kind.precision - kind.scale
    sieve.reject(
        ~matches(sieve.left, rf"^[+-]?0*\d{{0,{whole_digits}}}(\.|$)"), faults.out_of_range
    )
    sieve.reject(~matches(sieve.left, rf"^[^.]*(\.\d{{0,{kind.scale}}}0*)?$"), faults.too_fine)
    # Arrow reads at most 38 digits: zeros that say nothing must not count among them.
    trimmed = pc.replace_substring_regex(sieve.left, r"^([+-]?)0+(\d)", r"\1\2")
    trimmed = pc.replace_substring_regex(trimmed, rf"(\.\d{{0,{kind.scale}}})0*$", r"\1")
    return Converted(pc.cast(trimmed, kind), sieve.faults)


def _tidied(text: pa.Array) -> pa.Array:
    """Numbers in ASCII, without spaces around and thousands separators."""
    for wide, narrow in _FULL_WIDTH.items():
        text = pc.replace_substring(text, wide, narrow)
    text = pc.utf8_trim_whitespace(text)
    grouped = matches(text, _GROUPED)
    if grouped.any():
        text = pc.if_else(pa.array(grouped), pc.replace_substring(text, ",", ""), text)
    return text


def _from_decimals(column: pa.Array, kind: pa.DataType, faults: _Faults) -> Converted:
    try:
        return Converted(pc.cast(column, kind))
    except pa.ArrowInvalid:
        pass  # some value does not fit: find it below
    sieve = Sieve(column)
    limit = 10 ** (kind.precision - kind.scale)
    wide = pc.cast(column, pa.decimal256(60, max(column.type.scale, kind.scale)))
    sieve.reject(where(pc.greater_equal(pc.abs(wide), limit)), faults.out_of_range)
    cut = pc.cast(
        wide, options=pc.CastOptions(pa.decimal256(60, kind.scale), allow_decimal_truncate=True)
    )
    sieve.reject(where(pc.not_equal(cut, wide)), faults.too_fine)
    return Converted(pc.cast(sieve.left, kind), sieve.faults)


def _unscaled(column: pa.Array) -> pa.Array:
    """The integers behind decimals of at most 18 digits: the low words, which hold them whole."""
    _, words = column.buffers()
    low = np.frombuffer(words, np.int64)[2 * column.offset :: 2][: len(column)]
    return pa.array(low, mask=where(column.is_null()) if column.null_count else None)
