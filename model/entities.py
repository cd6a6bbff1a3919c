"""The things a graph is made of, and how one of them is named."""

from dataclasses import dataclass
from typing import get_args

from model.vocabulary.claims import EntityKind

ENTITY_KINDS: tuple[EntityKind, ...] = get_args(EntityKind)


@dataclass(frozen=True, order=True, slots=True)
class EntityRef:
    """One entity: its kind and its identifier exactly as the source wrote it."""

    kind: EntityKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"
