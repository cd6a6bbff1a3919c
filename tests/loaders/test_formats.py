"""Every format that ships, on its fixture: what is loaded, merged and rejected, row by row."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from loaders.formats import FORMATS
from loaders.mapping.formats import FormatMapping
from model.errors import SourceRefused
from tests.loaders.read_back import Loaded, load, local

FIXTURES = Path(__file__).parent / "fixtures"
EXPECTED: dict[str, tuple[dict[str, int], dict[str, int]]] = {
    # rows that are distinct per table, and rejects by reason
    "kaggle_provider_fraud": ({"claims": 8, "patients": 3, "providers": 3}, {}),
    "nhsa_settlement": ({"claims": 7, "patients": 5, "claim_lines": 3}, {}),
    "synthea": ({"claims": 6, "patients": 3, "providers": 2, "doctors": 2}, {}),
    "cms_synpuf": ({"claims": 6, "patients": 2}, {}),
    "cms_rif": ({"claims": 5, "patients": 2}, {"claim_lines_disagree": 2}),
    "tuva": (
        {"claims": 3, "patients": 2},
        {"amount_not_a_number": 1, "claim_incomplete": 1, "required_missing": 1},
    ),
    "omop": (
        {"claims": 2, "patients": 2, "providers": 1, "doctors": 1, "claim_lines": 1},
        {"required_missing": 1},
    ),
    "x12": ({"claims": 4}, {}),
    "fhir": ({"claims": 4, "claim_lines": 4, "claim_doctors": 8, "patients": 1}, {}),
}


def loaded(code: str) -> Loaded:
    return load(FIXTURES / code)


def by_key(rows: list[dict[str, object]], key: str) -> dict[object, dict[str, object]]:
    return {row[key]: row for row in rows}


def distinct(rows: list[dict[str, object]]) -> int:
    """Rows after identical ones have merged; the row number is no content."""
    return len({tuple((k, v) for k, v in row.items() if k != "row_no") for row in rows})


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.code)
def test_every_row_is_accounted_for(form: FormatMapping) -> None:
    found = loaded(form.code)
    tables, rejects = EXPECTED[form.code]
    counted = {name: distinct(rows) for name, rows in found.tables.items() if name[0] != "+"}
    assert counted == tables
    assert Counter(reject.reason for reject in found.rejects) == rejects
    reading = found.reading
    assert {source.loader for source in reading.sources} == {f"{form.code} {form.sha256}"}
    for claims in (found.claims, found.tables.get("patients", [])):
        keys = {next(iter(row.values())) for row in claims}
        assert len(keys) == distinct(claims)  # the rows of one key say the same


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.code)
def test_columns_are_used_or_ignored_with_a_reason(form: FormatMapping) -> None:
    told = [notice.en for notice in loaded(form.code).reading.notices]
    allowed = {"nhsa_settlement": 1}  # a column of the province itself stands for such columns
    assert len([n for n in told if "unknown columns" in n]) == allowed.get(form.code, 0)


def test_settlements_take_from_their_visits() -> None:
    claims = by_key(loaded("nhsa_settlement").claims, "claim_id")
    first = claims["H99999900001|S1"]
    assert first["doctor_id"] == "H99999900001|张医师"
    assert first["diagnosis_codes"] == "I10"
    assert first["settle_time"] == local("2025-03-01T09:30")
    refund = claims["H99999900001|S5"]
    assert refund["reverses_claim_id"] == "H99999900001|S1"
    assert refund["total_amount_minor"] == -5000
    kinds = {claim["claim_id"]: claim["claim_type"] for claim in claims.values()}
    assert kinds["H99999900001|S2"] == "chronic_outpatient"
    assert kinds["H99999900002|S1"] == "other"
    assert kinds["P99999900001|S4"] == "pharmacy"
    assert claims["H99999900001|S7"]["start_time"] == local("2025-03-07")


def test_chinese_headings_are_the_same_format(tmp_path: Path) -> None:
    (tmp_path / "结算明细.csv").write_text(
        "结算ID,人员编号,定点医药机构编号,医疗类别,开始时间,医疗费总额,医生姓名\n"
        "1,2,H1,普通门诊,2025/3/1 9:30,50.00,张\n2,2,H1,住院,2025-03-01,60.00,\n",
        encoding="gb18030",
    )
    found = load(tmp_path)
    assert found.reading.loader.code == "nhsa_settlement"
    first, second = found.claims
    assert (first["claim_type"], second["claim_type"]) == ("outpatient", "inpatient")
    assert first["start_time"] == local("2025-03-01T09:30")
    assert (first["doctor_id"], second["doctor_id"]) == ("H1|张", None)


def test_lines_of_a_claim_become_one() -> None:
    found = loaded("tuva")
    claims = by_key(found.claims, "claim_id")
    stay = claims["A"]
    assert (stay["total_amount_minor"], stay["fund_amount_minor"]) == (26500, 15000)
    assert stay["claim_type"] == "inpatient"
    assert stay["doctor_id"] == "D2"  # of line 2, before line 10
    assert claims["B"]["provider_id"] == "B1"
    lines = {(row["claim_id"], row["line_id"]) for row in found.tables["+claim_lines"]}
    assert lines == {("A", "2"), ("A", "10"), ("B", "1"), ("R1", "1"), ("R1", "2")}


def test_segments_and_years_become_one() -> None:
    found = loaded("cms_synpuf")
    stay = by_key(found.claims, "claim_id")["1002"]
    assert stay["total_amount_minor"] == 1050000
    assert (stay["start_time"], stay["end_time"]) == (local("2008-02-01"), local("2008-02-28"))
    assert by_key(found.tables["patients"], "patient_id")["B2"]["death_date"] == date(2009, 10, 1)
    carrier = by_key(found.claims, "claim_id")["3002"]
    assert (carrier["provider_id"], carrier["doctor_id"]) == ("T2", "D5")


def test_claims_of_one_kind_are_grouped_over_all_their_parts(tmp_path: Path) -> None:
    whole = (FIXTURES / "tuva" / "medical_claim.csv").read_text(encoding="utf-8").splitlines()
    for number, rows in enumerate((whole[1:2], whole[2:4])):
        text = "\n".join([whole[0], *rows]) + "\n"
        (tmp_path / f"medical_claim-{number}.csv").write_text(text, encoding="utf-8")
    claims = by_key(load(tmp_path).claims, "claim_id")
    assert claims["A"]["total_amount_minor"] == 26500


def test_visits_without_their_costs_are_refused(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_bytes((FIXTURES / "synthea" / "claims.csv").read_bytes())
    with pytest.raises(SourceRefused, match=r"stand in encounters\*, which is not there"):
        load(tmp_path)


def test_payments_alone_are_claims_and_reversals_name_what_they_reverse(tmp_path: Path) -> None:
    text = (FIXTURES / "x12" / "payments.edi").read_text(encoding="utf-8")
    back = (
        "CLP*C0001*22*-150*-120*-30*12*PAYER9~\nNM1*QC*1*ISAAC*A****MI*M0001~\n"
        "SVC*HC:99213*-150*-120~\nDTM*472*20250301~\n"
    )
    text = text.replace("SE*13*", back + "SE*17*")
    (tmp_path / "payments.edi").write_text(text, encoding="utf-8")
    claims = by_key(load(tmp_path).claims, "claim_id")
    paid, taken = claims["C0001|PAYER9|M0001"], claims["C0001|PAYER9|M0001|reversal"]
    assert taken["reverses_claim_id"] == paid["claim_id"]
    assert (paid["fund_amount_minor"], taken["fund_amount_minor"]) == (12000, -12000)


def test_void_claims_take_back_and_dependants_are_told_apart() -> None:
    claims = by_key(loaded("x12").claims, "claim_id")
    void = claims["1000000004|C0002|void"]
    assert void["reverses_claim_id"] == "1000000004|C0002"
    assert void["total_amount_minor"] == -8000
    assert claims["1000000004|C0001"]["fund_amount_minor"] == 12000
    assert claims["1000000004|C0001"]["end_time"] == local("2025-03-02")
    assert claims["1000000004|C0003"]["patient_id"] == "M0002/K CHILD"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("SE*", "SE*9"), "SE counts"),
        (("GE*1", "GE*2"), "GE counts 2"),
        (("IEA*1*000000001~", ""), "IEA is missing"),
    ],
)
def test_damaged_interchanges_are_refused(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    text = (FIXTURES / "x12" / "claims.edi").read_text(encoding="utf-8")
    (tmp_path / "claims.edi").write_text(text.replace(*change), encoding="utf-8")
    with pytest.raises(SourceRefused, match=said):
        load(tmp_path)


def test_other_separators_are_those_the_interchange_declares(tmp_path: Path) -> None:
    text = (FIXTURES / "x12" / "claims.edi").read_text(encoding="utf-8").replace("\n", "")
    text = text.replace("*", "|").replace(":", ">").replace("~", "\n")
    (tmp_path / "claims.txt").write_text(text, encoding="utf-8")
    assert len(load(tmp_path).claims) == 5


def test_references_lead_to_national_numbers_first() -> None:
    found = loaded("fhir")
    claims = by_key(found.claims, "claim_id")
    assert claims["C1"]["provider_id"] == "1000000004"
    assert (claims["C1"]["patient_id"], claims["C1"]["doctor_id"]) == ("P1", "1000000012")
    assert claims["C2"]["claim_type"] == "pharmacy"
    assert claims["C3"]["total_amount_minor"] == 9999
    roles = {(r["claim_id"], r["doctor_id"], r["role"]) for r in found.tables["claim_doctors"]}
    assert ("C1", "D2", "other") in roles


def test_rows_rejected_with_their_claim_count_in_the_account() -> None:
    notices = [notice.en for notice in loaded("tuva").reading.notices]
    assert "medical_claim.csv: rows rejected: 3 of 6." in notices
