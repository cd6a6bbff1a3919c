"""A table of a document as a spreadsheet: text stays text, nothing is ever a formula."""

import io
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from cases.papers.fixed_zip import fixed
from cases.papers.plain import in_words
from cases.papers.tree import Column, Stamp, Words
from model.language import Language

_THIN = Side(style="thin", color="999999")
_RULED = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="EDEDED")
_LONGEST = 32767  # characters in one cell
_CUT = "…"
_DIGEST = 70.0
_LINE = 15.0  # points


def sheet(
    title: Words,
    columns: tuple[Column, ...],
    rows: tuple[tuple[Words, ...], ...],
    stamp: Stamp,
    language: Language,
    at: datetime,
) -> bytes:
    """The table under its title, case, profile and DRAFT; equal input gives equal bytes."""
    book = Workbook()
    page: Any = book.active
    page.title = in_words(title, language)[:31]
    top = [in_words(title, language), in_words(stamp.case, language)]
    top.append(in_words(stamp.profile, language))
    top.append(in_words(stamp.exported, language))
    watermark = in_words(stamp.watermark, language)
    if watermark:
        top.append(watermark)
    for number, line in enumerate(top, start=1):
        cell = page.cell(row=number, column=1)
        _text(cell, line)
        cell.font = Font(bold=number == 1, size=14 if number == 1 else 10)
    head = len(top) + 2
    for across, column in enumerate(columns, start=1):
        cell = page.cell(row=head, column=across)
        _text(cell, in_words(column.words, language))
        cell.font, cell.fill, cell.border = Font(bold=True), _HEAD, _RULED
        page.column_dimensions[get_column_letter(across)].width = _width(column)
    for down, row in enumerate(rows, start=head + 1):
        for across, words in enumerate(row, start=1):
            cell = page.cell(row=down, column=across)
            _text(cell, in_words(words, language))
            cell.border = _RULED
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.row_dimensions[down].height = _LINE * max(
            1 + int(_measure(in_words(text, language)) / _width(column))
            for text, column in zip(row, columns, strict=True)
        )
    page.freeze_panes = f"A{head + 1}"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = f"{head}:{head}"
    page.oddFooter.left.text = in_words(stamp.case, language).replace("&", "&&")
    page.oddFooter.right.text = "&P / &N"
    book.properties.creator = "coterie"
    out = io.BytesIO()
    book.save(out)
    return fixed(out.getvalue(), at)


def _width(column: Column) -> float:
    """Width of a column in characters; a digest stands on one line."""
    return _DIGEST if column.mono else 8 + 10 * column.share


def _measure(words: str) -> int:
    """Characters that a text is wide: a Chinese letter is as wide as two."""
    return sum(1 if ord(c) < 0x2E80 else 2 for c in words[:2000])


def _text(cell: Any, words: str) -> None:
    """A cell that is text whatever it begins with, also after somebody has edited it."""
    cell.value = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + _CUT
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = True
