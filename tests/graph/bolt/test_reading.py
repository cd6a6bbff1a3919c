"""Reading a server: empty, of a newer layout, or asked for more than is sane."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from graph.address import ServerAddress
from graph.answers import Filters
from graph.bolt.connection import Connection
from graph.duckdb_store import open_snapshot
from graph.embedded.snapshot import load, nothing_to_add
from graph.neo4j_store import Neo4jStore, open_server
from model.entities import EntityRef
from model.errors import StoreUnavailable
from tests.contracts.store_worlds import as_chunks, claim, random_world

SOMEBODY, SOMEWHERE = EntityRef("patient", "p00"), EntityRef("pharmacy", "h5")
QUESTIONS: dict[str, Callable[[Neo4jStore], object]] = {
    "data_version": lambda s: s.data_version,
    "search": lambda s: s.search("a"),
    "neighbours": lambda s: s.neighbours(SOMEBODY),
    "expand": lambda s: s.expand(SOMEBODY, 2),
    "shortest_paths": lambda s: s.shortest_paths(SOMEBODY, SOMEWHERE),
    "co_visits": lambda s: s.co_visits(SOMEBODY),
    "shared_identifiers": lambda s: s.shared_identifiers(),
    "entity_timeline": lambda s: s.entity_timeline(SOMEBODY),
    "totals": lambda s: s.totals("patient"),
    "subgraph_export": lambda s: s.subgraph_export([]),
    "stats": lambda s: s.stats(),
    "claims_between": lambda s: s.claims_between(SOMEBODY, "claimed_at", SOMEWHERE),
    "claim_rows": lambda s: s.claim_rows(np.array([0])),
    "engine": lambda s: s.engine(),
}


def test_an_empty_server_opens_and_says_that_nothing_is_loaded(
    neo4j_address: ServerAddress, tmp_path: Path
) -> None:
    store = open_server(neo4j_address, tmp_path)
    for question in QUESTIONS.values():
        with pytest.raises(StoreUnavailable, match="no claims have been loaded here"):
            question(store)
    assert store.load_state() == "none"
    store.close()


def test_a_newer_layout_is_refused(neo4j_address: ServerAddress, tmp_path: Path) -> None:
    connection = Connection(neo4j_address)
    connection.write("CREATE (:Graph {id: 'coterie', layout: 2, data_version: 'x'})")
    connection.close()
    with pytest.raises(StoreUnavailable, match="newer version"):
        open_server(neo4j_address, tmp_path)


def test_what_is_not_certain_is_cut_and_never_differs(
    neo4j_address: ServerAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = as_chunks(random_world(5))
    load(tmp_path / "here", world)
    here = open_snapshot(tmp_path / "here")
    there = open_server(neo4j_address, tmp_path / "there")
    there.load_batch(world, nothing_to_add)
    whole = here.shortest_paths(SOMEBODY, SOMEWHERE, 30).rows.to_pylist()
    seen = set()
    for most in range(0, 700, 25):
        monkeypatch.setattr("graph.bolt.surroundings.MOST_EDGES", most)
        cut = there.shortest_paths(SOMEBODY, SOMEWHERE, 30)
        rows = cut.rows.to_pylist()
        assert rows == whole[: len(rows)]
        assert cut.truncated == (len(rows) < len(whole))
        seen.add(len(rows))
    assert {0, len(whole)} < seen  # nothing, everything, and some in between
    here.close()
    there.close()


def test_no_way_in_so_few_steps_is_known_without_fetching_everything(
    neo4j_address: ServerAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chain = [claim(str(at), f"p{at // 2}", "h", f"d{(at + 1) // 2}", at) for at in range(20)]
    apart = [claim(f"q{at}", f"q{at // 2}", "k", f"e{(at + 1) // 2}", at) for at in range(20)]
    store = open_server(neo4j_address, tmp_path)
    store.load_batch(as_chunks({"claims": chain + apart}), nothing_to_add)
    monkeypatch.setattr("graph.bolt.paths.ENOUGH_TO_ASK", 0)
    monkeypatch.setattr("graph.bolt.surroundings.MOST_EDGES", 10)
    answer = store.shortest_paths(EntityRef("patient", "p0"), EntityRef("patient", "q9"))
    assert (answer.total, answer.truncated) == (0, False)
    far = Filters(relations=("treated_by",))
    ends = EntityRef("patient", "p0"), EntityRef("patient", "p9")
    answer = store.shortest_paths(*ends, filters=far)
    assert (answer.total, answer.truncated) == (0, False)
    store.close()
