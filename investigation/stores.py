"""The store of a place: the embedded one of a folder, or the adapter of a Neo4j server."""

from typing import TYPE_CHECKING

from graph.address import server_address
from graph.duckdb_store import WorkspaceIntake, open_snapshot
from graph.store import Intake, Store
from investigation.place import Place
from model.errors import SettingError
from model.language import Text

if TYPE_CHECKING:
    from graph.bolt.connection import Connection

_A_FOLDER = Text(en="the claims are in a folder", zh="数据保存在文件夹中")
_NAME_A_SERVER = Text(
    en="Cypher is asked of a Neo4j server: name its address",
    zh="Cypher 查询需要 Neo4j 服务器：请指定其地址",
)


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


def open_cypher(place: Place) -> "Connection":
    """The server of a place for Cypher of one's own; raises ``SettingError`` for a folder."""
    from graph.bolt.connection import Connection  # noqa: PLC0415 - a folder needs no driver

    if place.server is None:
        raise SettingError(_A_FOLDER, where=str(place), to_do=_NAME_A_SERVER)
    return Connection(server_address(place.server))


def _server(place: Place) -> Store:
    from graph.neo4j_store import open_server  # noqa: PLC0415 - a folder needs no driver

    return open_server(server_address(place.server or ""), place.workspace)
