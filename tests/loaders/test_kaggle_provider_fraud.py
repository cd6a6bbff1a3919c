import os
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

import loaders
from tests.loaders.read_back import load, local

FIXTURE = Path(__file__).parent / "fixtures" / "kaggle_provider_fraud"
PUBLIC = Path(os.environ.get("COTERIE_PUBLIC_DATA", Path(__file__).parents[3] / "shared" / "data"))
DEV, UNLABELLED = PUBLIC / "kaggle_provider_fraud", PUBLIC / "kaggle_unlabelled"


def test_the_fixture_becomes_claims() -> None:
    loaded = load(FIXTURE)
    assert loaded.rejects == []
    claims = {claim["claim_id"]: claim for claim in loaded.claims}
    stay = claims["C2"]
    assert stay["claim_type"] == "inpatient"
    assert stay["start_time"] == local("2009-08-31")  # admission, a day after the claim begins
    assert stay["end_time"] == local("2009-09-02")
    assert (stay["total_amount_minor"], stay["fund_amount_minor"]) == (606800, 500000)
    assert stay["cash_amount_minor"] == 106800
    assert claims["C3"]["cash_amount_minor"] is None  # an unknown deductible is not zero
    assert claims["C3"]["total_amount_minor"] == claims["C3"]["fund_amount_minor"] == 500000
    assert claims["C3"]["doctor_id"] is None
    assert claims["C3"]["diagnosis_codes"] == "29623;30390;71690"
    assert claims["C6"]["diagnosis_codes"] is None
    assert claims["C7"]["claim_type"] == "outpatient"


def test_all_three_roles_are_kept() -> None:
    roles = [
        (row["claim_id"], row["doctor_id"], row["role"])
        for row in load(FIXTURE).tables["+claim_doctors"]
    ]
    assert {r for r in roles if r[0] == "C4"} == {
        ("C4", "PHY3", "attending"),
        ("C4", "PHY2", "operating"),
        ("C4", "PHY1", "other"),
    }
    assert [r for r in roles if r[0] == "C3"] == [("C3", "PHY2", "other")]
    assert [r for r in roles if r[0] == "C7"] == []


def test_people_and_providers() -> None:
    tables = load(FIXTURE).tables
    patient = tables["patients"][1]
    assert patient["region"] == "39-280"
    assert (patient["birth_date"], patient["death_date"]) == (date(1936, 9, 1), date(2009, 12, 1))
    assert [row["provider_id"] for row in tables["providers"]] == ["PRV1", "PRV2", "PRV3"]


def test_every_column_is_used_or_ignored_and_labels_stay_shut() -> None:
    reading = load(FIXTURE).reading
    uses = {(use.source, use.column): use.used_as for use in reading.columns}
    assert uses["labels_dev.csv", "*"] == "ignored"
    assert "labels_dev.csv" not in [source.name for source in reading.sources]
    assert uses["inpatient.csv", "InscClaimAmtReimbursed"] == "total_amount, fund_amount"
    assert uses["beneficiaries.csv", "Race"] == "ignored"
    assert not any("unknown columns" in notice.en for notice in reading.notices)


@pytest.fixture(scope="module")
def public() -> dict[str, dict[str, pa.Table]]:
    """Both folders as tables by name, each read once; no row of them is rejected."""
    if not (DEV.is_dir() and UNLABELLED.is_dir()):
        pytest.skip("the public claim files are not here (COTERIE_PUBLIC_DATA)")
    found: dict[str, dict[str, pa.Table]] = {}
    for folder in (DEV, UNLABELLED):
        batches: dict[str, list[pa.RecordBatch]] = {}
        for chunk in loaders.read([folder]).chunks():
            assert chunk.rejects == ()
            batches.setdefault(chunk.table, []).append(chunk.rows)
        found[folder.name] = {name: pa.Table.from_batches(b) for name, b in batches.items()}
    return found


@pytest.mark.parametrize(
    ("folder", "claims", "providers", "patients", "registered"),
    [
        (DEV, 28_686, 1_465, 23_107, 138_556),
        (UNLABELLED, 135_392, 1_353, 63_968, 63_968),
    ],
    ids=["development", "unlabelled"],
)
def test_counts_of_the_public_files(
    public: dict[str, dict[str, pa.Table]],
    folder: Path,
    claims: int,
    providers: int,
    patients: int,
    registered: int,
) -> None:
    tables = public[folder.name]
    assert tables["claims"].num_rows == claims
    assert len(tables["claims"]["provider_id"].unique()) == providers
    assert len(tables["claims"]["patient_id"].unique()) == patients
    assert tables["patients"].num_rows == registered


def test_a_patient_in_both_releases_is_the_same_row(
    public: dict[str, dict[str, pa.Table]],
) -> None:
    both = [public[folder.name]["patients"].drop_columns("row_no") for folder in (DEV, UNLABELLED)]
    together = pa.concat_tables(both)
    distinct_people = together.group_by("patient_id").aggregate([]).num_rows
    distinct_rows = together.group_by(together.column_names).aggregate([]).num_rows
    assert together.num_rows - distinct_people == 54_452
    assert distinct_rows == distinct_people
