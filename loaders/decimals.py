"""Decimal numbers and money: exact from text to integer, never through a float.

Accepted beside plain decimals, because the value is not in doubt: full-width digits, thousands
separators in strict groups of three, spaces around, and zeros behind the last digit kept.
"""

from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.converted import Converted, Sieve, unusable
from loaders.floats import from_floats
from loaders.number_faults import AMOUNT, NUMBER, NumberFaults
from loaders.remarks import Remark
from loaders.text_cells import as_text, content, is_textual, length_range, matches, where
from model.language import Text
from model.money import MINOR_DIGITS

_PRECISION: Final = 18  # decimal digits that always fit into 64 bits
_PLAIN = r"^[+-]?(\d+\.?\d*|\.\d+)$"
_GROUPED = r"^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$"
_FULL_WIDTH = dict(zip("０１２３４５６７８９．，－＋", "0123456789.,-+", strict=True))
_WIDEST = 38  # digits of the decimals that files of this kind use

_AS_DECIMAL = Text(en="Export it as decimal or text.", zh="请以 decimal 或文本导出。")
_DECIMAL_COMMA = r"^[+-]?(0,\d+|\d+,\d{1,2}|\d{1,3}(\.\d{3})+,\d+|\d{4,},\d+)$"
_EITHER_WAY = r"^[+-]?[1-9]\d{0,2},\d{3}$"

DECIMAL_COMMAS = Text(
    en="numbers that only make sense with a decimal comma (0,125) and are rejected; the file seems"
    " to use decimal commas, write 0.125: {n:,}",
    zh="只能按小数逗号理解（如 0,125）而被拒收的数字，文件似以逗号作小数点，应写作 0.125：{n:,}",
)
EITHER_WAY = Text(
    en="numbers that were read with thousands separators (1,250 as 1250): {n:,}",
    zh="按千位分隔符读取（1,250 作 1250）的数字：{n:,}",
)


def amounts(raw: pa.Array, unit_digits: int = MINOR_DIGITS) -> Converted:
    """Minor units as 64-bit integers.

    ``unit_digits`` is how many decimals of the file's unit make one minor unit: 2 where the
    file is in major units (yuan, dollars), 0 where it is already in minor units. Typed integer
    columns are whole units; floating point is read where it is exact to the minor unit.
    """
    read = _decimals(raw, _PRECISION, unit_digits, AMOUNT)
    return Converted(_unscaled(read.values), read.faults, read.remarks)


def quantities(raw: pa.Array, stored: pa.DataType) -> Converted:
    """Decimals of the stored precision and scale (quantities, unit prices)."""
    return _decimals(raw, stored.precision, stored.scale, NUMBER)


def whole_numbers(raw: pa.Array, stored: pa.DataType) -> Converted:
    """Whole numbers; ``30.0`` is 30, since some exports write whole numbers so."""
    read = _decimals(raw, _PRECISION, 0, NUMBER)
    values = _unscaled(read.values)
    sieve = Sieve(values)
    limits = np.iinfo(stored.to_pandas_dtype())
    large = where(pc.or_(pc.less(values, limits.min), pc.greater(values, limits.max)))
    sieve.reject(large, NUMBER.out_of_range)
    return Converted(pc.cast(sieve.left, stored), read.faults + sieve.faults, read.remarks)


def _decimals(raw: pa.Array, precision: int, scale: int, faults: NumberFaults) -> Converted:
    kind = pa.decimal128(precision, scale)
    if is_textual(raw.type):
        return _from_text(as_text(raw), kind, faults)
    if pa.types.is_floating(raw.type):
        return from_floats(raw, kind, faults)
    if pa.types.is_integer(raw.type):
        raw = pc.cast(raw, pa.decimal128(20, 0))
    if pa.types.is_decimal(raw.type) and raw.type.precision <= _WIDEST:
        return _from_decimals(raw, kind, faults)
    raise unusable(raw.type, Text(en="an amount or number", zh="金额或数字"), _AS_DECIMAL)


def _from_text(text: pa.Array, kind: pa.DataType, faults: NumberFaults) -> Converted:
    # Bytes that only plain decimals are made of rule out exponents; the cast does the rest.
    # Arrow wraps around silently beyond its 38 digits, so long cells take the careful way.
    _, longest = length_range(text)
    if longest <= _WIDEST and not content(text).translate(None, b"0123456789.-"):
        try:
            return Converted(pc.cast(text, kind))
        except pa.ArrowInvalid:
            pass  # some cell is faulty: find it below
    tidied, remarks = _tidied(text)
    sieve = Sieve(tidied)
    sieve.reject(matches(sieve.left, r"^[+-]?[\d.]+[eE][+-]?\d+$"), faults.scientific)
    if faults is AMOUNT:
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
    return Converted(pc.cast(trimmed, kind), sieve.faults, remarks)


def _tidied(text: pa.Array) -> tuple[pa.Array, tuple[Remark, ...]]:
    """Numbers in ASCII, without spaces around and thousands separators; and what commas were."""
    for wide, narrow in _FULL_WIDTH.items():
        text = pc.replace_substring(text, wide, narrow)
    text = pc.utf8_trim_whitespace(text)
    grouped = matches(text, _GROUPED)
    remarks = []
    if b"," in content(text):
        for pattern, said in ((_DECIMAL_COMMA, DECIMAL_COMMAS), (_EITHER_WAY, EITHER_WAY)):
            cells = int(matches(text, pattern).sum())
            remarks += [Remark(cells, said)] * bool(cells)
    if grouped.any():
        text = pc.if_else(pa.array(grouped), pc.replace_substring(text, ",", ""), text)
    return text, tuple(remarks)


def _from_decimals(column: pa.Array, kind: pa.DataType, faults: NumberFaults) -> Converted:
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
