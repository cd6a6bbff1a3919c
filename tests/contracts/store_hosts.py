"""The stores that one body of tests runs against, and how each is filled for a test."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from graph.address import ServerAddress
from graph.duckdb_store import open_snapshot
from graph.embedded.snapshot import load, nothing_to_add
from graph.neo4j_store import open_server
from graph.store import Store
from model.provenance import Chunk
from tests.neo4j_fixture import empty

KINDS = ("duckdb", "neo4j")


class Opener(Protocol):
    """Fills an empty place with some chunks, load by load, and opens it."""

    def __call__(self, workspace: Path, *loads: Iterable[Chunk]) -> Store: ...


def embedded(workspace: Path, *loads: Iterable[Chunk]) -> Store:
    """A store in a folder."""
    for chunks in loads:
        load(workspace, chunks)
    return open_snapshot(workspace)


def on_server(address: ServerAddress) -> Opener:
    """A store on the test server, which is emptied first."""

    def opened(workspace: Path, *loads: Iterable[Chunk]) -> Store:
        empty(address)
        store = open_server(address, workspace)
        for chunks in loads:
            store.load_batch(chunks, nothing_to_add)
        return store

    return opened


Filled = Callable[[str], Store]
