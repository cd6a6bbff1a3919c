"""Unique keys and indexes of the nodes and relationships on a server."""

from dataclasses import dataclass
from typing import Literal

from graph.schema.registers import ENTITY, LABELS

GRAPH = "coterie"
"""``id`` of the one node that says what the graph holds; also the beginning of our names."""

UNIQUE: dict[str, tuple[str, ...]] = {
    "Graph": ("id",),
    "LoadStep": ("key",),
    ENTITY: ("kind", "id"),
    **dict.fromkeys(LABELS.values(), ("id",)),
    "Claim": ("id",),
    "Item": ("id",),
    "SourceFile": ("no",),
    "LooseRow": ("key",),
    "Run": ("id",),
    "Ring": ("key",),
    "Finding": ("key",),
    "Load": ("id",),
    "ArchiveFile": ("key",),
}
"""Properties by label. The first makes two that begin at once agree on one graph node."""


@dataclass(frozen=True)
class Index:
    """An index over one property of the nodes of a label, or of the relationships of a type."""

    name: str
    kind: Literal["RANGE", "TEXT"]
    on: str
    property: str
    of_relationships: bool = False


INDEXES = (
    Index("claim_no", "RANGE", "Claim", "no"),
    Index("ring_run", "RANGE", "Ring", "run_id"),
    Index("finding_run", "RANGE", "Finding", "run_id"),
    Index("co_visited_run", "RANGE", "CO_VISITED", "run_id", of_relationships=True),
    Index("id_key", "TEXT", ENTITY, "id_key"),
    Index("name_key", "TEXT", ENTITY, "name_key"),
)
