from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from loaders import parquet_rows
from model.errors import LayoutError, SourceRefused
from tests.loaders.read_back import load, local

TEXT = {
    "claim_id": ["001", "002"],
    "patient_id": ["P1", "P2"],
    "provider_id": ["H1", "H1"],
    "claim_type": ["inpatient", "outpatient"],
    "start_time": ["2025-01-02T10:00:00", "2025-01-03"],
    "total_amount": ["12.50", "-3"],
}
TYPED = {
    **TEXT,
    "claim_id": pa.array(["001", "002"]).dictionary_encode(),
    "patient_id": pa.array(["P1", "P2"], pa.large_string()),
    "start_time": pa.array([local("2025-01-02T10:00"), local("2025-01-03")], pa.timestamp("ms")),
    "end_time": pa.array([date(2025, 1, 9), None], pa.date32()),
    "total_amount": pa.array([Decimal("12.5"), Decimal(-3)], pa.decimal128(16, 2)),
}


def test_text_and_typed_columns_give_the_same_rows(tmp_path: Path) -> None:
    for name, columns in (("text", TEXT), ("typed", TYPED)):
        (tmp_path / name).mkdir()
        pq.write_table(pa.table(columns), tmp_path / name / "claims.parquet")
    plain, typed = (load(tmp_path / name).claims for name in ("text", "typed"))
    assert typed[0].pop("end_time") == local("2025-01-09")
    assert plain[0].pop("end_time") is None
    assert plain == typed
    assert [claim["total_amount_minor"] for claim in plain] == [1250, -300]


def test_rows_are_numbered_across_row_groups(tmp_path: Path) -> None:
    table = pa.table({**TEXT, "claim_type": ["inpatient", "dental"]})
    pq.write_table(pa.concat_tables([table] * 4), tmp_path / "claims.parquet", row_group_size=3)
    loaded = load(tmp_path)
    assert [claim["row_no"] for claim in loaded.claims] == [1, 3, 5, 7]
    assert sorted(loaded.reasons) == [2, 4, 6, 8]


def test_text_is_checked_although_parquet_promises_it(tmp_path: Path) -> None:
    broken = pa.array([b"\xff\xfe", b"P2"]).view(pa.string())
    pq.write_table(pa.table({**TEXT, "patient_id": broken}), tmp_path / "claims.parquet")
    with pytest.raises(SourceRefused, match="damaged"):
        load(tmp_path)


def test_nul_in_a_text_is_rejected(tmp_path: Path) -> None:
    pq.write_table(
        pa.table({**TEXT, "credential_type": ["a\0b", "c"]}), tmp_path / "claims.parquet"
    )
    assert load(tmp_path).reasons == {1: "nul_character"}


def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "claims.parquet").write_bytes(b"PAR1" + bytes(50) + b"PAR1")
    with pytest.raises(SourceRefused, match="damaged"):
        load(tmp_path)


def test_a_file_that_inflates_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_rows, "_MOST_INFLATED", 1 << 20)
    many = pa.table({name: cells[:1] * 100_000 for name, cells in TEXT.items()})
    pq.write_table(many, tmp_path / "claims.parquet", use_dictionary=False, compression="zstd")
    with pytest.raises(SourceRefused, match="more than 100 times its size"):
        load(tmp_path)


def test_amounts_in_floating_point_are_read_where_they_are_exact(tmp_path: Path) -> None:
    pq.write_table(pa.table({**TEXT, "total_amount": [0.1, 1 / 3]}), tmp_path / "claims.parquet")
    loaded = load(tmp_path)
    assert [claim["total_amount_minor"] for claim in loaded.claims] == [10]
    assert loaded.reasons == {2: "amount_too_fine"}
    assert "floating point" in loaded.reading.notices[0].en


def test_a_column_of_another_kind_is_an_error(tmp_path: Path) -> None:
    pq.write_table(pa.table({**TEXT, "total_amount": [True, False]}), tmp_path / "claims.parquet")
    with pytest.raises(LayoutError, match="column total_amount"):
        load(tmp_path)


@pytest.mark.parametrize("unit", ["ms", "us"])
def test_a_moment_beyond_the_calendar_is_rejected_with_its_text(tmp_path: Path, unit: str) -> None:
    late = pa.array([2**61, 0], pa.int64()).view(pa.timestamp(unit))
    pq.write_table(pa.table({**TEXT, "end_time": late}), tmp_path / "claims.parquet")
    (reject,) = [r for r in load(tmp_path).rejects if r.row_no == 1]
    assert (reject.reason, reject.column) == ("time_out_of_range", "end_time")
    assert reject.value


def test_content_counts_and_not_the_suffix(tmp_path: Path) -> None:
    pq.write_table(pa.table(TEXT), tmp_path / "claims.csv")
    assert len(load(tmp_path).claims) == 2
