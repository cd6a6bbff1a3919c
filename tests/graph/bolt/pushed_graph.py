"""What stands on a server, by business keys, and the same as it follows from a snapshot."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.address import ServerAddress
from graph.bolt.connection import Connection
from graph.bolt.load_lock import load_lock
from graph.bolt.push import push
from graph.bolt.schema import ensure
from graph.embedded.snapshot import load
from graph.embedded.workspace import current_snapshot
from graph.store import PushProgress, unreported
from model.provenance import Chunk

PROVENANCE = {"source_no", "row_no", "load_no"}
NODES = "MATCH (n) WHERE NOT n:Graph RETURN labels(n), properties(n)"
LINKS = """
MATCH (a)-[r]->(b)
RETURN a.kind, coalesce(a.id, a.no), type(r), b.kind, coalesce(b.id, b.no), properties(r)"""
REMOVE = "MATCH (n) DETACH DELETE n"


@contextmanager
def emptied(address: ServerAddress) -> Iterator[Connection]:
    """A connection to the server with our schema and nothing in it."""
    connection = Connection(address)
    try:
        connection.write(REMOVE)
        ensure(connection)
        yield connection
    finally:
        connection.close()


def properties(found: dict[str, Any], without: set[str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((k, repr(v)) for k, v in found.items() if k not in without))


def graph_of(connection: Connection, provenance: bool = True) -> tuple[list[Any], list[Any]]:
    """All nodes and relationships; without ``provenance`` nothing that tells of files."""
    without = set() if provenance else PROVENANCE
    nodes = sorted(
        (tuple(sorted(labels)), properties(found, without))
        for labels, found in connection.read(NODES)
        if provenance or labels != ["SourceFile"]
    )
    links = sorted(
        (*(repr(word) for word in ends), properties(found, without))
        for *ends, found in connection.read(LINKS)
    )
    return nodes, links


def snapshots_of(folder: Path, *loads: Iterable[Chunk]) -> list[Path]:
    """One snapshot after each load into an empty workspace."""
    found = []
    for chunks in loads:
        load(folder, chunks)
        found.append(current_snapshot(folder))
    return found


def push_all(
    connection: Connection,
    snapshots: Sequence[Path],
    progress: PushProgress = unreported,
    batch_rows: int = 5_000,
) -> None:
    """Push snapshot after snapshot into an empty server."""
    with load_lock(connection) as loader:
        for old, new in zip([None, *snapshots], snapshots, strict=False):
            if old != new:
                push(connection, old, new, loader, progress, batch_rows=batch_rows)
