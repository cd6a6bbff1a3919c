"""Whatever is wrong with the server: one clear line within five seconds, and back by itself."""

import http.client
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from commands import main
from graph.address import PASSWORD, ServerAddress
from graph.answers import DEFAULT_CAP
from graph.bolt.connection import Connection
from graph.bolt.mirror import bring_up, mirror_engine
from graph.embedded.snapshot import nothing_to_add
from graph.neo4j_store import Neo4jStore, open_server
from investigation.place import STORE, WORKSPACE
from model.entities import EntityRef
from model.errors import CoterieError, ServerAway, StoreUnavailable
from tests.contracts.store_worlds import as_chunks, random_world
from tests.graph.bolt.own_servers import Restartable, encrypting, mute_server, web_server

SECONDS = 5.0
CANARY = "canary-77aa"
NOBODY = ServerAddress("bolt://127.0.0.1:9", "neo4j", CANARY)


@contextmanager
def refused(words: str, kind: type[CoterieError] = StoreUnavailable) -> Iterator[None]:
    """One line that says these words, in time, in both languages, without the password."""
    began = time.monotonic()
    with pytest.raises(kind) as refusal:
        yield
    took = time.monotonic() - began
    assert words in str(refusal.value)
    for language in ("en", "zh"):
        line = refusal.value.in_language(language)
        assert "\n" not in line
        assert CANARY not in line
    assert refusal.value.to_do is not None
    assert took < SECONDS


@pytest.fixture(scope="module")
def server(hardy_server: Restartable) -> Restartable:
    return hardy_server


def opened(address: ServerAddress) -> None:
    Connection(address).close()


def test_nothing_listens() -> None:
    with refused("does not answer", ServerAway):
        opened(NOBODY)
    with refused("does not answer", ServerAway):
        opened(replace(NOBODY, uri="neo4j://127.0.0.1:9"))


def test_no_such_host() -> None:
    with refused("no host of this name", ServerAway):
        opened(replace(NOBODY, uri="bolt+s://no-such-host.invalid:7687"))


@pytest.mark.parametrize("scheme", ["bolt", "bolt+s", "neo4j"])
def test_something_that_never_speaks(scheme: str) -> None:
    with mute_server() as port, refused("does not answer", ServerAway):
        opened(replace(NOBODY, uri=f"{scheme}://127.0.0.1:{port}"))


def test_a_web_server() -> None:
    with web_server() as port, refused("[bolt://127.0.0.1"):
        opened(replace(NOBODY, uri=f"bolt://127.0.0.1:{port}"))


def test_the_web_port_of_neo4j(server: Restartable) -> None:
    port = server.options.http_port
    assert port is not None
    assert_soon(lambda: visited(port), refusal=OSError)  # it listens a little later than bolt
    with refused("speaks HTTP"):
        opened(replace(server.address, uri=f"bolt://127.0.0.1:{port}"))


def test_no_encryption_where_it_was_asked_for(server: Restartable) -> None:
    for scheme in ("bolt+s", "bolt+ssc", "neo4j+s"):
        address = server.address
        with refused("no encrypted connection"):
            opened(replace(address, uri=address.uri.replace("bolt:", f"{scheme}:")))


def test_a_certificate_that_nobody_knows(server: Restartable, tmp_path: Path) -> None:
    with encrypting(tmp_path, server.options.bolt_port or 0) as port:
        address = replace(server.address, uri=f"bolt+s://localhost:{port}")
        with refused("certificate of the server is not trusted"):
            opened(address)
        trusting = Connection(replace(address, uri=f"bolt+ssc://localhost:{port}"))
        assert trusting.read("RETURN 1") == [(1,)]
        trusting.close()


def test_a_database_that_is_not_there(server: Restartable) -> None:
    with refused("no database team"):
        opened(replace(server.address, database="team"))


