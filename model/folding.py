"""When two spellings mean one thing: words for nothing, and the forms in which values are compared.

What was written is never altered by any of this. A filler word is nobody; a folded identifier is
used to report that two identifiers look like one; folded telephones and addresses are compared
where people share them.
"""

from typing import Final

import pyarrow as pa
import pyarrow.compute as pc

FILLERS: Final = (
    *("null", "nan", "none", "nil", "n/a", "na", "n.a.", "#n/a", "#null!", "\\n", "unknown"),
    *("undefined", "missing", "not available", "(null)", "<null>", "[null]", "(none)", "(blank)"),
    *("-", "--", "---", "/", "?", "??", ".", "*"),
    *(
        "无",
        "空",
        "不详",
        "不明",
        "未知",
        "暂无",
        "暂缺",
        "未填",
        "未填写",
        "未登记",
        "未提供",
        "空值",
    ),
)
"""Words that programs and people write for a missing value, in lower case: seen in exports."""

_SOMEBODY = frozenset({"Nan", "Na"})
"""Given names and surnames that a capitalised filler word would take away."""

FILLER_SPELLINGS: Final = frozenset(
    spelled for word in FILLERS for spelled in (word, word.upper(), word.capitalize())
) - _SOMEBODY | {"NaN"}

NUMBERS_OF_NOBODY: Final = frozenset(
    {"0" * digits for digits in range(1, 33)} | {"9" * digits for digits in range(6, 33)}
)
"""What is typed where a number is demanded and there is none."""

ONE_CHARACTER: Final = frozenset(
    character * times
    for character in "12345678abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ*#_."
    for times in range(6, 25)
)
"""One character again and again: hardly anybody's number, but nobody can be sure."""

_INVISIBLE = r"[\x{ad}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2064}\x{feff}\x{fe00}-\x{fe0f}]"
_LEADING_ZEROS = r"^0+([0-9])"


def narrowed(identifiers: pa.Array) -> pa.Array:
    """Identifiers in one width, without invisible characters and spaces around."""
    text = pc.utf8_normalize(identifiers, "NFKC")
    return pc.utf8_trim_whitespace(pc.replace_substring_regex(text, _INVISIBLE, ""))


def folded(identifiers: pa.Array) -> pa.Array:
    """The form in which two identifiers that look like one are equal; used for reports only.

    >>> folded(pa.array(["\uff30\uff10\uff11", "p01", "0007", "7"])).to_pylist()
    ['p01', 'p01', '7', '7']
    """
    return pc.replace_substring_regex(pc.utf8_lower(narrowed(identifiers)), _LEADING_ZEROS, r"\1")
