from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from model.errors import SourceRefused
from model.layout import TABLES
from tests.loaders.read_back import GOOD, HEADER, claims_file, load, local

FIXTURE = Path(__file__).parent / "fixtures" / "neutral"


def test_the_fixture_fills_every_table() -> None:
    loaded = load(FIXTURE)
    counts = {table: len(rows) for table, rows in loaded.tables.items()}
    assert counts == {
        "patients": 3,
        "doctors": 2,
        "providers": 2,
        "claims": 7,
        "claim_lines": 2,
        "claim_doctors": 2,
        "relations": 1,
    }
    assert list(counts) == [table.name for table in TABLES]
    assert loaded.reasons == {
        8: "code_unknown",
        9: "required_missing",
        10: "amount_too_fine",
    }


def test_the_fixture_keeps_every_value() -> None:
    tables = load(FIXTURE).tables
    first = tables["claims"][0]
    assert first["claim_id"] == "0001"
    assert first["start_time"] == local("2025-03-01T09:30")
    assert first["total_amount_minor"] == 12050
    assert first["cash_amount_minor"] == 4000
    assert first["diagnosis_codes"] == "J06.900;R05.x00"
    assert tables["claims"][4]["fund_amount_minor"] == -4800
    assert tables["claim_lines"][1]["quantity"] == Decimal("0.5")
    assert tables["claim_lines"][1]["is_split_pack"] is True
    assert tables["claim_lines"][0]["days_supply"] == 7
    assert tables["patients"][1]["name"] == "䶮𠮷"
    assert tables["patients"][2]["birth_date"] == date(1970, 1, 1)
    assert tables["patients"][0]["phone"] == "013800000000"
    assert tables["providers"][0]["latitude"] == 31.23


def test_other_files_are_named_as_ignored() -> None:
    reading = load(FIXTURE).reading
    assert ("notes.txt", "*", "ignored") in [
        (u.source, u.column, u.used_as) for u in reading.columns
    ]
    assert all(notice.en and notice.zh for notice in reading.notices)


def test_claims_are_required(tmp_path: Path) -> None:
    claims_file(tmp_path, "patient_id\nP1\n", "patients.csv")
    with pytest.raises(SourceRefused, match=r"no claims\.csv"):
        load(tmp_path, source="neutral")
    with pytest.raises(SourceRefused, match="fit no known format"):
        load(tmp_path)


def test_a_table_may_come_in_parts(tmp_path: Path) -> None:
    for n, name in enumerate(["claims-2025-01.csv", "claims_2.CSV", "claims.csv"]):
        claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=n)}\n", name)
    claims_file(tmp_path, "claim_id,line_id\nC1,1\n", "claim_lines.csv")
    loaded = load(tmp_path)
    assert {claim["claim_id"] for claim in loaded.claims} == {"C0", "C1", "C2"}
    assert len(loaded.tables["claim_lines"]) == 1


def test_the_order_of_the_inputs_does_not_matter(tmp_path: Path) -> None:
    files = [
        claims_file(tmp_path, f"{HEADER}\n{GOOD.format(n=n)}\n", f"claims_{n}.csv")
        for n in range(3)
    ]
    forwards, backwards = load(*files), load(*reversed(files), files[0])
    assert forwards.tables == backwards.tables
    assert forwards.reading.sources == backwards.reading.sources


def test_files_of_one_name_are_told_apart_by_folder(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        claims_file(tmp_path / folder, f"{HEADER}\nC1,P\n")
    loaded = load(tmp_path / "a", tmp_path / "b")
    assert [reject.source for reject in loaded.rejects] == ["a/claims.csv", "b/claims.csv"]
