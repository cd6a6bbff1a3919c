"""Constraints, indexes and the graph node: made where they are missing, checked at every start."""

from uuid import uuid4

from graph.bolt.connection import LONG_SECONDS, Connection
from graph.bolt.graph_state import LAYOUT, GraphState, check_layout, read_state
from graph.cypher import schema as cypher
from model.errors import StoreUnavailable
from model.language import Text

INDEX_SECONDS = 3_600
"""Indexes over a large graph that was imported take minutes to fill."""

_FOREIGN = Text(
    en="the database holds data of something else (nodes labelled {labels})",
    zh="该数据库中有其他系统的数据（节点标签：{labels}）",
)
_ANOTHER = Text(
    en="use an empty database, or a server of its own: coterie serve-neo4j start",
    zh="请使用空数据库，或单独启动服务器：coterie serve-neo4j start",
)
_INCOMPLETE = Text(
    en="constraints or indexes of the graph are missing or failed: {names}",
    zh="图的约束或索引缺失或失败：{names}",
)
_REMAKE = Text(
    en="drop indexes of others on the same properties, then load again",
    zh="请删除他人在相同属性上的索引后重新导入",
)


def ensure(connection: Connection) -> GraphState:
    """Make the schema and the graph node where they are missing; the state of the graph.

    Returns when every index is online; two that do this at once agree on one ``store_id``. Raises
    ``StoreUnavailable``: a newer layout, a database with data of something else, no permission.
    """
    check_layout(connection)
    state = read_state(connection)
    if state is None:
        _refuse_foreign(connection)
    _make_missing(connection)
    connection.alone(cypher.AWAIT_INDEXES, seconds=INDEX_SECONDS)
    check(connection)
    if state is None:
        connection.write(cypher.MAKE_GRAPH_NODE, store_id=str(uuid4()), layout=LAYOUT)
    found = read_state(connection)
    return ensure(connection) if found is None else found


def _make_missing(connection: Connection) -> None:
    """Somebody else may be making the same ones: what fails is tried again while it gets less."""
    absent = missing(connection)
    while absent:
        failure: StoreUnavailable | None = None
        for text in absent.values():
            try:
                connection.alone(text)
            except StoreUnavailable as error:
                failure = error
        left = missing(connection)
        if failure is not None and len(left) == len(absent):
            raise failure
        absent = left


def check(connection: Connection) -> None:
    """Raise ``StoreUnavailable`` unless every constraint and index is there and online."""
    absent = [" ".join(str(word) for word in key) for key in missing(connection)]
    if absent:
        what = _INCOMPLETE.filled(names=", ".join(absent))
        raise StoreUnavailable(what, where=connection.address.uri, to_do=_REMAKE)


def missing(connection: Connection) -> dict[cypher.Made, str]:
    """Texts that make what is missing, the constraint of the graph node first."""
    there: set[cypher.Made] = {
        ("UNIQUE", label, tuple(names))
        for kind, (label, *_), names in connection.read(cypher.SHOW_CONSTRAINTS, LONG_SECONDS)
        if kind.endswith("UNIQUENESS")
    }
    there |= {
        (kind, labels[0], tuple(names))
        for kind, labels, names, state in connection.read(cypher.SHOW_INDEXES, LONG_SECONDS)
        if labels and state in ("ONLINE", "POPULATING")
    }
    return {made: text for made, text in cypher.MADE.items() if made not in there}


def _refuse_foreign(connection: Connection) -> None:
    found = connection.read(cypher.FOREIGN, LONG_SECONDS)
    if found:
        labels = ":".join(found[0][0]) or "-"
        raise StoreUnavailable(
            _FOREIGN.filled(labels=labels), where=connection.address.uri, to_do=_ANOTHER
        )
