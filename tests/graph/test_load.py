"""Loading: every row accounted for, nothing changed twice, conflicts kept, refunds netted."""

import json
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest

from graph.duckdb_store import open_snapshot
from graph.embedded.snapshot import load
from model.errors import LayoutError
from model.language import Text
from model.provenance import Chunk, ColumnUse, Reject
from tests.contracts.store_worlds import as_chunks, chunk, claim, random_world

A, B = claim("1", "p", "h", "d", 0), claim("2", "p", "h", "d", 1)


def effective(workspace: Path) -> dict[str, bool]:
    rows = open_snapshot(workspace).query("SELECT claim_id, effective FROM claims").to_pylist()
    return {row["claim_id"]: row["effective"] for row in rows}


def test_every_row_is_loaded_merged_or_rejected(tmp_path: Path) -> None:
    refused = (Reject("a.csv", 9, "total_amount", "x", "amount"), Reject("a.csv", 9, "p", "", "y"))
    changed = {**B, "total_amount_minor": 7}
    report = load(
        tmp_path,
        [
            chunk("claims", [A, B, A], rejects=refused),
            chunk("claims", [B, changed, changed], "b.csv"),
            chunk(
                "claim_doctors",
                [{"claim_id": "1", "doctor_id": "e", "role": "other"}] * 2,
                derived=True,
            ),
        ],
    )
    counts = {f.source.name: (f.rows, f.loaded, f.merged, f.rejected) for f in report.files}
    assert all(f.balanced for f in report.files)
    assert {name: rows for name, (rows, *_) in counts.items()} == {"a.csv": 4, "b.csv": 3}
    assert sum(loaded for _, loaded, _, _ in counts.values()) == 1
    assert sum(rejected for *_, rejected in counts.values()) == 1 + 4
    assert report.totals["claims"] == 1
    assert report.totals["claim_doctors"] == 1
    assert report.changed_rows == 2
    assert [r for r in report.rejects if r.reason == "amount"] == [refused[0]]


def test_the_same_rows_again_change_nothing(tmp_path: Path) -> None:
    first = load(tmp_path, as_chunks(random_world(1)))
    again = load(tmp_path, as_chunks(random_world(1), "renamed"))
    assert (again.changed_rows, again.snapshot) == (0, first.snapshot)
    assert again.data_version == first.data_version
    assert again.totals == first.totals
    assert all(f.merged == f.rows for f in again.files)
    assert sorted(p.name for p in tmp_path.glob("claims-*")) == ["claims-1.duckdb"]


def test_a_later_load_adds_and_old_readers_keep_their_snapshot(tmp_path: Path) -> None:
    load(tmp_path, [chunk("claims", [A])])
    before = open_snapshot(tmp_path)
    report = load(tmp_path, [chunk("claims", [A, B], "later.csv")])
    assert (report.changed_rows, report.snapshot) == (1, "claims-2.duckdb")
    assert before.claim_index().size == 1
    after = open_snapshot(tmp_path)
    assert after.claim_index().size == 2
    rows = after.claim_rows([0, 1]).select(["source", "row_no"]).to_pylist()
    assert rows == [{"source": "a.csv", "row_no": 1}, {"source": "later.csv", "row_no": 2}]
    whole = load(tmp_path / "other", [chunk("claims", [B, A])])
    assert whole.data_version == report.data_version


def test_a_row_that_contradicts_a_loaded_one_withdraws_it_for_good(tmp_path: Path) -> None:
    load(tmp_path, [chunk("claims", [A, B])])
    changed = {**B, "total_amount_minor": 7}
    report = load(tmp_path, [chunk("claims", [changed, B], "new.csv")])
    assert (report.changed_rows, report.totals["claims"]) == (1, 1)
    assert report.rejects == (
        Reject("a.csv", 2, "claims", '["2"]', "withdrawn"),
        Reject("new.csv", 1, "claims", '["2"]', "conflicts_with_loaded"),
        Reject("new.csv", 2, "claims", '["2"]', "conflicts_with_loaded"),
    )
    store = open_snapshot(tmp_path)
    kept = store.query("SELECT * FROM conflicts WHERE rejected_row_no = 1").to_pylist()
    assert json.loads(kept[0]["rejected_row"])["total_amount_minor"] == 7
    third = {**B, "total_amount_minor": 8}
    for row, snapshot in ((changed, "claims-2"), (B, "claims-2"), (third, "claims-3")):
        again = load(tmp_path, [chunk("claims", [row], "again.csv")])
        assert (again.snapshot, again.changed_rows) == (f"{snapshot}.duckdb", 0)
        assert [r.reason for r in again.rejects] == ["conflicts_with_loaded"]
        assert again.data_version == report.data_version


