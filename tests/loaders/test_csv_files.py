import gzip
import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import loaders
from loaders import csv_rows
from model.errors import SourceRefused
from tests.loaders.read_back import GOOD, HEADER, claims, claims_file, load

FEW, MANY = "row_has_too_few_cells", "row_has_too_many_cells"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_ragged_rows_are_rejected_by_number(tmp_path: Path, end: str) -> None:
    rows = [GOOD.format(n=1), "C2,P", GOOD.format(n=3), GOOD.format(n=4) + ",x", "C5"]
    loaded = load(claims_file(tmp_path, end.join([HEADER, *rows, ""])))
    assert loaded.reasons == {2: FEW, 4: MANY, 5: FEW}
    assert [claim["row_no"] for claim in loaded.claims] == [1, 3]


ROW_KINDS = ("good", "few", "many", "code", "blank", "quoted")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kinds=st.lists(st.sampled_from(ROW_KINDS), max_size=40), newline=st.booleans())
def test_every_row_is_loaded_or_rejected(tmp_path: Path, kinds: list[str], newline: bool) -> None:
    written = {
        "good": "C{n},P1,H1,,outpatient,2025-01-02,,1.00,",
        "few": "C{n},P1",
        "many": "C{n},P1,H1,,outpatient,2025-01-02,,1.00,,,",
        "code": "C{n},P1,H1,,dental,2025-01-02,,1.00,",
        "blank": "",
        "quoted": 'C{n},P1,H1,,outpatient,2025-01-02,,1.00,"two\n""lines"""',
    }
    lines = [written[kind].format(n=n) for n, kind in enumerate(kinds)]
    loaded = load(claims_file(tmp_path, "\n".join([HEADER, *lines]) + "\n" * newline))
    rows = [(f"C{n}", kind) for n, kind in enumerate(kinds) if kind != "blank"]
    numbered = dict(enumerate(rows, start=1))
    fine = {no: claim for no, (claim, kind) in numbered.items() if kind in ("good", "quoted")}
    assert {claim["row_no"]: claim["claim_id"] for claim in loaded.claims} == fine
    reason = {"few": FEW, "many": MANY, "code": "code_unknown"}
    broken = {no: reason[kind] for no, (_, kind) in numbered.items() if kind in reason}
    assert loaded.reasons == broken


def test_row_numbers_hold_across_blocks(tmp_path: Path) -> None:
    rows = [GOOD.format(n=n) + "y" * 900 if n % 7 else f"C{n},short" for n in range(20_000)]
    loaded = claims(tmp_path, *rows)
    expected = [(n + 1, f"C{n}") for n in range(20_000) if n % 7]
    assert [(claim["row_no"], claim["claim_id"]) for claim in loaded.claims] == expected
    assert set(loaded.reasons) == {n + 1 for n in range(0, 20_000, 7)}


def test_a_file_without_rows_is_accounted_for(tmp_path: Path) -> None:
    for content in (HEADER, HEADER + "\n"):
        loaded = load(claims_file(tmp_path, content))
        assert loaded.claims == []
        assert [source.rows for source in loaded.reading.sources] == [0]


