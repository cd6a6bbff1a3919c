"""Starting over: everything on the server removed, a few rows at a time."""

from graph.bolt.load_lock import lock_lost
from graph.bolt.retry import RetryingConnection
from graph.cypher import load_state as cypher

WIPING = "(being removed)"
"""Target of the graph while it is removed: a load must not begin before that is done."""


def wipe(server: RetryingConnection, loader: str) -> None:
    """Remove data, runs and archive; the graph node stays, with its ``store_id``.

    ``loader`` holds the load lock. Cut off, the graph stays closed until it is wiped again.
    """
    if not server.write(cypher.BEGIN_WIPING, loader=loader, wiping=WIPING):
        raise lock_lost(server.connection)
    server.alone(cypher.WIPE_RELATIONSHIPS)
    server.alone(cypher.WIPE_NODES)
    server.write(cypher.END_WIPING, loader=loader)
