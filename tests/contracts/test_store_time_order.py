"""Paths along which the days never go back, in every store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.answers import Filters
from graph.store import Store
from model.entities import EntityRef
from tests.contracts.store_hosts import KINDS, embedded, on_server
from tests.contracts.store_worlds import FIRST_DAY, as_chunks, claim

ROWS = {
    "claims": [
        claim("1", "a", "h", "late", 9),
        claim("2", "b", "h", "late", 2),  # earlier: this way goes back in time
        claim("3", "a", "h", "early", 1),
        claim("4", "c", "h", "early", 3),
        claim("5", "c", "h", "next", 4),
        claim("6", "b", "h", "next", 8),
    ]
}


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opener = embedded
    if request.param == "neo4j":
        opener = on_server(request.getfixturevalue("neo4j_server").address)
    filled = opener(tmp_path, as_chunks(ROWS))
    yield filled
    filled.close()


def test_paths_in_time_order_never_go_back(store: Store) -> None:
    ends = EntityRef("patient", "a"), EntityRef("patient", "b")
    only = Filters(relations=("treated_by",))
    shortest = store.shortest_paths(*ends, filters=only).rows.to_pylist()
    assert [r["to_id"] for r in shortest] == ["late", "b"]
    timely = store.shortest_paths(*ends, filters=only, in_time_order=True).rows.to_pylist()
    assert [r["to_id"] for r in timely] == ["early", "c", "next", "b"]
    assert [r["arrival_day"] - FIRST_DAY for r in timely] == [1, 3, 4, 8]
    back = store.shortest_paths(*ends[::-1], filters=only, in_time_order=True).rows.to_pylist()
    assert [r["to_id"] for r in back] == ["late", "a"]
    limited = store.shortest_paths(*ends, filters=only, in_time_order=True, max_steps=3)
    assert limited.rows.num_rows == 0