def test_a_tab_behind_every_cell_is_taken_off(tmp_path: Path) -> None:
    content = "\n".join([HEADER, GOOD.format(n=1), ""]).replace(",", "\t,").replace("\n", "\t\n")
    [claim] = load(claims_file(tmp_path, content)).claims
    assert claim["claim_id"] == "C1"
    assert claim["end_time"] is None
    assert claim["credential_type"] == "card"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "file is empty"),
        ("\n" + HEADER, "first line is blank"),
        (HEADER.replace("doctor_id", "patient_id"), "more than once: patient_id"),
        (HEADER.replace("doctor_id", "patient_id\t"), "more than once: patient_id"),
        (HEADER.replace("patient_id", "Patient_ID"), r"missing: patient_id.*Patient_ID -> patient"),
        ("Report of March\n" + HEADER, "columns are missing.*first line must be the header"),
        (HEADER + '\nC1,P1,H1,D1,other,2025-01-02,,1,"open\n' + GOOD, "opened and not closed"),
        (HEADER + '\n"C1,P1,H1,D1,other,2025-01-02,,1,\n' + GOOD, "opened and not closed"),
        (HEADER + "\nC1," + "x" * (20 << 20), "longer than 8 MB"),
        ("PK\x03\x04", "zip archive.*CSV UTF-8"),
        ("<html><table>", "HTML or XML"),
    ],
)
def test_refused_with_a_hint(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(SourceRefused, match=said):
        load(claims_file(tmp_path, content))


def test_rows_of_another_file_stop_the_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(csv_rows, "_MOST_ASIDE", 1000)
    with pytest.raises(SourceRefused, match="more than 1000 rows have another number of cells"):
        load(claims_file(tmp_path, HEADER + "\na;b" * 1001))


@pytest.mark.parametrize("name", ["claims.xlsx", "claims.xls", "claims.csv"])
def test_a_damaged_workbook_is_refused_under_any_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(SourceRefused, match="workbook is damaged"):
        load(claims_file(tmp_path, b"\xd0\xcf\x11\xe0" + bytes(9), name))


def test_a_second_header_and_a_total_are_rejected(tmp_path: Path) -> None:
    loaded = claims(tmp_path, HEADER, GOOD.format(n=1), "Total,,,,,,,1.00,")
    assert loaded.reasons == {1: "code_unknown", 3: "required_missing"}


def test_unknown_columns_are_named(tmp_path: Path) -> None:
    loaded = claims(tmp_path, GOOD.format(n=1) + ",7,", header=HEADER + ",weather,")
    uses = {use.column: use.used_as for use in loaded.reading.columns}
    assert uses["weather"] == uses["(column 11)"] == "ignored"
    assert any("weather" in notice.en for notice in loaded.reading.notices)


def test_quoted_cells_may_hold_commas_quotes_and_lines(tmp_path: Path) -> None:
    row = GOOD.format(n=1).replace("card", '"a, ""b""\nc"')
    [claim] = claims(tmp_path, row).claims
    assert claim["credential_type"] == 'a, "b"\nc'


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_address_of_several_lines_with_commas_is_one_cell(tmp_path: Path, end: str) -> None:
    address = f"Flat 1,{end}Tower 2, Long Road 5, City{end}a, b, c"
    lines = ["patient_id,name,address", *(f'P{n},N{n},"{address}"' for n in range(10)), "P10,short"]
    claims_file(tmp_path, end.join([*lines, ""]), "patients.csv")
    loaded = load(claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=1)}\n").parent)
    assert [p["address"] for p in loaded.tables["patients"]] == [address] * 10
    assert loaded.reasons == {11: FEW}


def test_guards_of_spreadsheets_are_taken_off_and_said(tmp_path: Path) -> None:
    row = 'C1,"=""0007""",\'0012,D1,outpatient,"=""2025-01-02""",,="1.50",\'t Hooft'
    loaded = claims(tmp_path, row)
    (claim,) = loaded.claims
    assert (claim["patient_id"], claim["provider_id"]) == ("0007", "0012")
    assert (claim["total_amount_minor"], claim["credential_type"]) == (150, "'t Hooft")
    assert [n.en for n in loaded.reading.notices if "guard" in n.en and ": 1" in n.en]
    assert len(loaded.reading.notices) == 4


@pytest.mark.parametrize(
    "name", ["claims_april.csv", "Claims (2).csv", "claims2025.csv", "claims备份.csv"]
)
def test_a_part_by_any_name_is_read(tmp_path: Path, name: str) -> None:
    claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=1)}\n")
    claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=2)}\n", name)
    assert len(load(tmp_path).claims) == 2


def test_a_table_under_another_name_is_not_left_out(tmp_path: Path) -> None:
    claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=1)}\n")
    other = claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=2)}\n", "april.csv")
    with pytest.raises(SourceRefused, match=r"columns of claims.*april\.csv.*claims-something"):
        load(tmp_path)
    reading = loaders.read([tmp_path], accept_rejects=True)
    assert sum(chunk.rows.num_rows for chunk in reading.chunks()) == 1
    assert "april.csv" in reading.notices[0].en
    other.write_text("month,note\n1,x\n", encoding="utf-8")
    assert len(load(tmp_path).claims) == 1


