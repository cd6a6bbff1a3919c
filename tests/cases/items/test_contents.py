"""What the single items say, read back from their bytes."""

import csv
import io
import json

import pyarrow.parquet as pq
import pytest

from cases.items.reading import Options
from cases.package import payload
from model.cells import neutral, plain
from model.dossiers import Dossier
from tests.cases.dossiers import hostile_dossier, sample_dossier
from tests.cases.packages import FIXED, exchange_of

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
NUMBERS = {
    "total_amount_minor", "fund_amount_minor", "account_amount_minor", "cash_amount_minor",
    "line_amount_minor", "claimed_minor", "fund_minor", "fund_amount", "amount", "utc_offset",
}  # fmt: skip


def items(dossier: Dossier, **options) -> dict[str, bytes]:
    return payload(dossier, FIXED, exchange_of(dossier), Options(**options))


def table(data: bytes) -> list[dict[str, str]]:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    names = [cell.split(" ")[0] for cell in rows[0]]
    return [dict(zip(names, row, strict=True)) for row in rows[1:]]


@pytest.fixture(scope="module")
def sample() -> dict[str, bytes]:
    return items(sample_dossier(1))


@pytest.fixture(scope="module")
def hostile() -> dict[str, bytes]:
    return items(hostile_dossier(1))


def test_no_cell_of_any_table_is_a_formula_and_amounts_stay_numbers(
    hostile: dict[str, bytes],
) -> None:
    seen_negative = False
    for path, data in hostile.items():
        if path.endswith(".csv") and not path.startswith(("11_原始数据/extracts", "13_")):
            for row in table(data):
                for name, cell in row.items():
                    if name in NUMBERS and cell:
                        float(cell.replace("UTC", "").replace("+08:00", "8"))
                        seen_negative |= cell.startswith("-")
                    else:
                        assert not cell.startswith(TRIGGERS), (path, name, cell)
    assert seen_negative


def test_hostile_values_are_recoverable(hostile: dict[str, bytes]) -> None:
    dossier = hostile_dossier(1)
    rows = {row["id"]: row for row in table(hostile["08_人员角色.csv"])}
    names = dict(
        zip(
            dossier.patients.column("patient_id").to_pylist(),
            dossier.patients.column("name").to_pylist(),
            strict=True,
        )
    )
    for who, name in names.items():
        assert rows[who]["name"] == neutral(name)
        assert plain(rows[who]["name"]) == name


def test_roles_count_what_the_rings_count(sample: dict[str, bytes]) -> None:
    rows = table(sample["08_人员角色.csv"])
    assert [row["party_no"] for row in rows[:3]] == ["P001", "P002", "P003"]
    assert {row["kind"] for row in rows} == {"patient", "doctor", "provider"}
    patients = [row for row in rows if row["kind"] == "patient"]
    total = sum(int(row["fund_minor"]) for row in patients)
    assert total == json.loads(sample["10_金额计算/totals.json"])["included"]["fund_minor"]


def test_the_timeline_is_in_order_and_in_two_times(sample: dict[str, bytes]) -> None:
    rows = table(sample["09_时间线.csv"])
    times = [row["utc_time"] for row in rows]
    assert times == sorted(times)
    claim = next(row for row in rows if row["claim_id"] == "C00004")
    assert claim["local_time"][:10] == "2025-03-04"
    assert claim["source_row"]
    event = next(row for row in rows if row["what"].startswith("decide_transfer"))
    assert (event["local_time"], event["utc_time"]) == (
        "2026-03-08 16:30:00",
        "2026-03-08T08:30:00Z",
    )


def test_extracts_are_the_bytes_received(sample: dict[str, bytes]) -> None:
    dossier = sample_dossier(1)
    own = {row["claim_id"]: row for row in dossier.claims.to_pylist()}
    for number, source in enumerate(dossier.sources, start=1):
        assert source.path is not None
        whole = source.path.read_bytes()
        extract = sample[f"11_原始数据/extracts/{number:02d}_{source.name}"]
        text = extract.decode(source.encoding)
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert {row["claim_id"] for row in rows} == {
            claim for claim, row in own.items() if row["source"] == source.name
        }
        assert "STRANGER" not in text
        assert whole.startswith(extract[:60])
        assert b'"says ""yes"",\nand more"' in extract


