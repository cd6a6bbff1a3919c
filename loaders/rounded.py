"""Identifiers that have been through a spreadsheet or a float: digits beyond the 15th are lost.

A spreadsheet keeps 15 significant digits and writes zeros for the rest; a double keeps 53 bits.
Real numbers of 18 digits end in 000 once in a thousand and are exact doubles once in a hundred.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.raw_rows import Mask
from loaders.remarks import Remark
from loaders.text_cells import content, length_range, matches, where
from model.language import Text

LEAST_SEEN = 5
"""Cells from which a whole column of such numbers is no chance."""
NOTED_SHARE = 0.02
"""Of long numbers that end in 000; chance alone gives a twentieth of it."""
_KEPT_DIGITS = 15
_DIGITS = b"0123456789"

ROUNDED = Text(
    en="identifiers of more than 15 digits that end in zeros, as a spreadsheet rounds them:"
    " {n:,} of {of:,}",
    zh="超过 15 位且末尾为 0、疑似被电子表格舍入的标识：{of:,} 个中有 {n:,} 个",
)
FLOATED = Text(
    en="identifiers of more than 16 digits that a floating point number holds exactly, as if they"
    " had been one: {n:,} of {of:,}",
    zh="超过 16 位且恰为浮点数可精确表示、疑似曾被当作浮点数的标识：{of:,} 个中有 {n:,} 个",
)


def rounded(text: pa.Array) -> tuple[Remark, ...]:
    """Remarks on long numbers of a column of identifiers; their share decides later."""
    _, longest = length_range(text)
    if longest <= _KEPT_DIGITS:
        return ()
    lengths = pc.binary_length(text)
    long = where(pc.greater(lengths, _KEPT_DIGITS))
    if content(text).translate(None, _DIGITS):
        long &= matches(text, r"^[0-9]+$")
    if not long.any():
        return ()
    numbers = text.filter(pa.array(long))
    zeros = where(pc.match_substring_regex(numbers, rf"^[0-9]{{{_KEPT_DIGITS}}}0+$"))
    told = [Remark(int(zeros.sum()), ROUNDED, len(numbers))]
    fitting = (where(pc.greater(pc.binary_length(numbers), 16))) & where(
        pc.less(pc.binary_length(numbers), 20)
    )
    if fitting.all() and not zeros.all():
        told.append(Remark(int(_exact_doubles(numbers).sum()), FLOATED, len(numbers)))
    else:
        told.append(Remark(0, FLOATED, len(numbers)))
    return tuple(told)


def _exact_doubles(numbers: pa.Array) -> Mask:
    values = pc.cast(numbers, pa.uint64()).to_numpy(zero_copy_only=False)
    with np.errstate(all="ignore"):
        same: Mask = values.astype(np.float64).astype(np.uint64) == values
    return same
