"""Floating point that stands for decimals: read where it is exact, never rounded.

A program that computed with decimals and exported doubles wrote, for 12.34, the double next to
12.34; that is one decimal of two places and no other. A double that is next to none of them (a
share, an average) is refused.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.converted import Converted, Sieve
from loaders.number_faults import NumberFaults
from loaders.remarks import Remark
from loaders.text_cells import where
from model.language import Text

_SAID = Text(
    en="numbers that arrived as floating point, each exact to the last digit that is kept: {n:,}",
    zh="以浮点数给出、且在所保存位数内精确的数字：{n:,}",
)
_NOT_A_NUMBER = Text(
    en="floating point cells that are no number (NaN) and are taken as empty: {n:,}",
    zh="为 NaN 而按空值处理的浮点单元格：{n:,}",
)


def from_floats(column: pa.Array, kind: pa.DataType, faults: NumberFaults) -> Converted:
    """Decimals of ``kind`` from floating point of any width; a cell that is not exact is a fault.

    ``faults`` names what can be wrong.
    """
    given = pc.fill_null(column, 0).to_numpy(zero_copy_only=False)
    width = given.dtype.type
    empty = np.isnan(given) & where(column.is_valid())
    present = where(column.is_valid()) & ~empty
    sieve = Sieve(pc.if_else(pa.array(present), column, pa.scalar(None, column.type)))
    largest = min(10.0**kind.precision, 2.0 ** (np.finfo(width).nmant + 1))
    with np.errstate(all="ignore"):
        wide = given.astype(np.float64)
        whole = np.rint(wide * 10.0**kind.scale)
        inside = np.abs(whole) < largest
        exact = (whole / 10.0**kind.scale).astype(width) == given
    beyond = np.abs(wide) >= 10.0 ** (kind.precision - kind.scale)
    sieve.reject(np.isinf(wide) | beyond, faults.out_of_range)
    sieve.reject(~(inside & exact), faults.too_fine)
    kept = where(sieve.left.is_valid())
    scaled = pc.cast(pa.array(np.where(kept, whole, 0).astype(np.int64)), pa.decimal128(19, 0))
    values = pc.cast(_shifted(scaled, kind), kind)
    remarks = [
        Remark(int(cells), said)
        for cells, said in ((kept.sum(), _SAID), (empty.sum(), _NOT_A_NUMBER))
        if cells
    ]
    nothing = pa.scalar(None, kind)
    return Converted(pc.if_else(pa.array(kept), values, nothing), sieve.faults, tuple(remarks))


def _shifted(whole: pa.Array, kind: pa.DataType) -> pa.Array:
    """Whole numbers of the last digit kept as decimals of ``kind``: the same bytes, renamed."""
    digits = pc.cast(whole, pa.decimal128(kind.precision, 0))
    _, words = digits.buffers()
    return pa.Array.from_buffers(kind, len(digits), [None, words], offset=digits.offset)
