"""The header line of a CSV file: names, delimiter, and hints where it is not what it should be."""

import csv
import io
import re
from collections import Counter

from loaders.encoding import Examined
from loaders.source_files import InputFile
from model.errors import SourceRefused
from model.language import Text
from model.seen import some

_MAX_HEADER_BYTES = 1 << 20
_MAX_COLUMNS = 10_000
_LINE_END = re.compile(r"\r\n|\n|\r")
_DELIMITERS = {
    "\t": Text(en="TAB", zh="制表符"),
    ";": Text(en=";", zh="；(分号)"),
    "|": Text(en="|", zh="|"),
}


def read_header(file: InputFile, examined: Examined) -> tuple[str, ...]:
    """Column names from the first line, without the TAB some systems put behind every cell.

    A column without a name is called ``(column 4)`` after its place. Raises ``SourceRefused``
    for names that occur twice, a header of several lines, or another delimiter than the comma.
    """
    with file.path.open("rb") as stream:
        start = stream.read(_MAX_HEADER_BYTES)
    text = start.decode(examined.encoding, errors="ignore")  # only the cut end can be invalid
    line = _LINE_END.split(text, maxsplit=1)[0]
    if not line.strip():
        raise SourceRefused(
            Text(en="the first line is blank.", zh="第一行为空行。"),
            where=file.name,
            to_do=Text(en="The first line must be the header.", zh="第一行必须是表头。"),
        )
    _refuse_open_quote(file, line)
    cells = next(csv.reader(io.StringIO(line.removeprefix("\ufeff"))))
    _refuse_delimiter(file, line, cells)
    names = tuple(cell.strip() or f"(column {place})" for place, cell in enumerate(cells, start=1))
    if len(names) > _MAX_COLUMNS:
        raise SourceRefused(
            Text(en="the header has more than {n} columns.", zh="表头超过 {n} 列。").filled(
                n=_MAX_COLUMNS
            ),
            where=file.name,
        )
    return refuse_repeated(file, names)


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


def _refuse_delimiter(file: InputFile, line: str, cells: list[str]) -> None:
    """Refuses a header that another delimiter would cut into more cells than the comma does."""
    for delimiter, name in _DELIMITERS.items():
        inner = [part for part in line.split(delimiter) if part.strip()]
        if len(cells) == 1 and len(inner) > 1:
            raise SourceRefused(
                Text(
                    en="cells seem to be separated by {name}, not by a comma.",
                    zh="单元格似乎以{name}而非逗号分隔。",
                ).filled(name=name),
                where=file.name,
                to_do=Text(en="Save it with commas.", zh="请以逗号分隔另存。"),
            )