def test_what_is_registered_may_change_and_stays_readable(tmp_path: Path) -> None:
    def registered(patient: str, **cells: str | None) -> dict[str, str | None]:
        return {"patient_id": patient, **cells}

    people = [registered("p", phone="1", sex="f"), registered("q", phone="2")]
    load(tmp_path, [chunk("claims", [A]), chunk("patients", people)])
    news = [registered("p", phone="3"), registered("q"), registered("r", phone="4")]
    report = load(tmp_path, [chunk("patients", news, "april.csv")])
    assert [(f.rows, f.loaded, f.merged) for f in report.files] == [(3, 2, 1)]
    assert (report.changed_rows, report.rejects) == (2, ())
    assert "phone 1" in report.notices[0].en
    store = open_snapshot(tmp_path)
    rows = store.query("SELECT patient_id, phone, sex FROM patients ORDER BY 1").to_pylist()
    assert [tuple(row.values()) for row in rows] == [
        ("p", "3", "f"),
        ("q", "2", None),
        ("r", "4", None),
    ]
    (former,) = store.query("SELECT * FROM load_replaced").to_pylist()
    assert (former["load_no"], former["former_load_no"], former["former_source"]) == (2, 1, "a.csv")
    assert json.loads(former["former_row"])["phone"] == "1"
    again = load(tmp_path, [chunk("patients", news, "april.csv")])
    assert (again.changed_rows, again.data_version) == (0, report.data_version)
    torn = [registered("p", phone="8"), registered("p", phone="9")]
    report = load(tmp_path, [chunk("patients", torn, "torn.csv")])
    assert [r.reason for r in report.rejects] == ["conflicting_duplicate"] * 2
    assert "the oldest first" in report.notices[0].en
    assert report.data_version == again.data_version


def test_no_cell_can_imitate_its_neighbour(tmp_path: Path) -> None:
    rows = [
        {**A, "credential_type": "a", "operator_id": "bc"},
        {**A, "credential_type": "ab", "operator_id": "c"},
        {**A, "credential_type": "a2:bc", "operator_id": None},
        {**A, "credential_type": "a", "operator_id": ""},
        {**A, "credential_type": "a", "operator_id": None},
        {**A, "credential_type": "a\x1f", "operator_id": "-"},
    ]
    report = load(tmp_path, [chunk("claims", rows)])
    assert report.totals["claims"] == 0
    assert len(report.rejects) == len(rows)


@pytest.mark.parametrize("order", [1, -1])
def test_refunds_net_to_the_cent_in_any_order(tmp_path: Path, order: int) -> None:
    def refund(of: str, minor: int, number: str):
        return claim(number, "p", "h", "d", 3, total_amount_minor=minor, reverses_claim_id=of)

    rows = [
        claim("sold", "p", "h", "d", 0),
        claim("gone", "p", "h", "d", 0),
        refund("gone", -1_000, "r1"),
        claim("part", "p", "h", "d", 0),
        refund("part", -999, "r2"),
        claim("two", "p", "h", "d", 0),
        refund("two", -400, "r3"),
        refund("two", -600, "r4"),
        refund("nowhere", -5, "r5"),
        claim("minus", "p", "h", "d", 0, total_amount_minor=-1),
        claim("back", "p", "h", "d", 0),
        refund("back", -1_000, "r6"),
        refund("r6", 1_000, "r7"),  # the refund itself was taken back
        refund("loop2", -1, "loop1"),
        refund("loop1", -1, "loop2"),
    ][::order]
    first = load(tmp_path, [chunk("claims", rows[:8])])
    last = load(tmp_path, [chunk("claims", rows[8:], "b.csv")])
    assert {name for name, valid in effective(tmp_path).items() if valid} == {
        "sold",
        "part",
        "back",
    }
    assert [notice.en for notice in last.notices] == [
        "refunds that name a claim which is not loaded: 1",
        "negative claims that name no claim which they refund: 1",
    ]
    if order < 0:
        assert any("not loaded" in notice.en for notice in first.notices)


