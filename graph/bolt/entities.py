"""Entities of the server: finding, searching, totals, statistics."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from graph.answers import ENTITY_ROWS, STAT_ROWS, Answer
from graph.bolt.answers import arrow, capped
from graph.bolt.connection import Connection
from graph.bolt.graph_state import data_version
from graph.cypher import conflicts, reading, reading_stats
from graph.embedded.search_keys import sought
from graph.refusals import identifier, nothing_loaded, storable, unknown
from model.entities import EntityRef
from model.layout import TABLES


@dataclass(frozen=True)
class Found:
    """What the server says of one entity: its number within its register, and its claims."""

    ref: EntityRef
    no: int
    claims: int
    first_day: int
    last_day: int


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
    return [Found(entity, *row[2:]) for entity, row in zip(entities, rows, strict=True)]


def _sayable(entity: EntityRef) -> str:
    if storable(entity.kind) != entity.kind:
        raise unknown(entity)
    return identifier(entity)


def search(connection: Connection, text: str, kinds: Sequence[str], cap: int) -> Answer:
    """Entities whose identifier or name contains ``text``; exact hits first."""
    data_version(connection)
    parameters = {"exact": text, "sought": sought(text), "kinds": list(kinds) or None}
    return capped(connection, reading.SEARCH, ENTITY_ROWS, cap, **parameters)


def totals(connection: Connection, kind: str, cap: int) -> Answer:
    """Entities of one kind, largest net total first."""
    data_version(connection)
    return capped(connection, reading.TOTALS, ENTITY_ROWS, cap, kind=kind)


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
        ("conflicts", "all", connection.read(conflicts.COUNT)[0][0]),
    ]
    return Answer(arrow(sorted(rows), STAT_ROWS), len(rows), truncated=False)
