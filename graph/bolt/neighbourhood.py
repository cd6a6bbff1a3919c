"""Edges around entities: neighbours, expansion over several steps, induced subgraphs."""

from collections.abc import Sequence
from dataclasses import replace

from graph.answers import EDGE_ROWS, HOP_ROWS, Answer, Filters
from graph.bolt.answers import capped, filter_parameters
from graph.bolt.connection import Connection
from graph.bolt.entities import Found
from graph.cypher import reading_edges as cypher


def neighbours(connection: Connection, entity: Found, filters: Filters, cap: int) -> Answer:
    """Edges at one entity, strongest evidence first."""
    asked = {**filter_parameters(filters), "kind": entity.ref.kind, "id": entity.ref.id}
    return capped(connection, cypher.NEIGHBOURS, EDGE_ROWS, cap, **asked)


def expand(connection: Connection, entity: Found, steps: int, filters: Filters, cap: int) -> Answer:
    """Edges within ``steps`` steps; entities above the hub degree are shown, not opened."""
    asked = filter_parameters(filters)
    newest: list[tuple[str, str]] = [(entity.ref.kind, entity.ref.id)]
    reached = set(newest)
    opened = [(*key, 1) for key in newest]
    hubs = 0
    for hop in range(2, steps + 1):
        found = [
            (kind, identifier, degree)
            for kind, identifier, degree in connection.read(cypher.NEXT, frontier=newest, **asked)
            if (kind, identifier) not in reached
        ]
        newest = [(kind, name) for kind, name, degree in found if degree <= filters.hub_degree]
        hubs += len(found) - len(newest)
        reached.update((kind, name) for kind, name, _ in found)
        opened += [(kind, name, hop) for kind, name in newest]
    answer = capped(connection, cypher.HOPS, HOP_ROWS, cap, opened=opened, **asked)
    return replace(answer, hubs=hubs)


def subgraph_export(connection: Connection, entities: Sequence[Found], cap: int) -> Answer:
    """Edges both of whose ends are among ``entities``."""
    keys = sorted({(entity.ref.kind, entity.ref.id) for entity in entities})
    return capped(connection, cypher.AMONG, EDGE_ROWS, cap, keys=keys)
