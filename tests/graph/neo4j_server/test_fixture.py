"""The fixture itself: an empty graph for every test that asks for one, and closed doors."""

import neo4j
import pytest

from graph.address import ServerAddress
from graph.neo4j_server.probe import Readiness, probe
from tests.graph.neo4j_server.cypher_rows import rows
from tests.neo4j_fixture import OURS, TestServer, line_under_test


def test_the_line_is_the_one_asked_for(neo4j_server: TestServer) -> None:
    found = rows(neo4j_server.address, "CALL dbms.components() YIELD versions RETURN versions[0]")
    assert str(found[0][0]).startswith(f"{line_under_test()}.")


def test_one_test_leaves_its_graph_behind(neo4j_address: ServerAddress) -> None:
    rows(neo4j_address, "CREATE CONSTRAINT left_behind FOR (n:Left) REQUIRE n.id IS UNIQUE")
    rows(neo4j_address, "CREATE INDEX also_left FOR (n:Left) ON (n.day)")
    rows(neo4j_address, "UNWIND range(1, 50) AS i CREATE (:Left {id: i})-[:NEAR]->(:Right)")
    assert rows(neo4j_address, "MATCH (n) RETURN count(n)") == [[100]]


def test_the_next_test_meets_an_empty_one(neo4j_address: ServerAddress) -> None:
    assert rows(neo4j_address, "MATCH (n) RETURN count(n)") == [[0]]
    left = rows(neo4j_address, "SHOW CONSTRAINTS YIELD name") + rows(
        neo4j_address, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"
    )
    assert all(name.startswith(OURS) for (name,) in left)


def test_a_bare_one_has_no_schema_at_all(bare_neo4j_address: ServerAddress) -> None:
    assert rows(bare_neo4j_address, "SHOW CONSTRAINTS") == []
    assert {row[0] for row in rows(bare_neo4j_address, "SHOW INDEXES YIELD type")} == {"LOOKUP"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "allow_csv_import"),
        ("LOAD CSV FROM 'http://127.0.0.1:1/x.csv' AS row RETURN row", "blocked"),
        ("CALL genai.vector.listEncodingProviders()", "no procedure"),
    ],
)
def test_no_statement_reads_files_or_addresses(
    neo4j_server: TestServer, text: str, said: str
) -> None:
    with pytest.raises(neo4j.exceptions.ClientError) as refused:
        rows(neo4j_server.address, text)
    assert said in str(refused.value.message)


def test_a_probe_tells_a_wrong_password(neo4j_server: TestServer) -> None:
    port = int(neo4j_server.address.uri.rpartition(":")[2])
    assert probe(port, "neo4j", neo4j_server.address.password) is Readiness.READY
    assert probe(port, "neo4j", "not the password") is Readiness.REFUSED
    assert probe(port, "neo4j", neo4j_server.address.password, "nowhere") is Readiness.NOT_READY
