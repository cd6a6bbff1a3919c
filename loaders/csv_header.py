"""The header line of a CSV file: names, delimiter, and hints where it is not what it should be."""

import codecs
import csv
import io
import re
from collections import Counter
from dataclasses import dataclass

from loaders.encoding import GUESSED, Examined
from loaders.source_files import InputFile, start_of
from model.errors import SourceRefused
from model.language import Text
from model.seen import some

_MAX_HEADER_BYTES = 1 << 20
_PEEK_BYTES = 1 << 16
_MAX_COLUMNS = 10_000
_LINE_END = re.compile(r"\r\n|\n|\r")
_DELIMITERS = ",\t;|"


@dataclass(frozen=True)
class CsvHeader:
    """The names of the columns and the delimiter between cells."""

    names: tuple[str, ...]
    delimiter: str


def peeked(file: InputFile, encoding: str | None = None) -> tuple[str, ...]:
    """The column names of a text file that nobody has examined yet, to know what it is.

    It is read as UTF-8 where that fits the line, else as ``encoding`` where a person named it; a
    wrong one shows when the file is read.
    """
    start = start_of(file, _PEEK_BYTES)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        line = start[: len(start) // 2 * 2].decode("utf-16", errors="ignore")
    else:
        first = re.split(rb"\r\n|\n|\r", start.removeprefix(codecs.BOM_UTF8), maxsplit=1)[0]
        line = first.decode("utf-8" if _is_utf8(first) else encoding or GUESSED, errors="replace")
        line = line.removeprefix("\ufeff")  # GB18030 has a mark of its own
    line = _LINE_END.split(line, maxsplit=1)[0]
    return _named(next(csv.reader([line], delimiter=delimiter_of(line)), []))


def delimiter_of(line: str) -> str:
    """What separates the names of a header: the delimiter that makes most cells, else the comma.

    >>> delimiter_of("a;b;c,d"), delimiter_of("a")
    (';', ',')
    """
    cells = {d: _cells(line, d) for d in _DELIMITERS}
    return max(_DELIMITERS, key=lambda d: cells[d])


def read_header(file: InputFile, examined: Examined) -> CsvHeader:
    """Column names from the first line, without the TAB some systems put behind every cell.

    A column without a name is called ``(column 4)`` after its place. Raises ``SourceRefused``
    for names that occur twice or a header of several lines.
    """
    start = start_of(file, _MAX_HEADER_BYTES)
    text = start.decode(examined.encoding, errors="ignore")  # only the cut end can be invalid
    line = _LINE_END.split(text, maxsplit=1)[0]
    if not line.strip():
        raise SourceRefused(
            Text(en="the first line is blank.", zh="第一行为空行。"),
            where=file.name,
            to_do=Text(en="The first line must be the header.", zh="第一行必须是表头。"),
        )
    _refuse_open_quote(file, line)
    line = line.removeprefix("\ufeff")
    delimiter = delimiter_of(line)
    names = _named(next(csv.reader(io.StringIO(line), delimiter=delimiter)))
    if len(names) > _MAX_COLUMNS:
        raise SourceRefused(
            Text(en="the header has more than {n} columns.", zh="表头超过 {n} 列。").filled(
                n=_MAX_COLUMNS
            ),
            where=file.name,
        )
    return CsvHeader(refuse_repeated(file, names), delimiter)


def _named(cells: list[str]) -> tuple[str, ...]:
    return tuple(cell.strip() or f"(column {place})" for place, cell in enumerate(cells, start=1))


def _cells(line: str, delimiter: str) -> int:
    """How many cells with a name a delimiter makes; TABs behind every name make none."""
    return sum(bool(cell.strip()) for cell in next(csv.reader([line], delimiter=delimiter), []))


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def refuse_repeated(file: InputFile, names: tuple[str, ...]) -> tuple[str, ...]:
    """The names unchanged; raises ``SourceRefused`` where one occurs twice."""
    twice = sorted(name for name, times in Counter(names).items() if times > 1)
    if twice:
        raise SourceRefused(
            Text(en="column names occur more than once: {names}.", zh="列名重复：{names}。").filled(
                names=some(twice)
            ),
            where=file.name,
            to_do=Text(en="Give every column its own name.", zh="请使每列名称唯一。"),
        )
    return names


def _refuse_open_quote(file: InputFile, line: str) -> None:
    if line.count('"') % 2:
        raise SourceRefused(
            Text(
                en="a quote in the header is not closed on the same line.",
                zh="表头中的引号没有在同一行闭合。",
            ),
            where=file.name,
        )
