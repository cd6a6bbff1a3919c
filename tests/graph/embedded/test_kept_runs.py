"""What a run leaves in a workspace: tables of its rings, its files, and nothing after removal."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graph.duckdb_store import DuckDBStore, open_snapshot
from graph.embedded.snapshot import load
from model.errors import UnknownEntity
from model.run_tables import RING_CLAIMS, RUN_TABLES
from tests.contracts.store_worlds import as_chunks, random_world

ONE = {"ring_claims": pa.table([["R1"], ["c1"], ["why"]], schema=RING_CLAIMS)}


@pytest.fixture
def store(tmp_path: Path) -> DuckDBStore:
    load(tmp_path, as_chunks(random_world(7)))
    return open_snapshot(tmp_path)


def test_a_run_written_again_replaces_the_earlier_and_only_that(store: DuckDBStore) -> None:
    store.write_rings("run-1", ONE)
    store.write_rings("run-2", ONE)
    store.write_rings("run-1", {})
    kept = store.workspace / "rings"
    assert {path.stem for path in (kept / "run-1").iterdir()} == set(RUN_TABLES)
    assert pq.read_table(kept / "run-1" / "ring_claims.parquet").num_rows == 0
    assert pq.read_table(kept / "run-2" / "ring_claims.parquet").equals(ONE["ring_claims"])
    assert sorted(path.name for path in kept.iterdir()) == ["run-1", "run-2"]


def test_a_removed_run_is_gone_and_the_other_stays(store: DuckDBStore) -> None:
    for run in ("run-1", "run-2"):
        store.write_rings(run, ONE)
        store.archive.put("runs", run, {"run.json": run})
    store.remove_run("run-2")
    assert store.archive.names("runs") == ("run-1",)
    assert store.archive.newest("runs") == "run-1"
    assert [path.name for path in (store.workspace / "rings").iterdir()] == ["run-1"]
    with pytest.raises(UnknownEntity):
        store.remove_run("run-2")


def test_loads_and_runs_lie_where_they_always_did(store: DuckDBStore) -> None:
    store.archive.add("loads", {"report.json": "{}"})
    store.archive.put("runs", "3f09a1c2d4e5", {"run.json": "{}"})
    assert (store.workspace / "loads" / "0001" / "report.json").read_text() == "{}"
    assert (store.workspace / "runs" / "LATEST").read_text() == "3f09a1c2d4e5\n"
