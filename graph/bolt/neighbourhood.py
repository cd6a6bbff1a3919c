"""Edges around entities: neighbours, expansion over several steps, induced subgraphs."""

from collections.abc import Sequence
from dataclasses import replace

from graph.answers import EDGE_ROWS, HOP_ROWS, Answer, Filters
from graph.bolt.answers import capped, filter_parameters
from graph.bolt.connection import Connection
from graph.bolt.entities import find
from graph.cypher import reading_edges
from graph.refusals import check_steps
from model.entities import EntityRef


def neighbours(connection: Connection, entity: EntityRef, filters: Filters, cap: int) -> Answer:
    """Edges at one entity, strongest evidence first."""
    find(connection, [entity])
    parameters = {**filter_parameters(filters), "kind": entity.kind, "id": entity.id}
    texts = (reading_edges.NEIGHBOURS, reading_edges.NEIGHBOURS_COUNT)
    return capped(connection, texts, EDGE_ROWS, cap, parameters)


def expand(
    connection: Connection, entity: EntityRef, steps: int, filters: Filters, cap: int
) -> Answer:
    """Edges within ``steps`` steps; entities above the hub degree are shown, not opened."""
    check_steps(steps)
    find(connection, [entity])
    parameters = filter_parameters(filters)
    newest = [(entity.kind, entity.id)]
    reached: set[tuple[str, str]] = set(newest)
    opened: list[tuple[str, str, int]] = [(entity.kind, entity.id, 1)]
    hubs = 0
    for hop in range(2, steps + 1):
        found = [
            (kind, identifier, degree)
            for kind, identifier, degree in connection.read(
                reading_edges.NEXT, frontier=newest, **parameters
            )
            if (kind, identifier) not in reached
        ]
        newest = [(kind, name) for kind, name, degree in found if degree <= filters.hub_degree]
        hubs += len(found) - len(newest)
        reached.update((kind, name) for kind, name, _ in found)
        opened += [(kind, name, hop) for kind, name in newest]
    texts = (reading_edges.HOPS, reading_edges.HOPS_COUNT)
    answer = capped(connection, texts, HOP_ROWS, cap, {**parameters, "opened": opened})
    return replace(answer, hubs=hubs)


def subgraph_export(connection: Connection, entities: Sequence[EntityRef], cap: int) -> Answer:
    """Edges both of whose ends are among ``entities``."""
    find(connection, entities)
    keys = sorted({(entity.kind, entity.id) for entity in entities})
    texts = (reading_edges.AMONG, reading_edges.AMONG_COUNT)
    return capped(connection, texts, EDGE_ROWS, cap, {"keys": keys})
