"""The things a graph is made of, and how one of them is named."""

from dataclasses import dataclass
from typing import Literal

EntityKind = Literal[
    "patient", "doctor", "pharmacy", "institution", "phone", "address", "account", "owner"
]
ENTITY_KINDS: tuple[EntityKind, ...] = (
    "patient",
    "doctor",
    "pharmacy",
    "institution",
    "phone",
    "address",
    "account",
    "owner",
)


@dataclass(frozen=True, order=True, slots=True)
class EntityRef:
    """One entity: its kind and its identifier exactly as the source wrote it."""

    kind: EntityKind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"
