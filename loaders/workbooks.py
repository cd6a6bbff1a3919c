"""Workbooks: a sheet is a table, its header found below titles, its cells as people see them.

Titles and merged headings above the header are passed over: the header is the first of the
upper rows that names most columns. A row that begins with a word for a sum is rejected as such.
Numbers and dates become text; what a spreadsheet has already damaged is refused with its cell.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TypeAlias

import pyarrow as pa
from python_calamine import CalamineError, CalamineWorkbook

from loaders.columnar import Columnar, columnar
from loaders.csv_header import refuse_repeated
from loaders.source_files import InputFile
from model.errors import SourceRefused
from model.language import Text
from model.provenance import Reject
from model.vocabulary.loads import RejectCode

Cell: TypeAlias = str | int | float | bool | datetime | date | time | timedelta
Row: TypeAlias = list[Cell]

TOTAL: RejectCode = "row_is_a_total"
_TOTALS = frozenset(
    (
        "合计",
        "总计",
        "小计",
        "本页合计",
        "累计",
        "total",
        "totals",
        "grand total",
        "subtotal",
        "sum",
    )
)
_UPPER_ROWS = 40
_EXACT = 10**15
"""Numbers below keep every digit in a spreadsheet; identifiers from here on have lost some."""
_SHOWN = 200
_DAMAGED = Text(en="the workbook is damaged or protected.", zh="工作簿已损坏或受保护。")
_OPEN = Text(en="Save it without a password and load again.", zh="请取消密码保护另存后再导入。")
_LOST = Text(
    en="a number of more than 15 digits has lost some of them: it is stored as a number.",
    zh="超过 15 位的数字以数值保存，已丢失位数。",
)
_AS_TEXT = Text(en="Export column {name!r} again as text.", zh="请将 {name!r} 列以文本重新导出。")


def sheets_of(file: InputFile) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The sheets of a workbook that have a header, with their columns."""
    for name in _opened(file).sheet_names:
        header = _header(_rows(file, name, _UPPER_ROWS))
        if header is not None:
            yield name, header[1]


def read_sheet(file: InputFile, name: str, shown: str, wanted: Sequence[str]) -> Columnar:
    """The rows below the header of a sheet; ``shown`` is the name of the sheet in reports.

    Raises ``SourceRefused`` for a cell in one of the ``wanted`` columns whose number has lost
    digits, with its address.
    """
    rows = _rows(file, name, None)
    found = _header(rows[:_UPPER_ROWS])
    place, names = found if found is not None else (0, ())
    refuse_repeated(file, names)
    body = [row for row in rows[place + 1 :] if any(cell != "" for cell in row)]
    totals = {at for at, row in enumerate(body, start=1) if _is_total(row)}
    kept = [row for at, row in enumerate(body, start=1) if at not in totals]
    columns = [list(column) for column in zip(*kept, strict=True)] or [[] for _ in names]
    first = {at: name for at, name in enumerate(names) if name in wanted}
    for at, column_name in first.items():
        if any(map(_is_lost, columns[at])):
            raise _lost(rows, place, at, f"{shown}", column_name)
    rejects = tuple(
        Reject(shown, at, "", " ".join(str(c) for c in body[at - 1] if c != "")[:_SHOWN], TOTAL)
        for at in sorted(totals)
    )
    numbers = [at for at in range(1, len(body) + 1) if at not in totals]
    texts = {name: _as_text(column) for name, column in zip(names, columns, strict=False)}
    return columnar(file, "workbook", texts, numbers, rejects)


def _opened(file: InputFile) -> CalamineWorkbook:
    try:
        return CalamineWorkbook.from_path(str(file.path))
    except (CalamineError, OSError) as error:
        raise SourceRefused(_DAMAGED, where=file.name, to_do=_OPEN) from error


def _rows(file: InputFile, name: str, most: int | None) -> list[Row]:
    """The rows of a sheet from its first, all of one length."""
    try:
        sheet = _opened(file).get_sheet_by_name(name)
        return list(islice(sheet.to_python(skip_empty_area=False, nrows=most), most))
    except CalamineError as error:
        raise SourceRefused(_DAMAGED, where=f"{file.name} / {name}", to_do=_OPEN) from error


def _header(rows: Sequence[Row]) -> tuple[int, tuple[str, ...]] | None:
    """Place and names of the header: the first of the rows with most names that differ."""
    best, place = 1, -1
    for at, row in enumerate(rows):
        named = len({cell.strip() for cell in row if isinstance(cell, str) and cell.strip()})
        if named > best:
            best, place = named, at
    if place < 0:
        return None
    cells = [str(cell).strip() for cell in rows[place]]
    return place, tuple(cell or f"(column {at})" for at, cell in enumerate(cells, start=1))


def _is_total(row: Row) -> bool:
    first = next((cell for cell in row if cell != ""), "")
    return isinstance(first, str) and first.strip(" :：").casefold() in _TOTALS


def _as_text(column: list[Cell]) -> pa.Array:
    """A column as text: whole numbers without a point, dates in ISO notation."""
    if set(map(type, column)) <= {str}:
        return pa.array(column, pa.string())
    return pa.array([cell if type(cell) is str else _written(cell) for cell in column], pa.string())


def _written(cell: Cell) -> str:
    match cell:
        case bool():
            return str(cell).lower()
        case float() if cell.is_integer():
            return str(int(cell))
        case datetime():
            return cell.isoformat(" ") if cell.time() != time() else cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
    return str(cell)


def _is_lost(cell: Cell) -> bool:
    """Whether a cell is a number that a spreadsheet does not hold with every digit."""
    return isinstance(cell, int | float) and abs(cell) >= _EXACT


def _lost(rows: Sequence[Row], header: int, column: int, shown: str, name: str) -> SourceRefused:
    row = next(at for at, cells in enumerate(rows) if at > header and _is_lost(cells[column]))
    address = f"{_letters(column)}{row + 1}"
    return SourceRefused(_LOST, where=f"{shown}, cell {address}", to_do=_AS_TEXT.filled(name=name))


def _letters(column: int) -> str:
    """The letters of a column of a sheet.

    >>> _letters(0), _letters(25), _letters(26)
    ('A', 'Z', 'AA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
