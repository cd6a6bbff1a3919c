"""The workspace: one load at a time, nothing half done, newer data refused, clear messages."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest

from graph.duckdb_store import open_snapshot
from graph.embedded.snapshot import load
from graph.embedded.workspace import load_lock, remove_old_snapshots
from model.errors import StoreUnavailable
from tests.contracts.store_worlds import chunk, claim, random_world, scattered

ROOT = Path(__file__).parents[2]
KILLED = """
import sys
from pathlib import Path
from graph.embedded.snapshot import load
from tests.contracts.store_worlds import random_world, scattered
print("ready", flush=True)
load(Path(sys.argv[1]), scattered({"claims": random_world(2, claims=400)["claims"]}, 1))
"""
MORE = {"claims": random_world(2, claims=400)["claims"]}
ROWS = [claim("1", "p", "h", "d", 0)]


def test_nothing_loaded_yet_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="coterie load"):
        open_snapshot(tmp_path)


def test_only_one_load_at_a_time(tmp_path: Path) -> None:
    with load_lock(tmp_path), pytest.raises(StoreUnavailable, match=f"process {os.getpid()}"):
        load(tmp_path, [chunk("claims", ROWS)])
    assert load(tmp_path, [chunk("claims", ROWS)]).changed_rows == 1


def test_the_lock_of_a_dead_process_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / "LOADING.lock").write_text("999999", encoding="utf-8")
    assert load(tmp_path, [chunk("claims", ROWS)]).changed_rows == 1


@pytest.mark.parametrize(
    "content", ["", "claims-7.duckdb", "../claims-1.duckdb", "claims-1.duckdb\nx"]
)
def test_a_damaged_pointer_is_reported(tmp_path: Path, content: str) -> None:
    load(tmp_path, [chunk("claims", ROWS)])
    (tmp_path / "CURRENT").write_text(content, encoding="utf-8")
    for call in (lambda: open_snapshot(tmp_path), lambda: load(tmp_path, [])):
        with pytest.raises(StoreUnavailable, match="damaged"):
            call()
    assert (tmp_path / "claims-1.duckdb").exists()


def test_newer_and_broken_snapshots_are_refused(tmp_path: Path) -> None:
    load(tmp_path, [chunk("claims", ROWS)])
    snapshot = tmp_path / "claims-1.duckdb"
    with duckdb.connect(str(snapshot)) as connection:
        connection.execute("UPDATE meta SET schema_version = 99")
    for call in (lambda: open_snapshot(tmp_path), lambda: load(tmp_path, [chunk("claims", ROWS)])):
        with pytest.raises(StoreUnavailable, match=r"format 99.*update"):
            call()
    snapshot.write_bytes(b"not a database" * 99)
    for call in (lambda: open_snapshot(tmp_path), lambda: load(tmp_path, [chunk("claims", ROWS)])):
        with pytest.raises(StoreUnavailable):
            call()
    assert sorted(p.name for p in tmp_path.glob("claims-*")) == ["claims-1.duckdb"]


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreUnavailable, match="untouched"):
        load(tmp_path / "file" / "workspace", [chunk("claims", ROWS)])


def test_a_full_disk_leaves_the_old_data_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(tmp_path, [chunk("claims", ROWS)])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("graph.embedded.snapshot.put_in_use", full)
    with pytest.raises(StoreUnavailable, match="untouched"):
        load(tmp_path, [chunk("claims", [claim("2", "p", "h", "d", 0)])])
    assert open_snapshot(tmp_path).claim_index().size == 1
    assert sorted(p.name for p in tmp_path.glob("claims-*")) == ["claims-1.duckdb"]


def test_hostile_folder_names(tmp_path: Path) -> None:
    workspace = tmp_path / 'it\'s "a" folder; DROP TABLE claims --' / "数据"
    assert load(workspace, [chunk("claims", ROWS)]).changed_rows == 1
    assert load(workspace, [chunk("claims", ROWS)]).changed_rows == 0
    assert open_snapshot(workspace).claim_index().size == 1


def test_old_snapshots_go_only_when_asked(tmp_path: Path) -> None:
    for at in range(4):
        load(tmp_path, [chunk("claims", [claim(str(at), "p", "h", "d", 0)])])
    assert [p.name for p in sorted(remove_old_snapshots(tmp_path, keep=2))] == [
        "claims-1.duckdb",
        "claims-2.duckdb",
    ]
    assert open_snapshot(tmp_path).claim_index().size == 4


def test_killed_at_any_moment_the_next_load_finishes(tmp_path: Path) -> None:
    load(tmp_path / "before", [chunk("claims", ROWS)])
    shutil.copytree(tmp_path / "before", tmp_path / "whole")
    began = time.monotonic()
    expected = load(tmp_path / "whole", scattered(MORE, 1))
    takes = time.monotonic() - began
    killed = 0
    for at in range(8):
        workspace = tmp_path / f"killed {at}"
        shutil.copytree(tmp_path / "before", workspace)
        command = [sys.executable, "-c", KILLED, str(workspace)]
        with subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
        ) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(takes * at / 8)
            child.send_signal(signal.SIGKILL)
        killed += child.returncode == -signal.SIGKILL
        assert open_snapshot(workspace).claim_index().size in (1, expected.totals["claims"])
        report = load(workspace, scattered(MORE, 9 + at))
        assert report.data_version == expected.data_version
        left = {path.name for path in workspace.iterdir()}
        assert left == {"CURRENT", "LOADING.lock", "claims-1.duckdb", "claims-2.duckdb"}
    assert killed >= 4
