"""Synthetic worlds on disk with their answer sheets: what ring quality is measured on."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

import synthetic
from benchmarks.matching import Core, Group, Known

FEWEST_PATIENTS = 3
"""A known group that names fewer patients than this is compared by its doctors and providers:
steering and licence lending are patterns between those, however many patients pass through."""


@dataclass(frozen=True)
class KnownWorld:
    """A world: the folder to load, and what is planted in it."""

    folder: Path
    planted: tuple[Known, ...]
    innocent: tuple[Known, ...]


@dataclass(frozen=True)
class Order:
    """A world to be made, and the row of the table that it counts for."""

    row: str
    grade: synthetic.Grade
    seed: int
    patients: int
    variant: synthetic.Variant = "plain"
    camouflage: float = 1.0


def build(order: Order, folder: Path) -> KnownWorld:
    """Make a world below ``folder`` and read its answers."""
    world = synthetic.build(
        order.seed,
        order.grade,
        order.patients,
        variant=order.variant,
        camouflage=order.camouflage,
    )
    answers = world.answers
    return KnownWorld(
        folder=synthetic.write(world, folder, "parquet"),
        planted=tuple(known(answers["rings"], answers["ring_members"], "ring_id")),
        innocent=tuple(known(answers["innocents"], answers["innocent_members"], "innocent_id")),
    )


def known(groups: pa.Table, members: pa.Table, key: str) -> Iterator[Known]:
    """The groups of one part of an answer sheet."""
    by_group: dict[str, dict[str, set[str]]] = {}
    for row in members.to_pylist():
        kinds = by_group.setdefault(row[key], {})
        kinds.setdefault(row["entity_kind"], set()).add(row["entity_id"])
    for row in groups.to_pylist():
        kinds = by_group.get(row[key], {})
        group = Group(
            patients=frozenset(kinds.get("patient", ())),
            doctors=frozenset(kinds.get("doctor", ())),
            providers=frozenset(kinds.get("provider", ())),
        )
        yield Known(row[key], row["kind"], group, compared_by(group))


def compared_by(group: Group) -> Core:
    """Whether a group is recognised by its patients, or by its doctors and providers."""
    return "actors" if len(group.patients) < FEWEST_PATIENTS else "patients"
