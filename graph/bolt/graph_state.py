"""What the server says about its data and about a load that is under way or was cut off."""

from dataclasses import dataclass

from graph.bolt.connection import LONG_SECONDS, Connection
from graph.cypher import load_state as cypher
from graph.refusals import UPDATE, nothing_loaded
from model.errors import StoreUnavailable
from model.language import Text

LAYOUT = 1
"""Of the graph on the server; raised whenever labels or properties change."""

_NEWER = Text(
    en="the data was written by a newer version of the product (layout {found}, known {known})",
    zh="数据由更新版本的产品写入（布局 {found}，本版支持 {known}）",
)


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


def read_state(connection: Connection, seconds: float | None = LONG_SECONDS) -> GraphState | None:
    """The state of the graph; ``None`` where the server has no graph of ours.

    ``seconds``: ``None`` where a person waits for it.
    """
    rows = connection.read(cypher.STATE, seconds)
    return GraphState(*rows[0]) if rows else None


def data_version(connection: Connection) -> str:
    """Digest of the content; raises ``StoreUnavailable`` where no load was ever completed."""
    state = read_state(connection, None)
    if state is None or state.data_version is None:
        raise nothing_loaded(connection.address.uri)
    return state.data_version


def store_id(connection: Connection) -> str:
    """The name of the server's graph; raises ``StoreUnavailable`` where nothing was loaded."""
    state = read_state(connection, None)
    if state is None or state.store_id is None:
        raise nothing_loaded(connection.address.uri)
    return state.store_id


def check_layout(connection: Connection) -> None:
    """Raises ``StoreUnavailable`` where the graph was written by a newer product."""
    state = read_state(connection, None)
    found = state.layout if state else LAYOUT
    if found != LAYOUT:
        what = _NEWER.filled(found=found, known=LAYOUT)
        raise StoreUnavailable(what, where=connection.address.uri, to_do=UPDATE)


def is_empty(connection: Connection) -> bool:
    """Whether there is no node but the graph node."""
    return not connection.read(cypher.ANYTHING_ELSE, LONG_SECONDS)
