"""Every reject code is provoked, so that none is a promise that the code does not keep."""

from pathlib import Path

import pytest

from model.vocabulary.loads import REJECTS
from tests.loaders.read_back import load

OF_THE_STORE = {"conflicting_duplicate", "conflicts_with_loaded", "withdrawn"}
NEEDS_A_DAY = {"time_in_future"}  # see test_times.py
NEEDS_LINES = {"claim_lines_disagree", "claim_incomplete"}  # see test_formats.py
NEEDS_A_SHEET = {"row_is_a_total"}  # see test_workbooks.py
NEEDS_PARQUET = {"nul_character"}  # a CSV file with NUL is refused as a whole
NEEDS_A_SHAPE = {"row_has_too_few_cells", "row_has_too_many_cells"}  # see test_csv_files.py

CLAIM = {
    "claim_id": "C1",
    "patient_id": "P1",
    "provider_id": "H1",
    "claim_type": "other",
    "start_time": "2025-01-02",
    "end_time": "",
    "total_amount": "1.00",
}
LINE = {"claim_id": "C1", "line_id": "1", "quantity": "", "days_supply": "", "is_split_pack": ""}
PROVIDER = {"provider_id": "H1", "latitude": "", "agreement_from": ""}
TABLES = {"claims": CLAIM, "claim_lines": LINE, "providers": PROVIDER}
CASES = {
    "required_missing": ("claims", "patient_id", ""),
    "identifier_placeholder": ("claims", "patient_id", "NULL"),
    "identifier_control_character": ("claims", "patient_id", "a\x01b"),
    "identifier_in_scientific_notation": ("claims", "patient_id", "1.1E+17"),
    "identifier_too_long": ("claims", "patient_id", "x" * 300),
    "time_not_iso": ("claims", "start_time", "1/2/2025"),
    "time_with_zone": ("claims", "start_time", "2025-01-02T00:00:00Z"),
    "time_impossible": ("claims", "start_time", "2025-02-30"),
    "time_placeholder": ("claims", "start_time", "1970-01-01"),
    "time_out_of_range": ("claims", "start_time", "1925-01-02"),
    "date_with_time_of_day": ("providers", "agreement_from", "2025-01-02 10:00"),
    "end_before_start": ("claims", "end_time", "2025-01-01"),
    "amount_not_a_number": ("claims", "total_amount", "NaN"),
    "amount_too_fine": ("claims", "total_amount", "0.001"),
    "amount_in_scientific_notation": ("claims", "total_amount", "1e3"),
    "amount_with_currency_sign": ("claims", "total_amount", "￥1"),
    "amount_in_parentheses": ("claims", "total_amount", "(1)"),
    "amount_out_of_range": ("claims", "total_amount", "9" * 17),
    "number_not_a_number": ("claim_lines", "quantity", "two"),
    "number_too_fine": ("claim_lines", "quantity", "0.0000001"),
    "number_out_of_range": ("claim_lines", "days_supply", "9999999999"),
    "coordinate_out_of_range": ("providers", "latitude", "91"),
    "code_unknown": ("claims", "claim_type", "dental"),
    "boolean_unknown": ("claim_lines", "is_split_pack", "maybe"),
}


def test_every_code_has_a_case() -> None:
    elsewhere = OF_THE_STORE | NEEDS_A_DAY | NEEDS_PARQUET | NEEDS_A_SHAPE
    elsewhere |= NEEDS_LINES | NEEDS_A_SHEET
    assert set(CASES) | elsewhere == set(REJECTS)


@pytest.mark.parametrize("reason", CASES)
def test_the_code_is_given_for_its_cell(tmp_path: Path, reason: str) -> None:
    table, column, value = CASES[reason]
    for name, row in {**TABLES, table: {**TABLES[table], column: value}}.items():
        content = ",".join(row) + "\n" + ",".join(row.values()) + "\n"
        (tmp_path / f"{name}.csv").write_text(content, encoding="utf-8")
    [reject] = load(tmp_path).rejects
    assert (reject.source, reject.row_no) == (f"{table}.csv", 1)
    assert (reject.column, reject.reason) == (column, reason)
    assert reject.value == value[:200]


def test_a_row_with_several_faults_is_rejected_once(tmp_path: Path) -> None:
    row = {**CLAIM, "patient_id": "", "claim_type": "dental", "total_amount": "x"}
    content = ",".join(row) + "\n" + ",".join(row.values()) + "\n"
    (tmp_path / "claims.csv").write_text(content, encoding="utf-8")
    assert [r.reason for r in load(tmp_path).rejects] == ["required_missing"]
