"""A connection: constant texts out, rows in, limits kept, nothing secret said."""

import logging
import threading
import time
import traceback
from collections.abc import Iterator
from dataclasses import replace

import pytest
from neo4j import exceptions as driver

import graph.bolt.connection as connection_room
from graph.address import ServerAddress
from graph.bolt.connection import Connection
from graph.bolt.failures import explained
from model.errors import CoterieError, ServerAway, StoreUnavailable

CANARY = "canary-9b27"
NOWHERE = ServerAddress("bolt://127.0.0.1:7687", "neo4j", CANARY)


@pytest.fixture
def connection(neo4j_address: ServerAddress) -> Iterator[Connection]:
    opened = Connection(neo4j_address, query_seconds=2.0)
    yield opened
    opened.close()


def test_rows_come_in_the_order_of_the_return_clause(connection: Connection) -> None:
    text = "UNWIND $numbers AS n RETURN n AS second, n * n AS first ORDER BY n"
    assert connection.read(text, numbers=[3, 1, 2]) == [(1, 1), (2, 4), (3, 9)]


def test_a_stream_comes_in_parts(connection: Connection) -> None:
    parts = list(connection.stream("UNWIND range(1, 25) AS n RETURN n, $text", 10, text="x"))
    assert [len(part) for part in parts] == [10, 10, 5]
    assert parts[2][-1] == (25, "x")


def test_an_unfinished_stream_lets_go(connection: Connection) -> None:
    for _ in range(3):
        assert len(next(connection.stream("UNWIND range(1, 100000) AS n RETURN n", 10))) == 10
    assert connection.read("RETURN 1") == [(1,)]


def test_writes_are_all_or_nothing(connection: Connection) -> None:
    connection.write("CREATE (:Thing {id: $id})", id="a")
    texts: list[tuple[str, dict[str, object]]] = [
        ("CREATE (:Thing {id: 'b'})", {}),
        ("RETURN 1 / 0", {}),
    ]
    with pytest.raises(StoreUnavailable):
        connection.write_unless_done("RETURN true", {}, texts)
    assert connection.read("MATCH (t:Thing) RETURN t.id") == [("a",)]


def test_reading_texts_cannot_write(connection: Connection) -> None:
    with pytest.raises(StoreUnavailable, match="accepts no changes"):
        connection.read("CREATE (:Thing)")
    assert connection.read("MATCH (t) RETURN count(t)") == [(0,)]


SLOW = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a WHERE a < 0 RETURN a"


@pytest.mark.parametrize("seconds", [None, 1.0])
def test_a_question_is_stopped_after_its_time_limit(
    connection: Connection, seconds: float | None
) -> None:
    began = time.monotonic()
    with pytest.raises(StoreUnavailable, match="stopped after its time limit") as refusal:
        connection.read(SLOW, seconds)
    assert not isinstance(refusal.value, ServerAway)
    assert time.monotonic() - began < 5
    assert connection.read("RETURN 1") == [(1,)]


def test_threads_share_a_connection(connection: Connection) -> None:
    found: list[int] = []

    def ask(number: int) -> None:
        for _ in range(20):
            found.append(connection.read("RETURN $n", n=number)[0][0])

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == sorted(list(range(8)) * 20)


@pytest.mark.parametrize("uri", ["bolt://127.0.0.1:{port}", "neo4j://localhost:{port}"])
def test_both_kinds_of_address_open(neo4j_server, uri: str) -> None:
    port = neo4j_server.address.uri.rpartition(":")[2]
    opened = Connection(replace(neo4j_server.address, uri=uri.format(port=port)))
    assert opened.read("RETURN 1") == [(1,)]
    opened.close()


def test_an_older_server_is_refused(neo4j_server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_room, "OLDEST", (9999, 1))
    with pytest.raises(StoreUnavailable, match=r"5\.26 or newer is needed; this is .*Neo4j"):
        Connection(neo4j_server.address)


