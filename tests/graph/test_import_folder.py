"""The files for a server of somebody else: imported as their README says, they are the claims."""

import csv
from contextlib import closing
from pathlib import Path

import pytest

from graph.address import ServerAddress
from graph.bolt.connection import Connection
from graph.bolt.graph_state import read_state
from graph.bolt.schema import check
from graph.duckdb_store import open_snapshot
from graph.import_file import IMPORT
from graph.import_folder import FINISH, README, command_line, write_import_folder
from investigation.graph_files import write_graph_files
from investigation.place import Place
from model.errors import SettingError, StoreUnavailable
from tests.contracts.store_worlds import as_chunks, random_world
from tests.graph.bolt.pushed_graph import snapshots_of

AS_IMPORTED = """
CREATE (g:Graph) SET g = $graph, g.layout = toInteger($graph.layout),
    g.load_no = toInteger($graph.load_no), g.imported = $graph.imported = 'true'"""


def test_what_comes_after_the_import_makes_the_graph_whole(
    bare_neo4j_address: ServerAddress, tmp_path: Path
) -> None:
    """On the node that the files bring; ``test_bulk`` compares what else is in them."""
    snapshots_of(tmp_path / "ws", as_chunks(random_world(5)))
    files = write_import_folder(tmp_path / "ws", tmp_path / "files")
    (graph,) = (file.path for file in files if file.labels == ("Graph",))
    with graph.open(encoding="utf-8", newline="") as opened:
        (row,) = csv.DictReader(opened)
    kept = {name.partition(":")[0]: cell for name, cell in row.items() if name[0] != ":"}
    statements = (tmp_path / "files" / FINISH).read_text(encoding="utf-8").split(";\n")
    assert statements.pop() == ""
    with closing(Connection(bare_neo4j_address)) as connection:
        connection.write(AS_IMPORTED, graph=kept)
        for statement in statements:
            connection.alone(statement)
        connection.alone("CALL db.awaitIndexes(60)")
        check(connection)
        state = read_state(connection)
    assert state is not None
    with closing(open_snapshot(tmp_path / "ws")) as local:
        assert state.data_version == local.data_version
    assert (state.target, state.imported, state.load_no) == (None, False, 1)


def test_the_command_stands_in_the_readme_with_every_file(tmp_path: Path) -> None:
    snapshots_of(tmp_path / "ws", as_chunks(random_world(5)))
    folder = tmp_path / "files"
    files = write_import_folder(tmp_path / "ws", folder)
    command = command_line(files, folder)
    assert command in (folder / README).read_text(encoding="utf-8")
    words = command.replace("\\\n", " ").split()
    assert words[: len(IMPORT) + 1] == ["neo4j-admin", *IMPORT]
    assert {word.rpartition("=")[2] for word in words if word.endswith(".csv")} == {
        path.name for path in folder.glob("*.csv")
    }


def full(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_the_folder_appears_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, folder = Place(tmp_path / "ws"), tmp_path / "files"
    with pytest.raises(StoreUnavailable):
        write_graph_files(place, folder)
    snapshots_of(place.workspace, as_chunks(random_world(5)))
    with monkeypatch.context() as patched:
        patched.setattr("graph.import_folder.put_file", full)
        with pytest.raises(StoreUnavailable):
            write_graph_files(place, folder)
    assert [path.name for path in tmp_path.iterdir()] == ["ws"]
    assert "README.txt" in write_graph_files(place, folder).en
    with pytest.raises(SettingError, match="exists already"):
        write_graph_files(place, folder)
    with pytest.raises(SettingError, match="on a server"):
        write_graph_files(Place(tmp_path, "bolt://127.0.0.1:1"), tmp_path / "other")
