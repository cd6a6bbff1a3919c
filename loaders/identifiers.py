"""Identifiers: text from the first byte, verbatim; what only looks like one is set aside."""

import string

import pyarrow as pa
import pyarrow.compute as pc

from loaders.converted import Converted, Sieve, unusable
from loaders.fillers import monotonous, says_nothing
from loaders.remarks import Remark
from loaders.rounded import rounded
from loaders.text_cells import as_text, content, is_textual, length_range, matches, where
from model.language import Text

MAX_BYTES = 256
_HARMLESS = (string.ascii_letters + string.digits + "_-").encode()

_SPACED = Text(
    en="{n} identifiers begin or end with a space and are kept as they are.",
    zh="{n} 个标识首尾带空格，按原样保留。",
)
_DECIMAL_POINT = Text(
    en="{n} identifiers end in .0: a program may have treated them as numbers.",
    zh="{n} 个标识以 .0 结尾，可能曾被当作数字处理。",
)


def identifiers(raw: pa.Array, of_somebody: bool = True) -> Converted:
    """Identifiers exactly as written; ``of_somebody`` says that they name people or places.

    Raises ``LayoutError`` for a column of numbers: digits beyond the 15th and leading zeros may
    already be lost, and two people with one identifier look like collusion.
    """
    if not is_textual(raw.type):
        raise unusable(
            raw.type,
            Text(en="an identifier", zh="标识"),
            Text(
                en="Export it as text: as a number it may have lost digits or leading zeros.",
                zh="请以文本导出：作为数字可能已丢失位数或前导零。",
            ),
        )
    sieve = Sieve(as_text(raw))
    _, longest = length_range(sieve.left)
    if longest == 0:
        return Converted(sieve.left)
    # One pass over the bytes says which of the slower looks at single cells are needed at all.
    odd = content(sieve.left).translate(None, _HARMLESS)
    remarks: list[Remark] = []
    if longest > MAX_BYTES:
        too_long = where(pc.greater(pc.binary_length(sieve.left), MAX_BYTES))
        sieve.reject(too_long, "identifier_too_long")
    if odd and (min(odd) < 0x20 or b"\x7f" in odd):
        sieve.reject(matches(sieve.left, r"[\x00-\x1f\x7f]"), "identifier_control_character")
    if b"+" in odd:
        numeral = matches(sieve.left, r"^[+-]?\d(\.\d*)?[eE]\+\d+$")
        sieve.reject(numeral, "identifier_in_scientific_notation")
    # Where a cell may be empty, a filler word was taken as empty before.
    sieve.reject(says_nothing(sieve.left, of_somebody), "identifier_placeholder")
    if of_somebody:
        remarks += monotonous(sieve.left)
    remarks += rounded(sieve.left)
    if b" " in odd or not odd.isascii():
        spaced = matches(sieve.left, r"^[ \x{a0}\x{3000}]|[ \x{a0}\x{3000}]$")
        if spaced.any():
            remarks.append(Remark(int(spaced.sum()), _SPACED))
    if b"." in odd:
        pointed = matches(sieve.left, r"^\d{5,}\.0$")
        if pointed.any():
            remarks.append(Remark(int(pointed.sum()), _DECIMAL_POINT))
    return Converted(sieve.left, sieve.faults, tuple(remarks))
