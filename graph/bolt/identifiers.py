"""Identifiers with several holders: phones, addresses, accounts, owners."""

from collections.abc import Sequence
from typing import Any

from graph.answers import IDENTIFIER_ROWS, Answer
from graph.bolt.answers import capped
from graph.bolt.connection import Connection
from graph.bolt.entities import Found
from graph.bolt.graph_state import data_version
from graph.cypher import reading_edges as cypher


def shared_identifiers(
    connection: Connection, entity: Found | None, kinds: Sequence[str], min_holders: int, cap: int
) -> Answer:
    """One row per identifier and holder, most widely held first; of one entity or of all."""
    asked: dict[str, Any] = {"kinds": list(kinds) or None, "min_holders": min_holders}
    if entity is None:
        data_version(connection)
        return capped(connection, cypher.SHARED, IDENTIFIER_ROWS, cap, **asked)
    asked |= {"kind": entity.ref.kind, "id": entity.ref.id}
    return capped(connection, cypher.SHARED_OF, IDENTIFIER_ROWS, cap, **asked)
