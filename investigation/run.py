"""Detect: projections, typologies, rings, files; the one place that calls them in order."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.duckdb_store import open_snapshot
from graph.engine import Engine
from investigation.clock import Stopwatch
from investigation.files import canonical_json, put_file, put_folder
from investigation.manifest import manifest
from investigation.outcomes import outcomes_of
from investigation.progress import Progress, silent
from investigation.settings import Settings
from investigation.viewing import view_of
from model.claim_index import Int64
from model.findings import Outcome
from model.language import Text
from model.rings import Assembly
from rings import assemble
from rings.details import to_json
from rings.tables import tables, to_csv

RUNS = "runs"
LATEST = "LATEST"
MANIFEST = "run.json"
DETAILS = "details.json"


@dataclass(frozen=True)
class Run:
    """One finished run: rings, cleared groups, outcomes, and the files that say so."""

    run_id: str
    assembly: Assembly
    outcomes: tuple[Outcome, ...]
    manifest: Mapping[str, Any]
    files: Mapping[str, str]

    @property
    def failed(self) -> tuple[str, ...]:
        """Codes of the typologies that failed."""
        return tuple(o.typology for o in self.outcomes if o.status == "failed")


def detect(engine: Engine, settings: Settings, progress: Progress = silent) -> Run:
    """Rings in the opened data. Pure apart from the timings in the manifest."""
    watch = Stopwatch()
    view = view_of(engine, settings.typologies, watch, progress)
    outcomes = outcomes_of(view, settings, watch, progress)

    def claim_ids(claim_nos: Int64) -> list[str]:
        ids: list[str] = engine.claim_rows(claim_nos)["claim_id"].to_pylist()
        return ids

    progress(Text(en="fusing, clearing and scoring", zh="合并、排除与评分"))
    with watch.step("rings") as count:
        assembly = assemble(outcomes, view, claim_ids, settings.rings)
        count.rows = len(assembly.rings)
    with watch.step("tables"):
        files = {
            f"{name}.csv": to_csv(table)
            for name, table in tables(assembly, settings.language).items()
        }
    content = manifest(
        engine,
        settings,
        outcomes,
        watch.steps,
        files,
        {"rings": len(assembly.rings), "suppressed": len(assembly.cleared)},
    )
    files[MANIFEST] = canonical_json(content)
    return Run(content["run_id"], assembly, outcomes, content, files)


def run(workspace: Path, settings: Settings, progress: Progress = silent) -> Run:
    """Detect on the snapshot in use and keep the run under ``runs/<run_id>``."""
    with closing(open_snapshot(workspace)) as engine:
        finished = detect(engine, settings, progress)
    folder = workspace / RUNS / finished.run_id
    put_folder(folder, {**finished.files, DETAILS: to_json(finished.assembly)})
    put_file(workspace / RUNS / LATEST, f"{finished.run_id}\n")
    return finished


def export(finished: Run, out: Path) -> None:
    """Write the result files of a run into a folder, each complete or not at all."""
    for name, text in finished.files.items():
        put_file(out / name, text)
