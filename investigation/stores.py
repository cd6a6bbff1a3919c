"""The store of a place: the embedded one of a folder, or the adapter of a Neo4j server."""

from graph.bolt.address import server_address
from graph.duckdb_store import WorkspaceIntake, open_snapshot
from graph.store import Intake, Store
from investigation.place import Place


def open_store(place: Place) -> Store:
    """The claims in use at a place.

    Raises ``StoreUnavailable`` where nothing has been loaded, or the server does not answer,
    and ``SettingError`` where the account of the server is not known.
    """
    if place.server is None:
        return open_snapshot(place.workspace)
    return _server(place)


def open_intake(place: Place) -> Intake:
    """The same place for a load or for what is kept beside the claims; it may be empty."""
    if place.server is None:
        return WorkspaceIntake(place.workspace)
    return _server(place)


def _server(place: Place) -> Store:
    from graph.neo4j_store import open_server  # noqa: PLC0415 - a folder needs no driver

    return open_server(server_address(place.server or ""), place.workspace)
