"""The product as its users call it: load a folder, detect in a workspace, read the rings."""

import dataclasses
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.matching import Group
from graph.duckdb_store import open_snapshot
from investigation.loading import load as load_files
from investigation.open import open_investigation
from investigation.place import Place
from investigation.run import Run, run
from investigation.settings import Settings
from investigation.stores import open_intake, open_store
from model.claim_index import ClaimIndex
from model.rings import Ring


@dataclass(frozen=True)
class Found:
    """What the product made of one world, and the claims it saw."""

    reported: list[Group]
    cleared: list[Group]
    outcomes: dict[str, str]
    claims: ClaimIndex


@dataclass(frozen=True)
class Searched:
    """Sizes of the result of one run, and the CPU seconds of its steps."""

    reported: int
    cleared: int
    steps: dict[str, Any]


def load(folder: Path, workspace: Path) -> int:
    """Load every file of a folder; returns the number of claims in use afterwards."""
    with closing(open_intake(Place(workspace))) as intake:
        report = load_files(intake, [folder])
    return report.totals["claims"]


def search(workspace: Path) -> Searched:
    """Detect with default settings, files written, on one's own."""
    with closing(open_store(Place(workspace))) as store:
        finished = run(store, Settings())
    check(finished)
    return Searched(
        reported=len(finished.assembly.rings),
        cleared=len(finished.assembly.cleared),
        steps=dict(finished.manifest["timings"]),
    )


def detect(folder: Path, workspace: Path) -> Found:
    """Load a world and detect in it."""
    load(folder, workspace)
    with closing(open_store(Place(workspace))) as store:
        finished = run(store, Settings())
    check(finished)
    return Found(
        reported=[as_group(ring) for ring in finished.assembly.rings],
        cleared=[as_group(ring) for ring in finished.assembly.cleared],
        outcomes={o.typology: o.status for o in finished.outcomes},
        claims=claim_index(workspace),
    )


def reported(workspace: Path) -> list[Group]:
    """The rings of the newest run of a workspace."""
    with closing(open_store(Place(workspace))) as store:
        return [as_group(ring) for ring in open_investigation(store).rings]


def check(finished: Run) -> None:
    """A benchmark of a product that partly failed would be a benchmark of something else."""
    if finished.failed:
        raise SystemExit(f"typologies failed: {', '.join(finished.failed)}")


def as_group(ring: Ring) -> Group:
    """A ring by the identifiers of its members."""
    ids: dict[str, set[str]] = {"patient": set(), "doctor": set(), "provider": set()}
    for member in ring.members:
        ids[member.kind].add(member.id)
    return Group(
        patients=frozenset(ids["patient"]),
        doctors=frozenset(ids["doctor"]),
        providers=frozenset(ids["provider"]),
        explanation=ring.explanation or "",
        label=";".join(ring.typologies),
    )


def claim_index(workspace: Path) -> ClaimIndex:
    """All claims of a workspace."""
    with closing(open_snapshot(workspace)) as store:
        return store.claim_index()


def head(claims: ClaimIndex, size: int) -> ClaimIndex:
    """The first claims, with all identifiers."""
    cut = {
        field.name: value[:size]
        for field in dataclasses.fields(claims)
        if isinstance(value := getattr(claims, field.name), np.ndarray)
    }
    return dataclasses.replace(claims, **cut)
