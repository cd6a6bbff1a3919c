"""What the server says about its data and about a load that is under way or was cut off."""

from dataclasses import dataclass

from graph.bolt.connection import PATIENT_SECONDS, Connection
from graph.cypher import load_state as cypher


@dataclass(frozen=True)
class GraphState:
    """The graph node. ``data_version`` is ``None`` until the first load is complete.

    ``target`` is the version that an unfinished load goes to, from ``base`` (``None``: from
    nothing), in batches of ``batch_rows``. ``imported`` says that all of its rows are in.
    """

    layout: int
    store_id: str
    data_version: str | None = None
    load_no: int | None = None
    target: str | None = None
    base: str | None = None
    batch_rows: int | None = None
    begun_on: str | None = None
    imported: bool = False


def read_state(connection: Connection) -> GraphState | None:
    """The state of the graph; ``None`` where the server has no graph of ours."""
    rows = connection.read(cypher.STATE, PATIENT_SECONDS)
    return GraphState(*rows[0]) if rows else None


def holds_nothing(connection: Connection) -> bool:
    """Whether there is no node but the graph node."""
    return not connection.read(cypher.ANYTHING_ELSE, PATIENT_SECONDS)
