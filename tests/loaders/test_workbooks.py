from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from model.errors import SourceRefused
from tests.loaders.read_back import HEADER, load, local

NAMES = HEADER.split(",")
DAY = datetime(2025, 3, 1, 9, 30)


def row(n: int, **other: object) -> list[object]:
    cells: dict[str, object] = {
        "claim_id": f"C{n}",
        "patient_id": "P1",
        "provider_id": "H1",
        "doctor_id": "D1",
        "claim_type": "outpatient",
        "start_time": DAY,
        "end_time": None,
        "total_amount": 50.25,
        "credential_type": "card",
    }
    return list({**cells, **other}.values())


def workbook(path: Path, *rows: list[object], sheet: str = "Sheet1", mac: bool = False) -> Path:
    book = openpyxl.Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    [first] = book.worksheets
    first.title = sheet
    for cells in rows:
        first.append(cells)
    book.save(path)
    return path


def test_titles_merged_headings_and_totals(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "Outpatient March.xlsx",
        ["Settlements, March"],
        ["Who", None, None, None, "What"],
        NAMES,
        row(1),
        [],
        row(2, total_amount=51),
        ["合计", *[None] * 6, 101.25],
    )
    loaded = load(path)
    assert [claim["claim_id"] for claim in loaded.claims] == ["C1", "C2"]
    assert [claim["total_amount_minor"] for claim in loaded.claims] == [5025, 5100]
    assert {claim["start_time"] for claim in loaded.claims} == {local("2025-03-01T09:30")}
    assert loaded.reasons == {3: "row_is_a_total"}


@pytest.mark.parametrize("mac", [False, True])
def test_dates_are_right_in_both_systems(tmp_path: Path, mac: bool) -> None:
    loaded = load(workbook(tmp_path / "a.xlsx", NAMES, row(1), mac=mac))
    assert loaded.claims[0]["start_time"] == local("2025-03-01T09:30")


def test_a_number_that_lost_digits_is_refused_with_its_cell(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", ["title"], NAMES, row(1), row(2, patient_id=999999199003072316)
    )
    with pytest.raises(SourceRefused, match=r"a.xlsx / Sheet1, cell B4.*'patient_id'"):
        load(path)


def test_digits_lost_where_nothing_is_read_do_not_matter(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [*NAMES, "card"], [*row(1), 999999199003072316])
    assert len(load(path).claims) == 1


def test_every_sheet_is_a_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    [first] = book.worksheets
    first.title = "claims"
    first.append(NAMES)
    first.append(row(1))
    patients = book.create_sheet("patients")
    patients.append(["patient_id", "name"])
    patients.append(["P1", "A"])
    book.create_sheet("empty")
    book.save(tmp_path / "all.xlsx")
    loaded = load(tmp_path / "all.xlsx")
    assert len(loaded.claims) == len(loaded.tables["patients"]) == 1
    assert [source.name for source in loaded.reading.sources] == [
        "all.xlsx / patients",
        "all.xlsx / claims",
    ]
    assert {source.encoding for source in loaded.reading.sources} == {"workbook"}
