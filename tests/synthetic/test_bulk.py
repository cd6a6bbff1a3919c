"""Bulk worlds: exact size, unique identifiers, rings that are there."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest

from synthetic import bulk


@pytest.mark.parametrize("claims", [1_000, 60_000])
def test_bulk_writes_exactly_so_many_claims(tmp_path: Path, claims: int) -> None:
    load = bulk(7, claims, tmp_path / "bulk")
    table = pyarrow.parquet.read_table(load / "claims.parquet")
    assert table.num_rows == claims
    frame = table.to_pandas()
    assert frame.claim_id.is_unique
    parts = frame.fund_amount + frame.account_amount + frame.cash_amount
    assert (parts == frame.total_amount).all()
    for column, register in (("patient_id", "patients"), ("provider_id", "providers")):
        known = pyarrow.parquet.read_table(load / f"{register}.parquet")[column].to_pylist()
        assert frame[column].isin(known).all()
    assert pa.types.is_string(table.schema.field("patient_id").type)


def test_bulk_is_reproducible_and_plants_groups(tmp_path: Path) -> None:
    one, two = (bulk(7, 40_000, tmp_path / name) for name in ("one", "two"))
    assert (one / "claims.parquet").read_bytes() == (two / "claims.parquet").read_bytes()
    members = pyarrow.parquet.read_table(tmp_path / "one-answers" / "ring_members.parquet")
    claims = pyarrow.parquet.read_table(one / "claims.parquet").to_pandas()
    ring = members.to_pandas().query("ring_id == 'B000R0000'")
    doctor = ring[ring.entity_kind == "doctor"].entity_id.iloc[0]
    visits = claims[
        claims.patient_id.isin(ring.entity_id)
        & (claims.doctor_id == doctor)
        & (claims.claim_type == "outpatient")
    ]
    assert visits.groupby(visits.start_time.dt.date).size().median() >= 5


def test_blocks_are_districts_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("synthetic.bulk_files.CLAIMS_PER_BLOCK", 20_000)
    load = bulk(7, 50_000, tmp_path / "bulk")
    claims = pyarrow.parquet.read_table(load / "claims.parquet").to_pandas()
    assert len(claims) == 50_000
    assert claims.claim_id.is_unique
    assert claims.service_region.nunique() == 3
    assert (claims.groupby("patient_id").service_region.nunique() == 1).all()
