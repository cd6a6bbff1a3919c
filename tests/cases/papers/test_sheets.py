"""The spreadsheets: text is text, nothing is a formula, equal input gives equal bytes."""

import io

from openpyxl import load_workbook

from cases.items.building import reading_of
from cases.papers.sheets import sheet
from cases.papers.tree import Column
from tests.cases.dossiers import EXPORTED_AT, HOSTILE
from tests.cases.rendered import built, dossier

COLUMNS = (Column("name"), Column("value"))


def cells(data: bytes) -> list:
    page = load_workbook(io.BytesIO(data)).active
    return [cell for row in page.iter_rows() for cell in row if cell.value is not None]


def test_the_list_of_electronic_data_holds_every_integrity_value() -> None:
    values = {cell.value for cell in cells(built()["电子数据清单.xlsx"])}
    assert {source.sha256 for source in dossier().sources} <= values
    assert "案号：2026-0007" in values


def test_none_is_stated() -> None:
    values = [str(cell.value) for cell in cells(built()["04_涉案物品清单.xlsx"])]
    assert any(value.startswith("无。理由：") for value in values)


def test_a_draft_says_so() -> None:
    values = {cell.value for cell in cells(built(draft=True)["电子数据清单.xlsx"])}
    assert "草稿 DRAFT" in values


def test_nothing_is_a_formula_and_every_cell_is_text() -> None:
    stamp = reading_of(dossier()).stamp()
    rows = tuple((text, text[::-1]) for text in HOSTILE)
    made = sheet("t", COLUMNS, rows, stamp, "zh", EXPORTED_AT)
    found = cells(made)
    assert {cell.data_type for cell in found} == {"s"}
    assert all(cell.quotePrefix for cell in found)
    assert '=HYPERLINK("http://x","y")' in {cell.value for cell in found}
    assert sheet("t", COLUMNS, rows, stamp, "zh", EXPORTED_AT) == made
