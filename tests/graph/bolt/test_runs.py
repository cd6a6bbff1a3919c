"""Rings in the graph of a real server equal the tables that were written, run by run."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pytest

from graph.address import ServerAddress
from graph.bolt import runs
from graph.bolt.archive import ServerArchive
from graph.bolt.connection import Connection
from graph.bolt.runs import remove_run, write_rings
from model.errors import LayoutError, SettingError, StoreUnavailable, UnknownEntity
from model.run_tables import CO_VISITS, FINDINGS, RING_CLAIMS, RING_MEMBERS, RINGS, RUN, RUN_TABLES

HOSTILE = "p'; MATCH (n) DETACH DELETE n //"
PEOPLE = ("p1", "p2", HOSTILE)
WORLD = """
MERGE (:Graph {id: 'coterie'})
WITH 1 AS one
UNWIND $people AS id CREATE (:Entity:Patient {kind: 'patient', id: id})
WITH count(*) AS done
CREATE (:Entity:Doctor {kind: 'doctor', id: 'd1'})
CREATE (:Entity:Institution {kind: 'institution', id: 'h1'})
CREATE (:Entity:Pharmacy {kind: 'pharmacy', id: 'f1'})
WITH done UNWIND range(1, 9) AS n CREATE (:Claim {id: 'c' + n, no: n})"""


@pytest.fixture
def server(neo4j_address: ServerAddress) -> Iterator[Connection]:
    connection = Connection(neo4j_address)
    connection.alone(WORLD, people=list(PEOPLE))
    yield connection
    connection.close()


def ring(name: str, rank: int, *, cleared: bool = False) -> dict:
    return {
        "ring_id": name,
        "rank": rank,
        "score": 0.1 + 0.2,
        "typologies": ["lockstep", "steering"],
        "total_minor": 2**53 + 1,
        "fund_minor": -7,
        "first_day": None if cleared else 20_000,
        "last_day": None if cleared else 20_009,
        "q_value": None if cleared else 1.5e-300,
        "stability": None,
        "summary_en": "Indicators 'consistent' with \"{x}\"",
        "summary_zh": "疑点𠮷",
        "cleared": cleared,
        "explanation": "family" if cleared else None,
    }


def member(name: str, kind: str, identifier: str, role: str = "participant") -> dict:
    return {
        "ring_id": name,
        "kind": kind,
        "id": identifier,
        "role": role,
        "strength": 0.97,
        "claims": 4,
        "fund_minor": 400,
    }


def tables(version: str = "v1") -> dict[str, pa.Table]:
    rows: Mapping[str, tuple[pa.Schema, list[dict]]] = {
        "run": (
            RUN,
            [{"data_version": version, "product_version": "0", "rings": 1, "cleared": 1}],
        ),
        "rings": (RINGS, [ring("R1", 1), ring("R2", 1, cleared=True)]),
        "ring_members": (
            RING_MEMBERS,
            [
                *(member("R1", "patient", p) for p in PEOPLE),
                member("R1", "doctor", "d1", "prescriber"),
                member("R1", "provider", "h1", "venue"),
                member("R1", "provider", "f1", "pharmacy"),
                member("R2", "patient", "p1"),
            ],
        ),
        "ring_claims": (
            RING_CLAIMS,
            [{"ring_id": "R1", "claim_id": f"c{n}", "reason": "a;b"} for n in range(1, 10)],
        ),
        "findings": (
            FINDINGS,
            [
                {
                    "ring_id": "R1",
                    "finding": n,
                    "typology": "lockstep",
                    "score": 0.5,
                    "q_value": None,
                    "reason": "r",
                }
                for n in (1, 2)
            ],
        ),
        "co_visits": (
            CO_VISITS,
            [
                {
                    "left_id": HOSTILE,
                    "right_id": "p1",
                    "days": 7,
                    "occasions": 6,
                    "first_day": 1,
                    "last_day": 9,
                    "q_value": 0.01,
                }
            ],
        ),
    }
    return {name: pa.Table.from_pylist(content, schema=s) for name, (s, content) in rows.items()}


MEMBERS = """
MATCH (m)-[x:MEMBER_OF]->(r:Ring)-[:FOUND_IN]->(:Run {id: $run})
RETURN r.id, CASE WHEN m:Patient THEN 'patient' WHEN m:Doctor THEN 'doctor' ELSE 'provider' END,
    m.id, x.role, x.strength, x.claims, x.fund_minor"""
RING_ROWS = """
MATCH (r:Ring)-[:FOUND_IN]->(:Run {id: $run})
RETURN r.id, r.rank, r.score, r.typologies, r.total_minor, r.fund_minor, r.first_day, r.last_day,
    r.q_value, r.stability, r.summary_en, r.summary_zh, r.cleared, r.explanation"""
CLAIMS = """
MATCH (:Run {id: $run})<-[:FOUND_IN]-(r:Ring)-[x:RESTS_ON]->(c:Claim)
RETURN r.id, c.id, x.reason"""
FOUND = """
MATCH (f:Finding)-[:PART_OF]->(r:Ring)-[:FOUND_IN]->(:Run {id: $run})
RETURN r.id, toInteger(last(split(f.key, '/'))), f.typology, f.score, f.q_value, f.reason"""
MET = """
MATCH (a:Patient)-[v:CO_VISITED {run_id: $run}]->(b:Patient)
RETURN a.id, b.id, v.days, v.occasions, v.first_day, v.last_day, v.q_value"""
READ = {
    "rings": RING_ROWS,
    "ring_members": MEMBERS,
    "ring_claims": CLAIMS,
    "findings": FOUND,
    "co_visits": MET,
}
WRITTEN = "MATCH (n) WHERE n:Ring OR n:Finding OR n:Run OR n:ArchiveFile RETURN count(n)"
LINKS = "MATCH ()-[r]->() RETURN count(r)"


def in_graph(server: Connection, run: str) -> dict[str, list[tuple]]:
    return {name: sorted(map(repr, server.read(text, run=run))) for name, text in READ.items()}


def as_written(written: Mapping[str, pa.Table]) -> dict[str, list[str]]:
    return {
        name: sorted(repr(tuple(row.values())) for row in written[name].to_pylist())
        for name in READ
    }


@pytest.mark.parametrize("batch", [1, 4, 5_000])
def test_what_is_read_back_is_what_was_written(
    server: Connection, monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    monkeypatch.setattr(runs, "BATCH", batch)
    write_rings(server, "run-1", tables())
    assert in_graph(server, "run-1") == as_written(tables())
    assert server.read("MATCH (r:Run) RETURN r.id, r.data_version, r.rings") == [("run-1", "v1", 1)]


def test_a_run_written_again_replaces_the_earlier_and_only_that(server: Connection) -> None:
    write_rings(server, "run-1", tables())
    write_rings(server, "run-2", tables("v2"))
    before = in_graph(server, "run-2")
    fewer = tables()
    fewer["ring_claims"] = fewer["ring_claims"].slice(0, 2)
    fewer["findings"] = fewer["findings"].slice(0, 0)
    fewer["co_visits"] = fewer["co_visits"].slice(0, 0)
    for _ in range(2):
        write_rings(server, "run-1", fewer)
        assert in_graph(server, "run-1") == as_written(fewer)
    assert in_graph(server, "run-2") == before


def test_one_of_two_runs_is_removed_with_all_that_is_its_own(server: Connection) -> None:
    bare = server.read(WRITTEN) + server.read(LINKS)
    write_rings(server, "run-1", tables())
    ServerArchive(server).put("runs", "run-1", {"run.json": "1"})
    alone, sizes = in_graph(server, "run-1"), server.read(WRITTEN) + server.read(LINKS)
    write_rings(server, "run-2", tables())
    ServerArchive(server).put("runs", "run-2", {"run.json": "2"})
    remove_run(server, "run-2")
    assert in_graph(server, "run-1") == alone
    assert server.read(WRITTEN) + server.read(LINKS) == sizes
    assert ServerArchive(server).names("runs") == ("run-1",)
    with pytest.raises(UnknownEntity):
        remove_run(server, "run-2")
    remove_run(server, "run-1")
    assert server.read(WRITTEN) + server.read(LINKS) == bare


def test_a_run_is_not_seen_before_it_is_complete(
    server: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking = tables()
    lacking["ring_claims"] = pa.Table.from_pylist(
        [{"ring_id": "R1", "claim_id": c, "reason": "a"} for c in ("c1", "not loaded")],
        schema=RING_CLAIMS,
    )
    with pytest.raises(StoreUnavailable, match="1 of 2 rows of ring_claims"):
        write_rings(server, "run-1", lacking)
    assert server.read("MATCH (r:Ring)-[:FOUND_IN]->() RETURN count(r)") == [(0,)]
    remove_run(server, "run-1")
    assert server.read(WRITTEN) == [(0,)]
    assert server.read(LINKS) == [(0,)]


def test_other_tables_and_names_are_refused(server: Connection) -> None:
    with pytest.raises(LayoutError):
        write_rings(server, "run-1", {"people": pa.table({"a": [1]})})
    with pytest.raises(LayoutError):
        write_rings(server, "run-1", {"rings": pa.table({"ring_id": ["R1"]})})
    with pytest.raises(SettingError):
        write_rings(server, "a'b", {})
    assert server.read(WRITTEN) == [(0,)]
    assert set(RUN_TABLES) == {*READ, "run"}
