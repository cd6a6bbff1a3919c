"""Exact notations of times: a format like ``%d-%b-%Y`` rewrites whole columns into ISO 8601.

A notation is never guessed from a cell: what does not fit the formats of its mapping stays as
it is and is rejected as a time that is not ISO.
"""

import re
from functools import cache

import pyarrow as pa
import pyarrow.compute as pc

from loaders.mapping.toml_nodes import Node
from loaders.text_cells import matches
from model.language import Text

_TWO, _ONE_OR_TWO = r"\d{2}", r"\d{1,2}"
_PARTS = {
    "Y": ("year", r"\d{4}"),
    "m": ("month", _TWO),
    "d": ("day", _TWO),
    "b": ("month", "[A-Za-z]{3}"),
    "H": ("hour", _TWO),
    "M": ("minute", _TWO),
    "S": ("second", _TWO),
    "f": ("fraction", r"\d{1,6}"),
}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PADDED = ((r"-(\d)-", r"-0\1-"), (r"-(\d)(T|$)", r"-0\1\2"), (r"T(\d):", r"T0\1:"))
_UNKNOWN = Text(en="%{part} is no part of a format.", zh="%{part} 不是格式的组成部分。")
_KNOWN = Text(
    en="Use %Y, %m, %d, %b (Jan), %H, %M, %S and %f, each once; year, month and day are needed.",
    zh="可用 %Y、%m、%d、%b（Jan）、%H、%M、%S、%f，各一次；年、月、日必备。",
)
_LACKS = Text(en="the format has no year, month or day.", zh="格式缺少年、月或日。")


def refuse_format(node: Node) -> None:
    """Refuses a format that is not one, naming the part that is wrong."""
    written = node.as_text()
    parts = re.findall(r"%(.)", written)
    for part in parts:
        if part not in _PARTS:
            raise node.wrong(_UNKNOWN.filled(part=part), _KNOWN)
    names = [_PARTS[part][0] for part in parts]
    if not {"year", "month", "day"} <= set(names) or len(set(names)) != len(names):
        raise node.wrong(_LACKS, _KNOWN)


def iso(text: pa.Array, formats: tuple[str, ...]) -> pa.Array:
    """Cells in one of the formats as ISO 8601; others stay as they are.

    >>> iso(pa.array(["01-Mar-2015", "20150302", "x"]), ("%d-%b-%Y", "%Y%m%d")).to_pylist()
    ['2015-03-01', '2015-03-02', 'x']
    """
    left = text
    for written in formats:
        pattern, replacement, named_month = _rewriting(written)
        fits = matches(text, pattern)
        if not fits.any():
            continue
        made = pc.replace_substring_regex(text, pattern, replacement)
        if named_month:
            made = _numbered(made)
        for lone, padded in _PADDED:
            made = pc.replace_substring_regex(made, lone, padded)
        left = pc.if_else(pa.array(fits), made, left)
    return left


def _numbered(text: pa.Array) -> pa.Array:
    """Months by number: ``2015-MAR-01`` becomes ``2015-03-01``."""
    for number, month in enumerate(_MONTHS, start=1):
        text = pc.replace_substring_regex(text, f"(?i)-{month}-", f"-{number:02}-")
    return text


@cache
def _rewriting(written: str) -> tuple[str, str, bool]:
    """The pattern of a format, the ISO form made of its groups, and whether months have names."""
    pattern, places = "", dict[str, int]()
    pieces = re.findall(r"([^%]+)|%(.)", written)
    for at, (literal, part) in enumerate(pieces):
        if literal:
            pattern += re.escape(literal)
            continue
        name, digits = _PARTS[part]
        beside = (
            pieces[max(0, at - 1)][1] * (at > 0),
            *(after for _, after in pieces[at + 1 : at + 2]),
        )
        lone = digits == _TWO and not any(beside)  # 3/1/2025, but never 202531
        places[name] = len(places) + 1
        pattern += f"({_ONE_OR_TWO if lone else digits})"
    replacement = r"\{year}-\{month}-\{day}".format(**places)
    if "hour" in places:
        clock = [rf"\{places[name]}" for name in ("hour", "minute", "second") if name in places]
        clock += ["00"] if len(clock) == 1 else []
        replacement += "T" + ":".join(clock)
        if "fraction" in places:
            replacement += rf".\{places['fraction']}"
    return f"^{pattern}$", replacement, "%b" in written
