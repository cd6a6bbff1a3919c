"""Values at the very edge of what is accepted, read from files as a person would load them."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from loaders import parquet_rows
from model.errors import SourceRefused
from tests.loaders.read_back import GOOD, HEADER, Loaded, claims, claims_file, load, local


def starting(folder: Path, *times: str) -> Loaded:
    return claims(
        folder, *(GOOD.format(n=n).replace("2025-01-02", at) for n, at in enumerate(times))
    )


def test_every_day_of_a_year_exists_and_no_other(tmp_path: Path) -> None:
    for year in (2000, 2024, 2025):
        cells = [f"{year}-{m:02d}-{d:02d}" for m in range(14) for d in range(33)]
        loaded = starting(tmp_path, *cells)
        days = [date(year, 1, 1) + timedelta(n) for n in range(365 + (year != 2025))]
        assert [claim["start_time"] for claim in loaded.claims] == [
            local(day.isoformat()) for day in days
        ]
        assert set(loaded.reasons.values()) == {"time_impossible"}


def test_a_clock_has_its_limits(tmp_path: Path) -> None:
    bad = ["24:00", "23:60", "23:59:60", "24:59:59", "99:00:00"]
    good = ["00:00", "23:59", "23:59:59", "23:59:59.999999", "00:00:00.000001"]
    loaded = starting(tmp_path, *(f"2025-03-01 {clock}" for clock in [*good, *bad]))
    assert [claim["start_time"] for claim in loaded.claims] == [
        datetime.fromisoformat(f"2025-03-01 {clock}") for clock in good
    ]
    assert set(loaded.reasons) == {6, 7, 8, 9, 10}


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("1979-12-31T23:59:59", False),
        ("1980-01-01", True),
        ("2100-01-01T23:59:59", True),
        ("2100-01-02", False),
        ("1970-01-01", False),
        ("1970-01-02", False),
    ],
)
def test_the_span_of_claims_includes_its_ends(tmp_path: Path, cell: str, kept: bool) -> None:
    assert bool(starting(tmp_path, cell).claims) is kept


@pytest.mark.parametrize(
    ("born", "dated"),
    [
        ("1880-01-01", [True]),
        ("1879-12-31", []),
        ("1899-12-29", [True]),
        ("1899-12-30", [False]),
        ("1899-12-31", [False]),
        ("1900-01-01", [False]),
        ("1900-01-02", [True]),
        ("1900-02-28", [True]),
        ("1900-02-29", []),  # no leap year
        ("2000-02-29", [True]),
    ],
)
def test_the_zero_days_of_a_spreadsheet_are_nobodys_birthday(
    tmp_path: Path, born: str, dated: list[bool]
) -> None:
    claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=1)}\n")
    claims_file(tmp_path, f"patient_id,birth_date\nP1,{born}\n", "patients.csv")
    people = load(tmp_path).tables.get("patients", [])
    assert [person["birth_date"] is not None for person in people] == dated


@pytest.mark.parametrize(
    ("latitude", "longitude", "kept"),
    [
        ("90", "180", True),
        ("-90", "-180", True),
        ("90.000001", "0", False),
        ("0", "180.000001", False),
        ("-90.1", "0", False),
        ("0", "-180.1", False),
        ("31.230416", "121.473701", True),
    ],
)
def test_coordinates_end_at_the_poles_and_the_date_line(
    tmp_path: Path, latitude: str, longitude: str, kept: bool
) -> None:
    claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=1)}\n")
    content = f"provider_id,latitude,longitude\nH1,{latitude},{longitude}\n"
    claims_file(tmp_path, content, "providers.csv")
    rows = load(tmp_path).tables.get("providers", [])
    found = [(row["latitude"], row["longitude"]) for row in rows]
    assert found == [(float(latitude), float(longitude))] * kept


LINE = "claim_id,line_id,item_code,quantity,days_supply,is_split_pack\n"


@pytest.mark.parametrize(
    ("word", "truth"),
    [("true", True), ("True", True), ("TRUE", True), ("1", True), ("", None),
     ("false", False), ("False", False), ("FALSE", False), ("0", False)],
)  # fmt: skip
def test_every_word_for_true_and_false(tmp_path: Path, word: str, truth: bool | None) -> None:
    claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=1)}\n")
    claims_file(tmp_path, f"{LINE}C1,1,X,1,1,{word}\n", "claim_lines.csv")
    [line] = load(tmp_path).tables["claim_lines"]
    assert line["is_split_pack"] is truth


@pytest.mark.parametrize(
    ("days", "kept"),
    [("32767", True), ("-32768", True), ("2147483647", True), ("2147483648", False)],
)
def test_whole_numbers_end_with_their_column(tmp_path: Path, days: str, kept: bool) -> None:
    claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=1)}\n")
    claims_file(tmp_path, f"{LINE}C1,1,X,1,{days},\n", "claim_lines.csv")
    found = load(tmp_path).tables.get("claim_lines", [])
    assert [line["days_supply"] for line in found] == [int(days)] * kept


def test_a_file_as_long_as_a_sheet_may_be_cut_off(tmp_path: Path) -> None:
    rows = [GOOD.format(n=n) for n in range(65_536)]
    for count, told in ((65_534, False), (65_535, True), (65_536, False)):
        notices = claims(tmp_path, *rows[:count]).reading.notices
        assert any("cut off" in notice.en for notice in notices) is told


@pytest.mark.parametrize(("rejected", "told"), [(0, False), (1, False), (2, True)])
def test_more_than_one_row_in_a_hundred_rejected_is_told(
    tmp_path: Path, rejected: int, told: bool
) -> None:
    rows = [GOOD.format(n=n) for n in range(100 - rejected)] + ["short"] * rejected
    notices = [notice.en for notice in claims(tmp_path, *rows).reading.notices]
    assert (f"claims.csv: rows rejected: {rejected} of 100." in notices) is told


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (b"\xd0\xcf\x11\xe0", "workbook is damaged or protected.*Save it without a password"),
        (
            b"\xef\xbb\xbfPK\x03\x04",
            "zip archive, or an Excel workbook.*Save the sheet as 'CSV UTF-8'",
        ),
        (b"\x1f\x8b\x08", "compressed file is damaged.*Copy it again"),
        (b" \n<table>", "HTML or XML.*Save the sheet"),
    ],
)
def test_what_is_no_table_is_named_with_what_to_do(tmp_path: Path, start: bytes, said: str) -> None:
    with pytest.raises(SourceRefused, match=said):
        load(claims_file(tmp_path, start + b"rest"))


def test_a_shown_cell_and_a_shown_row_are_cut_at_two_hundred(tmp_path: Path) -> None:
    long_cell = "x" * 300
    row = GOOD.format(n=1).replace("outpatient", long_cell)
    loaded = claims(tmp_path, row, "C2," + long_cell)
    assert [len(reject.value) for reject in loaded.rejects] == [200, 200]
    assert loaded.rejects[1].value.startswith("C2,xx")


def test_rejects_of_shape_and_of_cells_come_in_the_order_of_rows(tmp_path: Path) -> None:
    bad = GOOD.format(n=9).replace("outpatient", "dental")
    loaded = claims(tmp_path, "C1", bad, GOOD.format(n=3), bad, "C5", GOOD.format(n=6), "C7")
    assert [reject.row_no for reject in loaded.rejects] == [1, 2, 4, 5, 7]
    assert [claim["row_no"] for claim in loaded.claims] == [3, 6]


def test_names_grow_by_folders_until_they_differ(tmp_path: Path) -> None:
    for folder in ("a/x", "b/x", "c"):
        (tmp_path / folder).mkdir(parents=True)
        claims_file(tmp_path / folder, f"{HEADER}\n")
    claims_file(tmp_path / "c", "patient_id\n", "patients.csv")
    inputs = [tmp_path / "c", tmp_path / "b" / "x", tmp_path / "a" / "x", tmp_path / "c"]
    names = [part.name for part in load(*inputs).reading.parts]
    assert names == ["a/x/claims.csv", "b/x/claims.csv", "c/claims.csv", "patients.csv"]


@pytest.mark.parametrize(("most", "ratio", "refused"), [(1, 1, True), (1, 10**6, False),
                                                        (1 << 31, 1, False)])  # fmt: skip
def test_a_file_inflates_too_much_only_by_size_and_by_ratio(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, ratio: int, refused: bool
) -> None:
    monkeypatch.setattr(parquet_rows, "_MOST_INFLATED", most)
    monkeypatch.setattr(parquet_rows, "_MOST_RATIO", ratio)
    cells = dict(zip(HEADER.split(","), GOOD.format(n=1).split(","), strict=True))
    table = pa.table({name: [cell] * 40_000 for name, cell in cells.items()})
    pq.write_table(table, tmp_path / "claims.parquet", use_dictionary=False,
                   compression="zstd")  # fmt: skip
    if refused:
        with pytest.raises(SourceRefused, match=r"unpack to \d MB, more than 1 times"):
            load(tmp_path)
    else:
        assert len(load(tmp_path).claims) == 40_000


def parquet(folder: Path, **columns: pa.Array) -> Loaded:
    cells = dict(zip(HEADER.split(","), GOOD.format(n=1).split(","), strict=True))
    rows = len(next(iter(columns.values())))
    kept = {name: [cell] * rows for name, cell in cells.items() if name != "end_time"}
    kept["claim_id"] = [f"C{n}" for n in range(rows)]
    pq.write_table(pa.table({**kept, **columns}), folder / "claims.parquet")
    return load(folder / "claims.parquet")


def test_whole_numbers_in_a_column_of_text_become_their_digits(tmp_path: Path) -> None:
    loaded = parquet(tmp_path, credential_type=pa.array([7, -40, None], pa.int64()))
    assert [claim["credential_type"] for claim in loaded.claims] == ["7", "-40", None]


def test_a_typed_amount_beside_a_faulty_one_keeps_its_value(tmp_path: Path) -> None:
    cells = ["1000.0000", "9999999999999999.9900", "1.2345", "10000000000000000.0000", "-0.0100"]
    amounts = pa.array([Decimal(cell) for cell in cells], pa.decimal128(24, 4))
    loaded = parquet(tmp_path, total_amount=amounts)
    assert [claim["total_amount_minor"] for claim in loaded.claims] == [100000, 10**18 - 1, -1]
    assert loaded.reasons == {3: "amount_too_fine", 4: "amount_out_of_range"}
