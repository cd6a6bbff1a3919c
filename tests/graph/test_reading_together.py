"""Sessions share one opened snapshot: each call has a cursor of its own."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from graph.duckdb_store import open_snapshot
from graph.embedded.snapshot import load
from model.entities import EntityRef
from tests.contracts.store_worlds import as_chunks, random_world


def test_many_threads_get_the_answers_of_one(tmp_path: Path) -> None:
    load(tmp_path, as_chunks(random_world(3)))
    store, twin = open_snapshot(tmp_path), open_snapshot(tmp_path)

    def ask(at: int) -> list:
        person = EntityRef("patient", f"p{at % 14:02d}")
        asked = (store, twin)[at % 2]
        return [
            asked.neighbours(person).rows,
            asked.entity_timeline(person).rows,
            asked.shortest_paths(person, EntityRef("pharmacy", "h5")).rows,
        ]

    alone = [ask(at) for at in range(14)]
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(ask, range(56)))
    assert together == [alone[at % 14] for at in range(56)]


def test_one_reader_closing_leaves_the_other_open(tmp_path: Path) -> None:
    load(tmp_path, as_chunks(random_world(3)))
    store, twin = open_snapshot(tmp_path), open_snapshot(tmp_path)
    store.close()
    assert twin.claim_index().size > 0
