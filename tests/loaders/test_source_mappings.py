from pathlib import Path

import pyarrow as pa
import pytest

from loaders.expectations import Expectations
from loaders.journal import Journal
from loaders.mapping.origins import Constant, Joined, Summed, Taken
from loaders.mapping.tables import DerivedRows, TableMapping, as_named
from loaders.parts import parts_of
from loaders.source_files import InputFile
from loaders.tabular import read_part
from model.claims import CLAIM_DOCTORS, CLAIMS
from model.errors import SourceRefused
from model.language import Text
from model.provenance import Chunk

SEEN = Text(en="seen", zh="已见")
MAPPING = TableMapping(
    table=CLAIMS,
    origins={
        "claim_id": Taken("no"),
        "patient_id": Joined((Taken("area"), Taken("person")), "-"),
        "provider_id": Constant("H1"),
        "doctor_id": Taken("doctor"),
        "claim_type": Taken("kind", codes={"11": "outpatient", "21": "inpatient"}),
        "start_time": Taken("day"),
        "fund_amount": Taken("fen", unit_digits=0),
        "total_amount": Summed(("yuan", "extra")),
    },
    ignored={"weather": SEEN},
    derived=(
        DerivedRows(
            CLAIM_DOCTORS,
            {"claim_id": Taken("no"), "doctor_id": Taken("second"), "role": Constant("other")},
            only_where="second",
        ),
    ),
)
HEADER = "no,area,person,doctor,second,kind,day,fen,yuan,extra,weather\n"


def read(tmp_path: Path, rows: str, mapping: TableMapping = MAPPING) -> tuple[list[Chunk], Journal]:
    path = tmp_path / "source.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    journal = Journal()
    [part] = parts_of([InputFile(path, "source.csv")])
    return list(read_part(part, mapping, "test", journal)), journal


def test_every_kind_of_origin(tmp_path: Path) -> None:
    [claims, others], journal = read(
        tmp_path,
        "1,33,7,D1,D2,11,2025-01-02,250,2.50,0.25,sun\n2,,8,,,21,2025-01-02,,3,,rain\n",
    )
    first, second = claims.rows.to_pylist()
    assert (first["patient_id"], second["patient_id"]) == ("33-7", "8")
    assert (first["claim_type"], second["claim_type"]) == ("outpatient", "inpatient")
    assert (first["provider_id"], first["fund_amount_minor"]) == ("H1", 250)
    assert (first["total_amount_minor"], second["total_amount_minor"]) == (275, 300)
    assert others.derived
    assert others.rows.to_pylist() == [
        {"claim_id": "1", "doctor_id": "D2", "role": "other", "row_no": 1}
    ]
    uses = {use.column: (use.used_as, use.null_share) for use in journal.columns}
    assert uses["no"] == ("claim_id, claim_doctors.claim_id", 0.0)
    assert uses["area"] == ("patient_id", 0.5)
    assert uses["weather"] == ("ignored", 0.0)
    assert journal.notices == []


def test_a_rejected_row_derives_nothing(tmp_path: Path) -> None:
    [claims, others], _ = read(tmp_path, "1,33,7,D1,D2,99,2025-01-02,250,2.50,,\n")
    assert [(r.column, r.value, r.reason) for r in claims.rejects] == [
        ("kind", "99", "code_unknown")
    ]
    assert others.rows.num_rows == 0


def test_an_unusable_derived_row_is_told_and_not_counted(tmp_path: Path) -> None:
    [claims, others], journal = read(tmp_path, "1,33,7,D1,NULL,11,2025-01-02,250,2.50,,\n")
    assert claims.rows.num_rows == 1
    assert others.rows.num_rows == 0
    assert "1 further rows of claim_doctors" in journal.notices[0].en


def test_a_fault_in_one_part_of_a_sum_rejects_the_row(tmp_path: Path) -> None:
    [claims, _], _ = read(tmp_path, "1,33,7,D1,,11,2025-01-02,250,2.50,x,\n")
    [reject] = claims.rejects
    assert (reject.column, reject.value) == ("yuan + extra", "2.50 + x")


def test_expectations_warn_or_refuse(tmp_path: Path) -> None:
    row = "1,33,7,,,11,2025-01-02,250,2.50,,\n"

    def under(expectations: Expectations) -> Journal:
        mapping = TableMapping(CLAIMS, MAPPING.origins, expectations=expectations)
        return read(tmp_path, row, mapping)[1]

    told = under(Expectations(max_null_share={"doctor": 0.5})).notices
    assert any("100.0% of column doctor is empty" in notice.en for notice in told)
    assert any("unknown columns ignored: second, weather" in notice.en for notice in told)
    for wrong in (Expectations(min_rows=2), Expectations(max_rows=0)):
        with pytest.raises(SourceRefused, match="the file has 1 rows"):
            under(wrong)


def test_a_wholly_wrong_column_stops_the_load(tmp_path: Path) -> None:
    row = "1,33,7,D1,,11,02/01/2025,250,2.50,,\n"
    with pytest.raises(SourceRefused, match="in column 'day': time in another notation"):
        read(tmp_path, row * 10_000)


def test_every_canonical_column_has_its_place() -> None:
    named = as_named(CLAIMS)
    assert set(named.origins) == set(CLAIMS.by_name)
    assert named.required_columns == tuple(c.name for c in CLAIMS.columns if c.required)
    assert pa.schema(CLAIMS.stored_schema).names[8] == "total_amount_minor"