def test_a_wrong_password_again_and_again(server: Restartable) -> None:
    wrong = replace(server.address, password=CANARY)
    with refused("password refused"):
        opened(wrong)
    for _ in range(4):
        with pytest.raises(StoreUnavailable) as last:
            opened(wrong)
    assert "too many wrong passwords" in str(last.value)
    assert_soon(lambda: opened(server.address))  # the account is locked for a few seconds


def visited(port: int) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("GET", "/")
    line.getresponse().read()
    line.close()


def assert_soon(
    question: Callable[[], object],
    seconds: float = 60.0,
    refusal: type[Exception] = StoreUnavailable,
) -> None:
    """The question succeeds within some seconds; a server is slow when it has just started."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            question()
        except refusal:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)
        else:
            return


@pytest.fixture
def store(server: Restartable, tmp_path: Path) -> Iterator[Neo4jStore]:
    found = open_server(server.address, tmp_path)
    yield found
    found.close()


PERSON = EntityRef("patient", "p01")


def test_an_empty_server(store: Neo4jStore, tmp_path: Path) -> None:
    store.connection.write("MATCH (n) DETACH DELETE n")
    for question in (
        store.stats,
        lambda: store.search("x"),
        lambda: store.neighbours(PERSON),
        lambda: store.engine().__enter__(),
        lambda: store.data_version,
    ):
        with refused("coterie load"):
            question()
    assert bring_up(store.connection, tmp_path / "mirror") is None
    assert not (tmp_path / "mirror").exists()
    with refused("coterie load"), mirror_engine(store.connection, tmp_path / "mirror"):
        pass


def test_the_app_recovers_by_itself(store: Neo4jStore, server: Restartable) -> None:
    """Frozen, killed, started again: clear lines meanwhile, answers again through what is open."""
    store.load_batch(as_chunks(random_world(3, claims=40)), nothing_to_add)
    before = store.neighbours(PERSON).rows
    assert before.num_rows
    time.sleep(1.2)  # a connection that lay idle is tried before it is used
    with server.frozen(), refused("does not answer", ServerAway):
        store.neighbours(PERSON)
    assert_soon(lambda: store.neighbours(PERSON))
    server.kill()
    for _ in range(3):
        with refused("does not answer", ServerAway):
            store.neighbours(PERSON)
    with refused("does not answer", ServerAway):
        store.archive.stamp()
    server.start()
    assert_soon(lambda: store.neighbours(PERSON))
    assert store.neighbours(PERSON, cap=DEFAULT_CAP).rows.equals(before)


def test_a_server_that_accepts_no_changes(store: Neo4jStore, server: Restartable) -> None:
    with server.read_only():
        assert_soon(lambda: store.data_version)
        assert store.stats().total
        with refused("accepts no changes"):
            store.connection.write("CREATE (:Thing)")
        with pytest.raises(StoreUnavailable, match="accepts no changes"):
            store.load_batch(as_chunks(random_world(4, claims=10)), nothing_to_add)
        with pytest.raises(StoreUnavailable, match="accepts no changes"):
            store.archive.put("runs", "r1", {"run.json": "{}"})


@pytest.mark.parametrize("verb", [["rings"], ["detect"], ["load", "."], ["app"]])
def test_every_verb_ends_in_one_line(
    verb: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(STORE, NOBODY.uri)
    monkeypatch.setenv(PASSWORD, CANARY)
    monkeypatch.setenv(WORKSPACE, str(tmp_path))
    monkeypatch.setattr("commands.app.launch", lambda *_words: 0)
    began = time.monotonic()
    finished = CliRunner().invoke(main, verb)
    assert time.monotonic() - began < SECONDS
    if verb == ["app"]:  # opens its screens, which show the line as a banner
        return
    assert finished.exit_code == 2
    assert finished.stderr.strip().count("\n") == 0
    assert "does not answer [bolt://127.0.0.1:9]" in finished.stderr
    assert CANARY not in finished.output
    assert "Traceback" not in finished.output
