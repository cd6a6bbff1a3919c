"""The number of conflicting rows, carried from the mirror, which keeps them, to the server."""

from pathlib import Path

from graph.bolt.connection import Connection
from graph.cypher import conflicts as cypher
from graph.embedded.engine import DuckDBEngine
from graph.embedded.entities import conflicts
from graph.embedded.workspace import current_snapshot


def keep_conflicts(connection: Connection, mirror: Path) -> None:
    """Tell the server how many conflicting rows the mirror keeps."""
    engine = DuckDBEngine(current_snapshot(mirror))
    try:
        connection.write(cypher.KEEP, conflicts=conflicts(engine))
    finally:
        engine.close()
