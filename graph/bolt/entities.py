"""Entities of the server: finding, searching, totals, statistics."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.answers import ENTITY_ROWS, STAT_ROWS, Answer
from graph.bolt.answers import arrow, capped, texts_or_none
from graph.bolt.connection import Connection
from graph.cypher import reading, reading_stats
from graph.embedded.search_keys import sought
from graph.refusals import identifier, nothing_loaded, storable, unknown
from model.entities import EntityKind, EntityRef
from model.errors import StoreUnavailable
from model.language import Text
from model.layout import TABLES

LAYOUT = 1
"""Of the graph on the server; raised whenever labels or properties change."""

_NEWER = Text(
    en="the data was written by a newer version of the product (layout {found}, known {known})",
    zh="数据由更新版本的产品写入（布局 {found}，本版支持 {known}）",
)
_UPDATE = Text(en="update the product", zh="请升级产品")


@dataclass(frozen=True)
class Found:
    """What the server says of one entity: its number within its register, and its claims."""

    no: int
    claims: int
    first_day: int
    last_day: int


def data_version(connection: Connection) -> str:
    """Digest of the content; raises ``StoreUnavailable`` where no load was ever completed."""
    rows = connection.read(reading.GRAPH)
    if not rows or rows[0][1] is None:
        raise nothing_loaded(connection.address.uri)
    return str(rows[0][1])


def store_id(connection: Connection) -> str:
    """The name of the server's graph; raises ``StoreUnavailable`` where nothing was loaded."""
    rows = connection.read(reading.GRAPH)
    if not rows or rows[0][2] is None:
        raise nothing_loaded(connection.address.uri)
    return str(rows[0][2])


def check_layout(connection: Connection) -> None:
    """Raises ``StoreUnavailable`` where the graph was written by a newer product."""
    rows = connection.read(reading.GRAPH)
    found = rows[0][0] if rows else LAYOUT
    if found != LAYOUT:
        what = _NEWER.filled(found=found, known=LAYOUT)
        raise StoreUnavailable(what, where=connection.address.uri, to_do=_UPDATE)


def find(connection: Connection, entities: Sequence[EntityRef]) -> list[Found]:
    """The entities in the order asked for.

    Raises ``UnknownEntity`` for the first that is not in the data and ``StoreUnavailable`` where
    nothing was loaded.
    """
    if not entities:
        data_version(connection)
    keys = [[at, entity.kind, _sayable(entity)] for at, entity in enumerate(entities)]
    rows = connection.read(reading.FIND, keys=keys)
    if rows and rows[0][0] is None:
        raise nothing_loaded(connection.address.uri)
    for entity, row in zip(entities, rows, strict=True):
        if row[2] is None:
            raise unknown(entity)
    return [Found(*row[2:]) for row in rows]


def _sayable(entity: EntityRef) -> str:
    storable_kind = storable(entity.kind)
    if storable_kind != entity.kind:
        raise unknown(entity)
    return identifier(entity)


def search(connection: Connection, text: str, kinds: Sequence[EntityKind], cap: int) -> Answer:
    """Entities whose identifier or name contains ``text``; exact hits first."""
    data_version(connection)
    parameters = {
        "exact": storable(text),
        "sought": sought(storable(text)),
        "kinds": texts_or_none(kinds),
    }
    return capped(connection, (reading.SEARCH, reading.SEARCH_COUNT), ENTITY_ROWS, cap, parameters)


def totals(connection: Connection, kind: EntityKind, cap: int) -> Answer:
    """Entities of one kind, largest net total first."""
    data_version(connection)
    texts = (reading.TOTALS, reading.TOTALS_COUNT)
    return capped(connection, texts, ENTITY_ROWS, cap, {"kind": storable(kind)})


def stats(connection: Connection) -> Answer:
    """Sizes of everything on the server."""
    data_version(connection)
    counts: Counter[tuple[str, str]] = Counter()
    for what, text in (("entities", reading_stats.ENTITIES), ("edges", reading_stats.EDGES)):
        for of, value in connection.read(text):
            counts[what, of] += value
    counts = +counts  # a kind or relation that does not occur has no row
    for table in TABLES:
        counts["rows", table.name] = 0
    for of, value in connection.read(reading_stats.ROWS):
        counts["rows", of] += value
    claims, first_day, last_day = connection.read(reading_stats.IN_EFFECT)[0]
    rows = [(what, of, value) for (what, of), value in counts.items()]
    rows += [
        ("claims", "in effect", claims),
        ("period", "first_day", first_day),
        ("period", "last_day", last_day),
        ("conflicts", "all", connection.read(reading_stats.CONFLICTS)[0][0]),
    ]
    return Answer(arrow(sorted(rows), STAT_ROWS), len(rows), truncated=False)
