"""Rows per second into Neo4j: ours beside a statement per claim, ours beside the bulk importer.

``naive``: one auto-committed statement per claim through the official driver, and the same
through py2neo; both on the same rows, with the same constraints. ``batches``: our push of a
snapshot into an empty server over bolt. ``first load``: from files on disk to a server that
answers, which for a server of our own goes through the offline importer. ``importer alone``:
stop, import and start on files that lie ready, without judging a row and without an index.
"""

import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import neo4j
import py2neo

from benchmarks.product import load as load_embedded
from graph.bolt import push as pushing
from graph.bolt.connection import Connection
from graph.bolt.graph_state import LAYOUT
from graph.bolt.load_lock import load_lock
from graph.bolt.retry import RetryingConnection
from graph.bolt.schema import ensure
from graph.bolt.wiping import wipe
from graph.duckdb_store import open_snapshot
from graph.embedded.exchange_files import write_files
from graph.embedded.workspace import current_snapshot
from graph.neo4j_server.bulk_import import bulk_import
from graph.neo4j_server.home import ServerHome
from graph.neo4j_store import open_server
from graph.store import unreported
from investigation.loading import load as load_files

NAIVE = """
MERGE (p:Patient {id: $patient})
MERGE (i:Institution {id: $provider})
MERGE (d:Doctor {id: $doctor})
MERGE (c:Claim {id: $claim}) SET c.total_amount_minor = $total, c.start_time = $start
MERGE (p)-[:MADE]->(c) MERGE (c)-[:AT]->(i) MERGE (c)-[:SIGNED_BY]->(d)"""
_ROWS = """
SELECT claim_id AS claim, patient_id AS patient, provider_id AS provider,
    coalesce(doctor_id, '-') AS doctor, total_amount_minor AS total,
    start_time::VARCHAR AS start FROM claims ORDER BY claim_no LIMIT $rows"""


def rows_of(workspace: Path, rows: int) -> list[dict[str, Any]]:
    """The first claims of a workspace as parameters of a naive statement."""
    with closing(open_snapshot(workspace)) as store, store.engine() as engine:
        found: list[dict[str, Any]] = engine.query(_ROWS, {"rows": rows}).to_pylist()
        return found


def per_second(work: Callable[[], int]) -> dict[str, float]:
    """Rows per wall second of some work that returns its number of rows."""
    began = time.perf_counter()
    rows = work()
    seconds = time.perf_counter() - began
    return {"rows": rows, "seconds": round(seconds, 2), "rows_per_s": round(rows / seconds, 1)}


def naive_driver(connection: Connection, rows: list[dict[str, Any]]) -> dict[str, float]:
    """A statement per claim through the official driver."""
    address = connection.address
    account = (address.user, address.password)
    with (
        neo4j.GraphDatabase.driver(address.uri, auth=account) as driver,
        driver.session() as session,
    ):

        def work() -> int:
            for row in rows:
                session.run(NAIVE, row).consume()
            return len(rows)

        return per_second(work)


def naive_py2neo(connection: Connection, rows: list[dict[str, Any]]) -> dict[str, float]:
    """A statement per claim through py2neo."""
    address = connection.address
    graph = py2neo.Graph(address.uri, auth=(address.user, address.password))

    def work() -> int:
        for row in rows:
            graph.run(NAIVE, **row)
        return len(rows)

    return per_second(work)


def emptied(connection: Connection) -> None:
    """The server without nodes, with constraints."""
    with suppress(neo4j.exceptions.Neo4jError):
        ensure(connection)
    with load_lock(connection) as loader:
        wipe(RetryingConnection(connection), loader)


def batches(connection: Connection, workspace: Path, claims: int) -> dict[str, float]:
    """Our push of a whole snapshot, with lines, registers, relations and provenance."""
    ensure(connection)

    def work() -> int:
        with load_lock(connection) as loader:
            pushing.push(connection, None, current_snapshot(workspace), loader, unreported)
        return claims

    return per_second(work)


def first_load(
    connection: Connection, inputs: Path, workspace: Path, claims: int
) -> dict[str, float]:
    """From files to a server that answers, through the store's own door."""

    def work() -> int:
        with closing(open_server(connection.address, workspace)) as store:
            load_files(store, [inputs])
        return claims

    return per_second(work)


def importer_alone(
    home: ServerHome, workspace: Path, folder: Path, claims: int
) -> dict[str, float]:
    """The offline importer on files that are already written: stop, import, start, and no more."""
    snapshot = next(workspace.glob("mirror-*/claims-*.duckdb"))
    files = write_files(snapshot, folder, {"layout": LAYOUT, "store_id": "benchmark"})

    def work() -> int:
        bulk_import(home, files, lambda _step: None)
        return claims

    return per_second(work)


def embedded_load(inputs: Path, workspace: Path, claims: int) -> dict[str, float]:
    """The same files into the embedded store: the part of the load that judges rows."""

    def work() -> int:
        load_embedded(inputs, workspace)
        return claims

    return per_second(work)
