"""The first load of an empty server that we started ourselves: by its offline importer."""

import shutil
from pathlib import Path

from graph.bolt.connection import Connection
from graph.bolt.graph_state import is_empty, read_state
from graph.bolt.load_lock import take
from graph.bolt.push import finish
from graph.bolt.retry import RetryingConnection, retried
from graph.bolt.schema import ensure
from graph.embedded.connection import Resources
from graph.embedded.engine import DuckDBEngine
from graph.embedded.exchange_files import write_files
from graph.neo4j_server.bulk_import import bulk_import
from graph.neo4j_server.own import own_server
from graph.store import PushProgress
from model.errors import StoreUnavailable
from model.language import Text

BULK_ROWS = 100_000
"""Claims and lines from which stopping and starting the server costs less than batches."""
_FOLDER = ".import"
_DATABASE = "neo4j"

_SIZE = "SELECT (SELECT count(*) FROM claims) + (SELECT count(*) FROM claim_lines)"


def fits(connection: Connection, snapshot: Path) -> bool:
    """Whether the server is ours, empty, and the snapshot large enough."""
    address = connection.address
    if own_server(address.uri) is None or address.database != _DATABASE:
        return False
    engine = DuckDBEngine(snapshot)
    try:
        rows = int(engine.query(_SIZE).column(0)[0].as_py())
    finally:
        engine.close()
    return rows >= BULK_ROWS and is_empty(connection)


def load(
    connection: Connection,
    snapshot: Path,
    loader: str,
    progress: PushProgress,
    resources: Resources | None = None,
) -> None:
    """Replace the empty graph of our own server by ``snapshot``; the server starts anew.

    ``loader`` holds the load lock. Cut off before the import is whole, the server is empty as it
    was; cut off after it, the graph says that it is imported and the next load completes it.
    """
    own = own_server(connection.address.uri)
    state = read_state(connection)
    if own is None or state is None:
        raise StoreUnavailable(
            Text(en="not a server that was started here", zh="不是本机启动的服务器"),
            where=connection.address.uri,
        )
    folder = snapshot.parent / _FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    graph = {"layout": state.layout, "store_id": state.store_id}
    try:
        files = write_files(snapshot, folder, graph, resources)
        bulk_import(own, files, lambda step: progress(step.en, 0, 1))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    complete_import(connection, loader, progress)


def complete_import(connection: Connection, loader: str, progress: PushProgress) -> None:
    """Make constraints and indexes over imported rows, then declare them loaded."""
    retried(lambda: take(connection, loader), progress)
    state = retried(lambda: ensure(connection), progress)
    server = RetryingConnection(connection, progress)
    finish(server, loader, str(state.target), state.load_no or 1)