def test_where_none_is_called_claims_the_columns_tell(tmp_path: Path) -> None:
    alone = claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=1)}\n", "april.csv")
    assert [claim["claim_id"] for claim in load(alone).claims] == ["C1"]


def test_decimal_commas_are_refused_with_a_hint_and_never_guessed(tmp_path: Path) -> None:
    header = "claim_id,line_id,unit_price_amount"
    claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=1)}\n")
    lines = [f'C1,{n},"{price}"' for n, price in enumerate(("0,125", "1.234,50", "12,5"))]
    claims_file(tmp_path, "\n".join([header, *lines, ""]), "claim_lines.csv")
    loaded = load(tmp_path)
    assert set(loaded.reasons.values()) == {"number_not_a_number"}
    assert "decimal comma" in loaded.reading.notices[0].en
    claims_file(tmp_path, "\n".join([header, *lines, 'C1,9,"1,250"', ""]), "claim_lines.csv")
    with pytest.raises(SourceRefused, match=r"3 cells use a decimal comma.*1 others"):
        load(tmp_path)


def test_a_column_that_a_spreadsheet_rounded_is_refused(tmp_path: Path) -> None:
    def ids(kind: str) -> list[str]:
        whole = [990000190001010101 + 7919 * n for n in range(10)]
        if kind == "zeros":
            return [f"{n // 1000 * 1000}" for n in whole]
        return [f"{int(float(n))}" if kind == "float" else f"{n}" for n in whole]

    for kind in ("zeros", "float", "whole"):
        rows = [GOOD.format(n=n).replace("P1", i) for n, i in enumerate(ids(kind))]
        claims_file(tmp_path, "\n".join([HEADER, *rows, ""]))
        if kind == "whole":
            assert load(tmp_path).reading.notices == ()
            continue
        with pytest.raises(SourceRefused, match=r"10 of 10.*column patient_id.*as text"):
            load(tmp_path)
        rows[0] = GOOD.format(n=0).replace("P1", "990000190001010101")
        claims_file(tmp_path, "\n".join([HEADER, *rows, ""]))
        notices = load(tmp_path).reading.notices
        assert len(notices) == (1 if kind == "zeros" else 0)


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_the_header_says_what_separates_cells(tmp_path: Path, delimiter: str) -> None:
    row = GOOD.format(n=1).replace(",", delimiter)
    loaded = claims(tmp_path, row, row + delimiter, header=HEADER.replace(",", delimiter))
    assert [claim["claim_id"] for claim in loaded.claims] == ["C1"]
    assert loaded.claims[0]["end_time"] is None
    assert loaded.reasons == {2: "row_has_too_many_cells"}


def test_a_quote_left_open_is_seen_with_any_delimiter(tmp_path: Path) -> None:
    row = GOOD.format(n=1).replace(",", "|")
    with pytest.raises(SourceRefused, match="opened and not closed"):
        claims(tmp_path, '"' + row, row, header=HEADER.replace(",", "|"))


def test_what_is_compressed_is_unpacked_and_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    packed = gzip.compress(f"{HEADER}\n{GOOD.format(n=1)}\n".encode(), mtime=0)
    loaded = load(claims_file(tmp_path, packed, "claims.csv.gz"))
    assert [claim["claim_id"] for claim in loaded.claims] == ["C1"]
    [source] = loaded.reading.sources
    assert source.sha256 == hashlib.sha256(packed).hexdigest()
    assert source.size_bytes == len(packed)
    with pytest.raises(SourceRefused, match="compressed file is damaged"):
        load(claims_file(tmp_path, packed[:-12], "claims.csv.gz"))


def test_parts_may_lie_one_folder_below(tmp_path: Path) -> None:
    for n, month in enumerate(("2025-01", "2025-02")):
        (tmp_path / month).mkdir()
        claims_file(tmp_path / month, f"{HEADER}\n{GOOD.format(n=n)}\n")
    loaded = load(tmp_path)
    assert [source.name for source in loaded.reading.sources] == [
        "2025-01/claims.csv",
        "2025-02/claims.csv",
    ]
