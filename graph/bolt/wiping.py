"""Starting over: everything on the server removed, a few rows at a time."""

from graph.bolt.connection import Connection
from graph.bolt.load_lock import lost
from graph.bolt.patience import patiently
from graph.cypher import load_state as cypher
from graph.store import PushProgress

WIPING = "(being removed)"
"""Target of the graph while it is removed: a load must not begin before that is done."""


def wipe(connection: Connection, loader: str, progress: PushProgress) -> None:
    """Remove data, runs and archive; the graph node stays, with its ``store_id``.

    ``loader`` holds the load lock. Cut off, the graph stays closed until it is wiped again.
    """
    begun = patiently(
        lambda: connection.write(cypher.BEGIN_WIPING, loader=loader, wiping=WIPING), progress
    )
    if not begun:
        raise lost(connection)
    patiently(lambda: connection.alone(cypher.WIPE_RELATIONSHIPS), progress)
    patiently(lambda: connection.alone(cypher.WIPE_NODES), progress)
    patiently(lambda: connection.write(cypher.END_WIPING, loader=loader), progress)
