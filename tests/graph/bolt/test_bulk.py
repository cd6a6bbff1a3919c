"""The offline importer and batches over the wire make the same graph, down to every property."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from graph.bolt import bulk, loading
from graph.bolt.connection import Connection
from graph.bolt.graph_state import read_state
from graph.bolt.schema import check
from tests.contracts.store_worlds import Row, as_chunks, claim, random_world
from tests.graph.bolt.pushed_graph import emptied, graph_of
from tests.neo4j_fixture import TestServer

HOSTILE = (
    'quote " and ""double""',
    "line\nbreak",
    "carriage\rreturn and \r\n both",
    "comma, semicolon; tab\tpipe|",
    'back\\slash \\n \\" \\u0027',
    "'; DROP DATABASE neo4j; //",
    " leading and trailing ",
    "䶮𠮷 阿卜杜·买买提 ﷽ 👩‍⚕️",
    "",
    '"',
    "=1+1",
    "\u2028\u2029\u0085\x0b\x0c",
    "\x01\x1f",
    "NULL",
    "#comment",
    ":ID",
)


@pytest.fixture
def connection(neo4j_server: TestServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[Connection]:
    monkeypatch.setattr(bulk, "own_server", lambda uri: neo4j_server.home)
    with emptied(neo4j_server.address) as opened:
        yield opened


def hostile_world(seed: int) -> dict[str, list[Row]]:
    """A random world with everything that a CSV file can trip over."""
    world = random_world(seed)
    for at, text in enumerate(HOSTILE):
        world["patients"].append({"patient_id": f"x{at}{text}", "name": text, "address": text})
        visit = claim(f"x{at}{text}", f"x{at}{text}", f"h{text}", f"d{text}", at, operator_id=text)
        visit["end_time"] = datetime(2025, 2, 3, 4, 5, 6, 789)
        world["claims"].append(visit)
        world["claim_lines"].append(
            {
                "claim_id": visit["claim_id"],
                "line_id": text,
                "item_code": text if at % 3 else None,
                "item_name": text,
                "item_kind": ("drug", "service", None)[at % 3],
                "quantity": at * Decimal("-0.125001"),
                "is_split_pack": bool(at % 2),
                "days_supply": at,
            }
        )
        world["relations"].append(
            {
                "subject_kind": "patient",
                "subject_id": f"x{at}{text}",
                "relation": f"knows {text}",
                "object_kind": "alien" if at % 4 == 0 else "owner",
                "object_id": text,
                "valid_from": date(2024, 2, 29),
                "source": text,
            }
        )
    world["claim_lines"].append({"claim_id": "never loaded", "line_id": "1"})
    world["doctors"].append({"doctor_id": "d", "registered_from": date(1999, 12, 31)})
    world["providers"].append({"provider_id": "h", "latitude": 31.2304, "longitude": -0.1})
    return world


def test_the_first_large_load_is_imported_and_the_next_one_pushed(
    connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hostile rows come first: they go through the importer, and through batches after it."""
    monkeypatch.setattr(bulk, "BULK_ROWS", 50)
    before = read_state(connection)
    world = hostile_world(2)
    half = {name: rows[len(rows) // 3 :] for name, rows in world.items()}
    told: list[str] = []
    loading.load(connection, tmp_path, as_chunks(half), progress=lambda part, *_: told.append(part))
    assert any("importing" in part for part in told)
    assert "claims" not in told
    check(connection)
    imported, state = graph_of(connection), read_state(connection)
    assert before is not None
    assert state is not None
    assert state.store_id == before.store_id
    assert (state.target, state.imported) == (None, False)
    loading.load(
        connection, tmp_path, as_chunks(world), progress=lambda part, *_: told.append(part)
    )
    assert "claims" in told
    whole = graph_of(connection)
    monkeypatch.setattr(bulk, "BULK_ROWS", 10**9)
    with emptied(connection.address):
        loading.load(connection, tmp_path / "pushed", as_chunks(half))
        nodes, links = graph_of(connection)
        assert nodes == imported[0]
        assert links == imported[1]
        pushed = read_state(connection)
        assert pushed is not None
        assert (pushed.data_version, pushed.load_no) == (state.data_version, state.load_no)
        loading.load(connection, tmp_path / "pushed", as_chunks(world))
        assert graph_of(connection) == whole


def test_an_import_that_nobody_declared_is_completed_by_the_next_load(
    connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "BULK_ROWS", 50)
    world = random_world(3)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(bulk, "complete_import", cut)
        with pytest.raises(KeyboardInterrupt):
            loading.load(connection, tmp_path, as_chunks(world))
    state = read_state(connection)
    assert state is not None
    assert (state.data_version, state.imported) == (None, True)
    report = loading.load(connection, tmp_path, as_chunks(world))
    assert report.changed_rows == 0
    state = read_state(connection)
    assert state is not None
    assert state.data_version == report.data_version
    check(connection)
