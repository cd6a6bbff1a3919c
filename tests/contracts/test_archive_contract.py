"""One body of tests for every archive: what loads and runs leave behind, wherever it is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.address import ServerAddress
from graph.archive import Archive
from graph.bolt.archive import PART_CHARACTERS, ServerArchive
from graph.bolt.connection import Connection
from graph.embedded.archive import FolderArchive
from model.errors import SettingError, StoreUnavailable, UnknownEntity

HOSTILE = "a\r\nb\x00 中文𠮷 e\u0301 '\"`;$name //\u2028 \ufeff"
BIG = "中𠮷 x\r\n" * (PART_CHARACTERS // 2)
"""Three parts, one of which ends inside a line."""


@pytest.fixture
def folder(tmp_path: Path) -> Archive:
    return FolderArchive(tmp_path / "not made yet")


@pytest.fixture
def server(neo4j_address: ServerAddress) -> Iterator[Archive]:
    connection = Connection(neo4j_address)
    connection.alone("MERGE (g:Graph {id: 'coterie'})")
    yield ServerArchive(connection)
    assert connection.read("MATCH (f:ArchiveFile) WHERE NOT (f)--() RETURN count(f)") == [(0,)]
    connection.close()


@pytest.fixture(params=["folder", "server"])
def archive(request: pytest.FixtureRequest) -> Archive:
    found: Archive = request.getfixturevalue(request.param)
    return found


def test_an_empty_archive(archive: Archive) -> None:
    assert archive.names("runs") == archive.names("loads") == ()
    assert archive.newest("runs") is archive.newest("loads") is None
    assert archive.stamp() == archive.stamp()
    for call in (
        lambda: archive.read("runs", "none", "run.json"),
        lambda: archive.remove("loads", "0001"),
        lambda: archive.remove("runs", "none"),
    ):
        with pytest.raises(UnknownEntity):
            call()


def test_texts_come_back_to_the_last_character(archive: Archive) -> None:
    files = {"run.json": HOSTILE, "details.json": BIG, "empty.csv": ""}
    archive.put("runs", "r1", files)
    assert {name: archive.read("runs", "r1", name) for name in files} == files
    with pytest.raises(UnknownEntity):
        archive.read("runs", "r1", "other.csv")


def test_a_name_put_again_is_replaced_as_a_whole_and_newest(archive: Archive) -> None:
    archive.put("runs", "b", {"one.csv": BIG, "two.csv": "2"})
    archive.put("runs", "a", {"one.csv": "of a"})
    assert archive.newest("runs") == "a"
    archive.put("runs", "b", {"one.csv": "new"})
    assert archive.newest("runs") == "b"
    assert archive.names("runs") == ("a", "b")
    assert archive.read("runs", "b", "one.csv") == "new"
    with pytest.raises(UnknownEntity):
        archive.read("runs", "b", "two.csv")


def test_the_run_before_is_the_newest_again(archive: Archive) -> None:
    for name in ("z", "a", "m"):
        archive.put("runs", name, {"run.json": name})
    archive.remove("runs", "m")
    assert archive.newest("runs") == "a"
    archive.remove("runs", "z")
    assert archive.newest("runs") == "a"
    archive.remove("runs", "a")
    assert archive.newest("runs") is None
    assert archive.names("runs") == ()


def test_loads_are_numbered(archive: Archive) -> None:
    assert [archive.add("loads", {"report.json": text}) for text in "abc"] == [
        "0001",
        "0002",
        "0003",
    ]
    assert archive.names("loads") == ("0001", "0002", "0003")
    assert archive.newest("loads") == "0003"
    assert archive.read("loads", "0002", "report.json") == "b"
    assert archive.names("runs") == ()


def test_the_stamp_follows_the_newest_run(archive: Archive) -> None:
    stamps = [archive.stamp()]
    archive.put("runs", "a", {"run.json": "1"})
    stamps.append(archive.stamp())
    archive.put("runs", "b", {"run.json": "1"})
    stamps.append(archive.stamp())
    archive.put("runs", "b", {"run.json": "1"})
    stamps.append(archive.stamp())
    archive.remove("runs", "b")
    stamps.append(archive.stamp())
    assert len(set(stamps)) == 5
    assert archive.stamp() == stamps[-1]


@pytest.mark.parametrize("name", ["", "..", "a/b", "a b", "é", "x\0", "-", "a" * 65, "$name"])
def test_names_are_plain(archive: Archive, name: str) -> None:
    for call in (
        lambda: archive.put("runs", name, {"run.json": ""}),
        lambda: archive.put("runs", "a", {name: ""}),
        lambda: archive.read("runs", name, "run.json"),
        lambda: archive.read("runs", "a", name),
        lambda: archive.remove("runs", name),
    ):
        with pytest.raises(SettingError):
            call()
    assert archive.names("runs") == ()


def test_a_server_without_claims_keeps_nothing(neo4j_address: ServerAddress) -> None:
    archive = ServerArchive(Connection(neo4j_address))
    with pytest.raises(StoreUnavailable, match="coterie load"):
        archive.put("runs", "a", {"run.json": ""})
    assert archive.stamp() == ""


def test_what_a_broken_off_put_left_behind_is_never_seen(neo4j_address: ServerAddress) -> None:
    connection = Connection(neo4j_address)
    connection.alone("MERGE (g:Graph {id: 'coterie'})")
    connection.alone(
        "CREATE (:ArchiveFile {key: 'runs/9/run.json/0', name: 'run.json', part: 0, parts: 2, "
        "text: 'half', written_ms: timestamp() - 90000000})"
    )
    archive = ServerArchive(connection)
    assert archive.names("runs") == ()
    archive.put("runs", "a", {"run.json": "whole"})
    assert archive.read("runs", "a", "run.json") == "whole"
    assert connection.read("MATCH (f:ArchiveFile) RETURN count(f)") == [(1,)]
    connection.close()
