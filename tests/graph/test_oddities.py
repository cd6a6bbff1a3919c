"""What is said of the data as a whole after a load; the data themselves stay as written."""

from decimal import Decimal
from pathlib import Path

import pytest

from graph.embedded.snapshot import load
from model.provenance import LoadReport
from tests.contracts.store_worlds import Row, chunk, claim


def said(report: LoadReport) -> list[str]:
    return [notice.en for notice in report.notices]


def two_files(folder: Path, ids: list[str], others: list[str]) -> LoadReport:
    first = [claim(f"a{n}", p, "h", "d", n) for n, p in enumerate(ids)]
    second = [claim(f"b{n}", p, "h", "d", n) for n, p in enumerate(others)]
    return load(folder, [chunk("claims", first, "a.csv"), chunk("claims", second, "b.csv")])


@pytest.mark.parametrize(
    ("ids", "others", "how"),
    [
        (["P01", "P02"], ["Ｐ０１", "Ｐ０２"], "the width of their characters (Ｐ０１ / P01)"),
        (["0003", "0004"], ["3", "4"], "leading zeros (3 / 0003)"),
        (["0000", "0001"], ["0", "1"], "leading zeros (0 / 0000)"),
        (["ab1", "ab2"], ["AB1", "AB2"], "upper and lower case (AB1 / ab1)"),
        (["P01", "P02"], ["P01\u200b", "P02 "], "cannot be seen or spaces (P01\\u200b / P01)"),
        (["e\u0301", "e\u0300"], ["é", "è"], "composed and decomposed letters (è / e\u0300)"),
        (["P01", "P02"], ["ｐ1", "ｐ2"], ""),
    ],
)
def test_identifiers_that_look_like_one_are_named(
    tmp_path: Path, ids: list[str], others: list[str], how: str
) -> None:
    report = two_files(tmp_path, ids, others)
    assert report.totals["claims"] == 4
    if not how:
        assert said(report) == []
        return
    (note,) = said(report)
    assert note.startswith("b.csv: 2 identifiers of insured persons differ from others only in")
    assert how in note


def test_identifiers_that_are_other_ones_are_not(tmp_path: Path) -> None:
    assert said(two_files(tmp_path, ["P01", "10", "á"], ["P1", "1", "a"])) == []


def test_registers_that_describe_nobody_are_named(tmp_path: Path) -> None:
    billed = [claim(f"c{n}", f"P{n}", "h", f"D{n}", n) for n in range(4)]
    registers: dict[str, list[Row]] = {
        "patients": [{"patient_id": f"P{n}"} for n in range(2)],
        "doctors": [{"doctor_id": f"DR-{n}"} for n in range(4)],
        "relations": [
            {"subject_kind": "owner", "subject_id": "X", "relation": "owns",
             "object_kind": "provider", "object_id": "H-9"}
        ],
    }  # fmt: skip
    chunks = [chunk(name, rows, f"{name}.csv") for name, rows in registers.items()]
    notices = said(load(tmp_path, [chunk("claims", billed), *chunks]))
    assert notices == [
        "doctors: 0 of 4 doctors registered occur in claims; 4 doctors of claims are in no"
        " register (DR-0 / D0)",
        "relations: none of 1 registered relations names anybody who occurs in claims, e.g. X",
    ]


def test_an_identifier_with_dozens_of_claims_a_day_is_named(tmp_path: Path) -> None:
    crowd = [claim(f"c{n}", "P-all", "h", "d", 3) for n in range(51)]
    (note,) = said(load(tmp_path, [chunk("claims", crowd)]))
    assert "more than 50 claims on one day: 1, e.g. P-all with 51" in note
    fewer = [claim(f"c{n}", "P", "h", "d", 3) for n in range(50)]
    assert said(load(tmp_path / "fewer", [chunk("claims", fewer)])) == []


@pytest.mark.parametrize(("price", "factor"), [("125", "1,000"), ("12.5", "100"), ("0.125", "")])
def test_prices_with_a_misread_separator_are_named(tmp_path: Path, price: str, factor: str) -> None:
    lines = [
        {"claim_id": "1", "line_id": f"{n}", "quantity": 2, "unit_price_amount": Decimal(price),
         "line_amount_minor": 25}
        for n in range(20)
    ]  # fmt: skip
    billed = [claim("1", "p", "h", "d", 0)]
    notices = said(load(tmp_path, [chunk("claims", billed), chunk("claim_lines", lines)]))
    assert [factor in note for note in notices] == ([True] if factor else [])
