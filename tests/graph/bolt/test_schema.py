"""The schema is made once, checked at every start, and never put over somebody else's data."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from graph.address import ServerAddress
from graph.bolt.connection import Connection
from graph.bolt.graph_state import read_state
from graph.bolt.schema import check, ensure, missing
from model.errors import StoreUnavailable


@pytest.fixture
def connection(bare_neo4j_address: ServerAddress) -> Iterator[Connection]:
    opened = Connection(bare_neo4j_address)
    yield opened
    opened.close()


def test_made_once_and_found_the_second_time(connection: Connection) -> None:
    assert read_state(connection) is None
    first = ensure(connection)
    assert missing(connection) == {}
    assert first.data_version is None
    assert ensure(connection) == first


def test_two_at_once_agree_on_one_graph(bare_neo4j_address: ServerAddress) -> None:
    connections = [Connection(bare_neo4j_address) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        states = list(threads.map(ensure, connections))
    assert len({state.store_id for state in states}) == 1
    assert connections[0].read("MATCH (g:Graph) RETURN count(g)") == [(1,)]
    for connection in connections:
        connection.close()


def test_what_was_dropped_is_noticed_and_made_again(connection: Connection) -> None:
    ensure(connection)
    connection.alone("DROP CONSTRAINT coterie_claim")
    connection.alone("DROP INDEX coterie_name_key")
    with pytest.raises(StoreUnavailable, match="Claim"):
        check(connection)
    ensure(connection)
    check(connection)


def test_foreign_data_are_left_alone(connection: Connection) -> None:
    connection.write("CREATE (:Film {title: 'M'})")
    with pytest.raises(StoreUnavailable, match=r"something else.*Film"):
        ensure(connection)
    assert connection.read("SHOW CONSTRAINTS YIELD name RETURN name") == []


def test_a_newer_layout_is_refused(connection: Connection) -> None:
    connection.write("CREATE (:Graph {id: 'coterie', layout: 99, store_id: 'x'})")
    with pytest.raises(StoreUnavailable, match="newer"):
        ensure(connection)
