"""Cells that say nothing: empty where that is allowed, a fault where a value is required."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.raw_rows import Mask
from loaders.remarks import Remark
from loaders.text_cells import blanked, content, length_range, where
from model.folding import FILLER_SPELLINGS, NUMBERS_OF_NOBODY, ONE_CHARACTER
from model.language import Text

_WORDS = pa.array(sorted(FILLER_SPELLINGS))
_NOBODY = pa.array(sorted(FILLER_SPELLINGS | NUMBERS_OF_NOBODY | ONE_CHARACTER))
_NUMBERS = pa.array(sorted(NUMBERS_OF_NOBODY))
_REPEATED = pa.array(sorted(ONE_CHARACTER))
_LONGEST_WORD = max(len(word.encode()) for word in FILLER_SPELLINGS)
_LONGEST = max(_LONGEST_WORD, 32)

_EMPTIED = Text(
    en="cells with a filler word (NULL, -, unknown, 0000) that are taken as empty: {n:,}",
    zh="内容为占位词（NULL、-、未知、0000 等）而按空值处理的单元格：{n:,}",
)
_MONOTONOUS = Text(
    en="identifiers that repeat one character (1111111) and may be nobody's: {n:,}",
    zh="由同一字符重复而成（如 1111111）、可能并非真实标识的：{n:,}",
)


def says_nothing(text: pa.Array, of_somebody: bool) -> Mask:
    """The cells that hold a filler word.

    ``of_somebody`` is for identifiers of people and places, where 0000 and 9999999 are fillers
    too, unless the numbers next to them occur: then it is where somebody began to count.
    """
    nothing = np.zeros(len(text), bool)
    shortest, longest = length_range(text)
    if longest == 0 or shortest > (_LONGEST if of_somebody else _LONGEST_WORD):
        return nothing
    trimmed = pc.utf8_trim_whitespace(text) if b" " in content(text) else text
    found = where(pc.is_in(trimmed, _NOBODY if of_somebody else _WORDS))
    if not of_somebody or not found.any():
        return found
    suspects = trimmed.filter(pa.array(found))
    real = [
        number
        for number in pc.unique(suspects).to_pylist()
        if number in NUMBERS_OF_NOBODY and _counted(number, trimmed)
    ]
    kept = pc.or_(pc.is_in(trimmed, _REPEATED), pc.is_in(trimmed, pa.array(real, pa.string())))
    return found & ~where(kept)


def monotonous(text: pa.Array) -> tuple[Remark, ...]:
    """A remark where identifiers repeat one character; they are kept."""
    shortest, _ = length_range(text)
    cells = 0 if shortest > _LONGEST else int(where(pc.is_in(text, _REPEATED)).sum())
    return (Remark(cells, _MONOTONOUS),) if cells else ()


def emptied(text: pa.Array, of_somebody: bool) -> tuple[pa.Array, tuple[Remark, ...]]:
    """The column without its filler words, and how many there were."""
    nothing = says_nothing(text, of_somebody)
    if not nothing.any():
        return text, ()
    return blanked(text, nothing), (Remark(int(nothing.sum()), _EMPTIED),)


def _counted(number: str, text: pa.Array) -> bool:
    """Whether other numbers of the same length differ from this one in the last two digits."""
    tail = min(2, len(number))
    nearby = rf"^{number[:-tail]}[0-9]{{{tail}}}$" if len(number) > 1 else r"^[0-9]{1,2}$"
    near = where(pc.match_substring_regex(text, nearby))
    return bool((near & ~where(pc.equal(text, number))).any())
