"""One load from the first row to the data version of the server, and what may come between."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.address import ServerAddress
from graph.bolt import loading
from graph.bolt.connection import Connection
from graph.bolt.graph_state import read_state
from graph.bolt.mirror import mirror_folder
from graph.embedded.snapshot import load as load_folder
from graph.embedded.workspace import forget_everything
from graph.store import Terms
from model.errors import StoreUnavailable
from tests.contracts.store_worlds import as_chunks, chunk, claim, random_world
from tests.graph.bolt.pushed_graph import REMOVE, emptied, graph_of


class Cut(Exception):
    """Thrown by a test in the middle of a push."""


@pytest.fixture
def connection(empty_neo4j_for_module: ServerAddress) -> Iterator[Connection]:
    with emptied(empty_neo4j_for_module) as opened:
        yield opened


def cut(part: str, done: int, total: int) -> None:
    if part == "claims" and done == total:
        raise Cut


HALF = {name: rows[: len(rows) // 2] for name, rows in random_world(2, claims=60).items()}
WHOLE = random_world(2, claims=60)


def version(connection: Connection) -> str | None:
    state = read_state(connection)
    assert state is not None
    return state.data_version


def test_load_after_load_is_the_embedded_load(connection: Connection, tmp_path: Path) -> None:
    expected = load_folder(tmp_path / "embedded", as_chunks(HALF))
    report = loading.load(connection, tmp_path / "own", as_chunks(HALF))
    assert (report.data_version, report.totals) == (expected.data_version, expected.totals)
    assert version(connection) == expected.data_version
    expected = load_folder(tmp_path / "embedded", as_chunks(WHOLE))
    report = loading.load(connection, tmp_path / "own", as_chunks(WHOLE))
    assert report.changed_rows == expected.changed_rows
    assert version(connection) == expected.data_version
    before = graph_of(connection)
    report = loading.load(connection, tmp_path / "own", as_chunks(WHOLE))
    assert report.changed_rows == 0
    assert graph_of(connection) == before


def test_another_machine_carries_on(connection: Connection, tmp_path: Path) -> None:
    loading.load(connection, tmp_path / "one", as_chunks(HALF))
    loading.load(connection, tmp_path / "two", as_chunks(WHOLE))
    loading.load(connection, tmp_path / "one", as_chunks(WHOLE, "again"))
    from_three = graph_of(connection)
    with emptied(connection.address):
        loading.load(connection, tmp_path / "alone", as_chunks(HALF))
        loading.load(connection, tmp_path / "alone", as_chunks(WHOLE))
        loading.load(connection, tmp_path / "alone", as_chunks(WHOLE, "again"))
        assert graph_of(connection) == from_three


@pytest.mark.parametrize("before", [{}, HALF])
def test_a_load_that_was_cut_off_is_finished_first(
    connection: Connection, tmp_path: Path, before: dict
) -> None:
    if before:
        loading.load(connection, tmp_path, as_chunks(before, "before"))
    held = version(connection)
    with pytest.raises(Cut):
        loading.load(connection, tmp_path, as_chunks(WHOLE), progress=cut)
    assert version(connection) == held
    more = [chunk("claims", [claim("z1", "p01", "h1", "d11", 3)], "more.csv")]
    loading.load(connection, tmp_path, more)
    found = graph_of(connection)
    with emptied(connection.address):
        if before:
            loading.load(connection, tmp_path / "other", as_chunks(before, "before"))
        loading.load(connection, tmp_path / "other", as_chunks(WHOLE))
        loading.load(connection, tmp_path / "other", more)
        assert graph_of(connection) == found


def test_without_its_mirror_a_load_is_refused_until_started_over(
    connection: Connection, tmp_path: Path
) -> None:
    loading.load(connection, tmp_path, as_chunks(HALF))
    with pytest.raises(Cut):
        loading.load(connection, tmp_path, as_chunks(WHOLE), progress=cut)
    elsewhere = tmp_path / "elsewhere"
    with pytest.raises(StoreUnavailable, match=r"was not finished.*--start-over"):
        loading.load(connection, elsewhere, as_chunks(WHOLE))
    connection.write("CREATE (:Run {id: 'old'})")
    report = loading.load(connection, elsewhere, as_chunks(WHOLE), start_over=True)
    assert version(connection) == report.data_version
    started_over = graph_of(connection)
    connection.write(REMOVE)
    loading.load(connection, tmp_path / "fresh", as_chunks(WHOLE))
    assert graph_of(connection) == started_over


def test_rows_judged_but_never_sent_are_forgotten(connection: Connection, tmp_path: Path) -> None:
    first = loading.load(connection, tmp_path, as_chunks(HALF))
    state = read_state(connection)
    assert state is not None
    mirror = mirror_folder(tmp_path, state.store_id)
    load_folder(mirror, as_chunks(WHOLE))  # cut off before the server heard of it
    again = loading.load(connection, tmp_path, as_chunks(HALF))
    assert again.data_version == first.data_version == version(connection)
    assert again.changed_rows == 0


def test_removing_that_was_cut_off_must_be_finished(connection: Connection, tmp_path: Path) -> None:
    loading.load(connection, tmp_path, as_chunks(HALF))
    connection.write("MATCH (g:Graph) SET g.target = '(being removed)' REMOVE g.data_version")
    with pytest.raises(StoreUnavailable, match="start-over"):
        loading.load(connection, tmp_path, as_chunks(HALF))
    report = loading.load(connection, tmp_path, as_chunks(HALF), start_over=True)
    assert version(connection) == report.data_version


def test_an_identifier_that_no_index_can_hold_is_refused_before_a_row_is_sent(
    connection: Connection, tmp_path: Path
) -> None:
    long = [chunk("claims", [claim("c1", "p" * 8_001, "h1", "d1", 0)])]
    with pytest.raises(StoreUnavailable, match=r"8,001 bytes is too long"):
        loading.load(connection, tmp_path, long)
    assert graph_of(connection) == ([], [])
    most = [chunk("claims", [claim("c1", "p" * 8_000, "h1", "d1", 0)])]
    loading.load(connection, tmp_path, most)
    assert connection.read("MATCH (p:Patient) RETURN size(p.id)") == [(8_000,)]


def test_files_that_bring_nothing_but_conflicts_are_known(
    connection: Connection, tmp_path: Path
) -> None:
    row = claim("c1", "p1", "h1", "d1", 0)
    loading.load(connection, tmp_path, [chunk("claims", [row])])
    other = [chunk("claims", [{**row, "total_amount_minor": 7}], "other.csv")]
    report = loading.load(connection, tmp_path, other)
    assert len(report.rejects) == 2
    files = connection.read("MATCH (f:SourceFile) RETURN f.name ORDER BY f.no")
    assert files == [("a.csv",), ("other.csv",)]


def test_what_is_contradicted_is_withdrawn_and_what_is_registered_anew_changes(
    connection: Connection, tmp_path: Path
) -> None:
    people = [{"patient_id": "p1", "phone": "1"}, {"patient_id": "p2", "phone": "2"}]
    row = claim("c1", "p1", "h1", "d1", 0)
    alone = claim("c2", "p3", "h3", "d3", 0)
    first = [chunk("claims", [row, alone]), chunk("patients", people)]
    loading.load(connection, tmp_path / "one", first)
    news = [{"patient_id": "p1", "phone": "9"}]
    second = [
        chunk("claims", [{**alone, "cash_amount_minor": 1}], "b.csv"),
        chunk("patients", news, "b.csv"),
    ]
    tried = loading.load(connection, tmp_path / "one", second, terms=Terms(dry_run=True))
    assert (tried.changed_rows, connection.read("MATCH (c:Claim) RETURN count(c)")) == (2, [(2,)])
    report = loading.load(connection, tmp_path / "one", second)
    assert version(connection) == report.data_version
    assert connection.read("MATCH (c:Claim) RETURN c.id") == [("c1",)]
    found = connection.read("MATCH (p:Patient) RETURN p.id, p.phone ORDER BY p.id")
    assert found == [("p1", "9"), ("p2", "2")]
    phones = connection.read("MATCH (p:Phone) RETURN p.id ORDER BY p.id")
    assert phones == [("2",), ("9",)]
    elsewhere = loading.load(connection, tmp_path / "two", [chunk("claims", [row], "c.csv")])
    assert elsewhere.data_version == report.data_version


def test_a_mirror_that_is_forgotten_is_empty(tmp_path: Path) -> None:
    load_folder(tmp_path, as_chunks(HALF))
    forget_everything(tmp_path)
    assert load_folder(tmp_path, as_chunks(HALF)).snapshot == "claims-1.duckdb"
    forget_everything(tmp_path)
    assert list(tmp_path.glob("claims-*")) == []