def test_the_register_names_every_source(sample: dict[str, bytes]) -> None:
    rows = table(sample["11_原始数据/源文件登记.csv"])
    assert [row["name"] for row in rows] == ["claims-2025-03.csv", "claims-2025-04.csv"]
    assert all(len(row["sm3"]) == len(row["sha256"]) == 64 for row in rows)
    assert [row["encoding"] for row in rows] == ["utf-8-sig", "gb18030"]


def test_canonical_data_say_the_same_in_both_forms(sample: dict[str, bytes]) -> None:
    parquet = pq.read_table(io.BytesIO(sample["12_规范化数据/claims.parquet"]))
    rows = table(sample["12_规范化数据/claims.csv"])
    assert parquet.column("claim_id").to_pylist() == [row["claim_id"] for row in rows]
    names = [c["name"] for c in json.loads(sample["12_规范化数据/schema.json"])["claims.csv"]]
    assert names == parquet.column_names
    assert all(c["meaning"] for c in json.loads(sample["12_规范化数据/schema.json"])["claims.csv"])


def test_the_snapshot_is_loadable_layout(sample: dict[str, bytes]) -> None:
    data = sample["14_分析方法/snapshot/data/claims.parquet"]
    claims = pq.read_table(io.BytesIO(data))
    assert "total_amount" in claims.column_names
    assert "claim_no" not in claims.column_names
    exact = sum(claims.column("total_amount").to_pylist())
    assert int(exact * 100) == sum(
        sample_dossier(1).claims.column("total_amount_minor").to_pylist()
    )


def test_the_method_record_names_what_a_court_asks(sample: dict[str, bytes]) -> None:
    text = sample["14_分析方法/method.md"].decode()
    for said in ("card collection", "集中刷卡", "92%", "needs trace codes", "seeds"):
        assert said in text
    assert "timings" not in json.loads(sample["14_分析方法/run.json"])
    assert sample["14_分析方法/packages.txt"].decode().splitlines()[0] == "coterie==0.1.0"


def test_doubts_hold_readings_gaps_and_limits(sample: dict[str, bytes]) -> None:
    text = sample["21_排除与疑点.md"].decode()
    for said in ("同一家庭", "Twelve do not", "回收药品", "amount_is_no_number", "fund share: 1"):
        assert said in text


def test_markup_in_words_of_others_stays_text(hostile: dict[str, bytes]) -> None:
    for path in ("14_分析方法/method.md", "21_排除与疑点.md", "22_权限与保密.md"):
        text = hostile[path].decode()
        assert "<img" not in text.replace("\\<img", "")
        assert "\u202e" not in text


def test_the_catalogue_names_files_and_the_us_element(sample: dict[str, bytes]) -> None:
    rows = table(sample["15_证据目录.csv"])
    assert "element" not in rows[0]
    assert all(row["file"] in sample for row in rows)
    american = table(items(sample_dossier(1), template="us")["15_证据目录.csv"])
    assert [row["element"] for row in american] == ["claim", "", "", "", ""]


def test_custody_is_a_slice_with_its_head(sample: dict[str, bytes]) -> None:
    dossier = sample_dossier(1)
    lines = sample["17_保管链.jsonl"].decode().splitlines()
    assert json.loads(lines[0])["head"] == dossier.custody_head
    assert len(lines) == 1 + len(dossier.custody) + len(dossier.custody_skipped)
    assert dossier.custody_head in sample["17_保管链_说明.txt"].decode()


def test_a_whole_parquet_source_is_given_on_request(tmp_path) -> None:
    import hashlib  # noqa: PLC0415
    from dataclasses import replace  # noqa: PLC0415

    dossier = sample_dossier(1)
    path = tmp_path / "claims.parquet"
    path.write_bytes(b"PAR1 some bytes PAR1")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    old = dossier.sources[0]
    source = replace(old, name="claims.parquet", sha256=digest, path=path)
    column = ["" if s is None else s for s in dossier.claims.column("source_sha256").to_pylist()]
    column = [digest if value == old.sha256 else value for value in column]
    place = dossier.claims.column_names.index("source_sha256")
    import pyarrow as pa  # noqa: PLC0415

    claims = dossier.claims.set_column(place, "source_sha256", pa.array(column))
    changed = replace(dossier, sources=(source, dossier.sources[1]), claims=claims)
    assert not [p for p in items(changed) if p.endswith("01_claims.parquet")]
    assert "Parquet" in items(changed)["11_原始数据/源文件登记.csv"].decode()
    whole = items(changed, whole_sources=True)
    assert whole["11_原始数据/extracts/01_claims.parquet"] == path.read_bytes()
