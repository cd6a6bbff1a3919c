"""Identifiers with several holders: phones, addresses, accounts, owners."""

from collections.abc import Sequence
from typing import Any

from graph.answers import IDENTIFIER_ROWS, Answer
from graph.bolt.answers import capped, texts_or_none
from graph.bolt.connection import Connection
from graph.bolt.entities import data_version, find
from graph.cypher import reading_edges
from model.entities import EntityKind, EntityRef


def shared_identifiers(
    connection: Connection,
    entity: EntityRef | None,
    kinds: Sequence[EntityKind],
    min_holders: int,
    cap: int,
) -> Answer:
    """One row per identifier and holder, most widely held first; of one entity or of all."""
    parameters: dict[str, Any] = {"kinds": texts_or_none(kinds), "min_holders": min_holders}
    if entity is None:
        data_version(connection)
        texts = (reading_edges.SHARED, reading_edges.SHARED_COUNT)
        return capped(connection, texts, IDENTIFIER_ROWS, cap, parameters)
    find(connection, [entity])
    of_one = (reading_edges.SHARED_OF, reading_edges.SHARED_OF_COUNT)
    parameters |= {"kind": entity.kind, "id": entity.id}
    return capped(connection, of_one, IDENTIFIER_ROWS, cap, parameters)
