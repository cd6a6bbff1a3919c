"""The mirror: the server's data version on this machine, from wherever it is had soonest."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import graph.bolt.mirror as mirror_room
from graph.address import PASSWORD, ServerAddress
from graph.bolt.connection import Connection
from graph.bolt.graph_state import store_id
from graph.bolt.loading import load
from graph.bolt.mirror import bring_up, mirror_engine, mirror_folder
from graph.embedded import snapshot
from graph.embedded.versions import adopt, contents
from graph.embedded.workspace import current_number, current_snapshot, load_lock
from model.errors import StoreUnavailable
from tests.contracts.store_worlds import as_chunks, chunk, claim, random_world

ROOT = Path(__file__).parents[3]
WORLD = random_world(7, claims=60)
OTHER = [chunk("claims", [claim("x", "y", "z", None, 1)])]

IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from graph.address import server_address
from graph.bolt.connection import Connection
from graph.bolt.mirror import bring_up

print("ready", flush=True)
sys.stdin.readline()
print(bring_up(Connection(server_address(sys.argv[1])), Path(sys.argv[2])))
"""


@dataclass
class Server:
    """A loaded server, and how often its rows were pulled."""

    connection: Connection
    loader: Path
    version: str
    pulls: int = 0

    @property
    def loaders_mirror(self) -> Path:
        return mirror_folder(self.loader, store_id(self.connection))


@pytest.fixture(scope="module")
def loaded(
    empty_neo4j_for_module: ServerAddress, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    connection, workspace = Connection(empty_neo4j_for_module), tmp_path_factory.mktemp("loader")
    report = load(connection, workspace, as_chunks(WORLD))
    yield Server(connection, workspace, report.data_version)
    connection.close()


@pytest.fixture
def server(loaded: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    loaded.pulls = 0
    pull = mirror_room.pull

    def counted(*arguments: object) -> None:
        loaded.pulls += 1
        pull(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(mirror_room, "pull", counted)
    return loaded


def version(path: Path) -> str:
    found = contents(path)
    assert found is not None
    return found.data_version


def test_pulled_once_and_then_simply_there(server: Server, tmp_path: Path) -> None:
    folder = tmp_path / "folder with 'quotes'"
    heard: list[tuple[str, int, int]] = []
    found = bring_up(server.connection, folder, progress=lambda *step: heard.append(step))
    assert found == current_snapshot(folder)
    assert version(found) == server.version
    assert heard
    assert bring_up(server.connection, folder) == found
    with mirror_engine(server.connection, folder) as engine:
        assert engine.data_version == server.version
        assert engine.snapshot == found
    assert server.pulls == 1
    assert not (folder / ".pulling").exists()


def test_another_workspace_of_this_machine_lends_its_snapshot(
    server: Server, tmp_path: Path
) -> None:
    lent = current_snapshot(server.loaders_mirror)
    found = bring_up(server.connection, tmp_path, [tmp_path / "none", server.loaders_mirror])
    assert found is not None
    assert found.samefile(lent)
    assert not found.is_symlink()
    assert server.pulls == 0


def test_between_two_disks_it_is_copied(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_paths: object) -> None:
        raise OSError(errno.EXDEV, "other disk")

    monkeypatch.setattr(os, "link", refused)
    lent = current_snapshot(server.loaders_mirror)
    found = bring_up(server.connection, tmp_path, [server.loaders_mirror])
    assert found is not None
    assert not found.samefile(lent)
    assert found.read_bytes() == lent.read_bytes()


def test_the_same_rows_from_other_files_are_not_borrowed(server: Server, tmp_path: Path) -> None:
    """Their rows would name source files that the server does not know."""
    local = tmp_path / "local"
    assert snapshot.load(local, as_chunks(WORLD, "copies")).data_version == server.version
    found = bring_up(server.connection, tmp_path / "mirror", [local])
    assert found is not None
    with mirror_engine(server.connection, tmp_path / "mirror") as engine:
        names = engine.query("SELECT DISTINCT name FROM sources ORDER BY name")["name"].to_pylist()
    assert all(name.startswith("world/") for name in names)
    assert server.pulls == 1


def test_a_mirror_that_ran_ahead_goes_back_without_losing_anything(
    server: Server, tmp_path: Path
) -> None:
    first = bring_up(server.connection, tmp_path, [server.loaders_mirror])
    assert first is not None
    snapshot.load(tmp_path, OTHER)
    ahead = current_snapshot(tmp_path)
    with mirror_engine(server.connection, tmp_path) as engine:  # a load may be running there
        assert engine.snapshot == first
        assert current_snapshot(tmp_path) == ahead
    found = bring_up(server.connection, tmp_path)
    assert found is not None
    assert found.samefile(first)
    assert found == current_snapshot(tmp_path)
    assert current_number(tmp_path) == 3
    assert ahead.exists()
    assert server.pulls == 0


def test_a_damaged_snapshot_is_pulled_anew(server: Server, tmp_path: Path) -> None:
    bring_up(server.connection, tmp_path)
    current_snapshot(tmp_path).write_bytes(b"not a database")
    found = bring_up(server.connection, tmp_path)
    assert found is not None
    assert version(found) == server.version
    assert server.pulls == 2


def test_a_pull_that_was_cut_off_leaves_nothing_in_use(server: Server, tmp_path: Path) -> None:
    def cut_off(*_step: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bring_up(server.connection, tmp_path, progress=cut_off)
    assert current_number(tmp_path) == 0
    (tmp_path / ".pulling").mkdir(exist_ok=True)
    (tmp_path / ".pulling" / "CURRENT").write_text("claims-1.duckdb", encoding="utf-8")
    found = bring_up(server.connection, tmp_path)
    assert found is not None
    assert version(found) == server.version


def test_a_load_that_runs_in_the_folder_is_not_disturbed(server: Server, tmp_path: Path) -> None:
    adopt(tmp_path, snapshot_of_other(tmp_path / "other"))
    before = current_number(tmp_path)
    with load_lock(tmp_path), pytest.raises(StoreUnavailable, match="another load is running"):
        bring_up(server.connection, tmp_path)
    assert current_number(tmp_path) == before


def snapshot_of_other(workspace: Path) -> Path:
    snapshot.load(workspace, OTHER)
    return current_snapshot(workspace)


def test_processes_that_want_the_same_mirror_wait_for_one_another(
    server: Server, tmp_path: Path
) -> None:
    address = server.connection.address
    command = [sys.executable, "-c", IN_ANOTHER_PROCESS, address.uri, str(tmp_path)]
    processes = [
        subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, PASSWORD: address.password},
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    said = [process.communicate("\n", timeout=120)[0].strip() for process in processes]
    assert said == [str(tmp_path / "claims-1.duckdb")] * 2
    assert [process.returncode for process in processes] == [0, 0]
    assert version(current_snapshot(tmp_path)) == server.version