def answered(code: str) -> driver.Neo4jError:
    return driver.Neo4jError._basic_hydrate(neo4j_code=code, message=f"about {CANARY}")


@pytest.mark.parametrize(
    ("failure", "kind", "line"),
    [
        (answered("Neo.ClientError.Security.Unauthorized"), StoreUnavailable, "password refused"),
        (answered("Neo.ClientError.Security.CredentialsExpired"), StoreUnavailable, "changed"),
        (answered("Neo.ClientError.Security.AuthenticationRateLimit"), StoreUnavailable, "wait"),
        (answered("Neo.ClientError.Security.Forbidden"), StoreUnavailable, "accepts no changes"),
        (
            answered("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase"),
            StoreUnavailable,
            "accepts no changes",
        ),
        (
            answered("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase"),
            StoreUnavailable,
            "accepts no changes",
        ),
        (answered("Neo.ClientError.Database.DatabaseNotFound"), StoreUnavailable, "no database"),
        (
            answered("Neo.ClientError.Transaction.TransactionTimedOut"),
            StoreUnavailable,
            "time limit",
        ),
        (
            answered("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"),
            StoreUnavailable,
            "time limit",
        ),
        (
            answered("Neo.TransientError.General.MemoryPoolOutOfMemoryError"),
            StoreUnavailable,
            "more memory",
        ),
        (answered("Neo.TransientError.Database.DatabaseUnavailable"), ServerAway, "try again"),
        (answered("Neo.TransientError.Transaction.DeadlockDetected"), ServerAway, "try again"),
        (answered("Neo.ClientError.Statement.SyntaxError"), StoreUnavailable, "SyntaxError"),
        (driver.IncompleteCommit(CANARY), ServerAway, "while changes were being saved"),
        (driver.ServiceUnavailable(CANARY), ServerAway, "does not answer"),
        (driver.SessionExpired(CANARY), ServerAway, "does not answer"),
        (driver.ConnectionAcquisitionTimeoutError(CANARY), ServerAway, "does not answer"),
        (driver.UnsupportedServerProduct(CANARY), StoreUnavailable, "5.26 or newer"),
        (driver.ConfigurationError(CANARY), StoreUnavailable, "ConfigurationError"),
        (ConnectionResetError(CANARY), ServerAway, "does not answer"),
        (BrokenPipeError(CANARY), ServerAway, "does not answer"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_every_failure_is_one_line_in_both_languages(
    failure: Exception, kind: type[StoreUnavailable], line: str
) -> None:
    with pytest.raises(StoreUnavailable) as refusal, explained(NOWHERE):
        raise failure
    assert type(refusal.value) is kind
    assert line in str(refusal.value)
    for language in ("en", "zh"):
        told = refusal.value.in_language(language)
        assert "\n" not in told
        assert NOWHERE.uri in told
        assert CANARY not in told


def test_failures_that_are_not_the_servers_pass() -> None:
    with pytest.raises(ZeroDivisionError), explained(NOWHERE):
        raise ZeroDivisionError


def test_the_password_is_nowhere(
    neo4j_server, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    wrong = replace(neo4j_server.address, password=CANARY)
    with pytest.raises(CoterieError) as refusal:
        Connection(wrong)
    with pytest.raises(CoterieError) as away:
        Connection(replace(wrong, uri="bolt://127.0.0.1:9"))
    right = neo4j_server.address
    opened = Connection(right)
    opened.read("RETURN 1")
    said = [caplog.text, *capfd.readouterr(), repr(wrong), repr(opened), str(vars(opened))]
    for error in (refusal.value, away.value):
        said += [*traceback.format_exception(error), repr(error), error.in_language("zh")]
    opened.close()
    assert caplog.text
    for text in said:
        assert CANARY not in text
        assert right.password not in text


def test_retries_are_not_told_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ServerAway):
        Connection(ServerAddress("neo4j://127.0.0.1:9", "neo4j", CANARY))
    assert capfd.readouterr() == ("", "")