def test_numbers_follow_the_bytes_of_identifiers(tmp_path: Path) -> None:
    ids = ["é", "a", "B", "001", "1", "𠮷", "䶮", " a", "Z", "z", "A\u0301"]
    load(tmp_path, [chunk("claims", [claim(i, i, i, i, 0) for i in ids])])
    index = open_snapshot(tmp_path).claim_index()
    expected = sorted(ids, key=lambda i: i.encode())
    for column in (index.patient_ids, index.provider_ids, index.doctor_ids):
        assert column.to_pylist() == expected
    assert index.patient.tolist() == list(range(len(ids)))


def test_many_claims_stay_in_order_beyond_one_row_group(tmp_path: Path) -> None:
    count = 150_000
    numbers = [(at * 7_919) % count for at in range(count)]
    base = chunk("claims", [A]).rows.to_pydict()
    columns = {name: values * count for name, values in base.items()}
    columns["claim_id"] = [f"{n:08d}" for n in numbers]
    columns["patient_id"] = [f"{n % 999}" for n in numbers]
    columns["total_amount_minor"] = numbers
    columns["row_no"] = list(range(count))
    one = chunk("claims", [A])
    batch = pa.RecordBatch.from_pydict(columns, schema=one.rows.schema)
    load(tmp_path, [Chunk("claims", one.source, batch)])
    index = open_snapshot(tmp_path).claim_index()
    assert index.total_minor.tolist() == list(range(count))
    stored = open_snapshot(tmp_path).query("SELECT claim_no, claim_id FROM claims LIMIT 140000")
    assert stored["claim_id"].to_pylist() == [f"{n:08d}" for n in stored["claim_no"].to_pylist()]


def test_times_and_days(tmp_path: Path) -> None:
    rows = [
        claim(
            "1", "p", "h", None, 0, start_time=datetime(1969, 12, 30), end_time=datetime(2025, 1, 2)
        ),
        claim("2", "p", "h", None, 0, settle_time=datetime(1970, 1, 1, 0, 1, 5)),
    ]
    load(tmp_path, [chunk("claims", rows)])
    index = open_snapshot(tmp_path).claim_index()
    assert index.day.tolist() == [-2, 20089]
    assert index.end_day.tolist() == [20090, -1]
    assert index.start_second.tolist() == [-1, 34200]
    assert index.settle_at.tolist() == [-1, 65]


def test_the_loader_has_the_last_word(tmp_path: Path) -> None:
    told: list[str] = []

    def rows():
        yield chunk("claims", [A])
        told.append("read")

    def finish():
        told.append("asked")
        return [ColumnUse("a.csv", "x", "ignored", 0.5)], [Text(en="mind the gap", zh="请注意")]

    report = load(tmp_path, rows(), finish)
    assert told == ["read", "asked"]
    assert report.columns == (ColumnUse("a.csv", "x", "ignored", 0.5),)
    assert [notice.en for notice in report.notices] == ["mind the gap"]
    kept = (
        open_snapshot(tmp_path).query("SELECT column_name, used_as FROM load_columns").to_pylist()
    )
    assert kept == [{"column_name": "x", "used_as": "ignored"}]


def test_rows_outside_the_layout_are_refused_and_leave_nothing(tmp_path: Path) -> None:
    load(tmp_path, [chunk("claims", [A])])
    good = chunk("claims", [B])
    lacking = Chunk("claims", good.source, good.rows.select(["claim_id", "row_no"]))
    nameless = chunk("claims", [{**B, "patient_id": None}])
    for bad in (lacking, nameless, Chunk("charges", good.source, good.rows)):
        with pytest.raises(LayoutError, match=r"a\.csv"):
            load(tmp_path, [good, bad])
        assert sorted(p.name for p in tmp_path.iterdir()) == [
            "CURRENT",
            "LOADING.lock",
            "claims-1.duckdb",
        ]
    assert open_snapshot(tmp_path).claim_index().size == 1


def test_no_rows_at_all_is_an_empty_graph(tmp_path: Path) -> None:
    report = load(tmp_path, [chunk("claims", [])])
    assert report.totals["claims"] == 0
    assert [(f.rows, f.loaded) for f in report.files] == [(0, 0)]
    assert open_snapshot(tmp_path).claim_index().size == 0
