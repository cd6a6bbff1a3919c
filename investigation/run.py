"""Detect: projections, typologies, rings, files; the one place that calls them in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from graph.engine import Engine
from graph.files import put_file
from graph.store import Store
from investigation.clock import Stopwatch
from investigation.files import canonical_json
from investigation.kept_files import with_digests
from investigation.manifest import manifest
from investigation.outcomes import outcomes_of
from investigation.progress import Progress, silent
from investigation.run_record import DETAILS, MANIFEST
from investigation.settings import Settings
from investigation.viewing import view_of
from model.claim_index import Int64
from model.findings import Outcome
from model.language import Text
from model.rings import Assembly
from model.run_tables import RUN
from rings import assemble
from rings.details import to_json
from rings.graph_tables import graph_tables
from rings.tables import tables, to_csv


@dataclass(frozen=True)
class Run:
    """One finished run: rings, cleared groups, outcomes, and the files that say so.

    ``graph`` are the tables of ``model.run_tables`` that a store keeps in its graph.
    """

    run_id: str
    assembly: Assembly
    outcomes: tuple[Outcome, ...]
    manifest: Mapping[str, Any]
    files: Mapping[str, str]
    graph: Mapping[str, pa.Table]

    @property
    def failed(self) -> tuple[str, ...]:
        """Codes of the typologies that failed."""
        return tuple(o.typology for o in self.outcomes if o.status == "failed")


def detect(engine: Engine, settings: Settings, progress: Progress = silent) -> Run:
    """Rings in the opened data. Pure apart from the timings in the manifest."""
    watch = Stopwatch()
    view = view_of(engine, settings, watch, progress)
    outcomes = outcomes_of(view, settings, watch, progress)

    def claim_ids(claim_nos: Int64) -> list[str]:
        ids: list[str] = engine.claim_rows(claim_nos)["claim_id"].to_pylist()
        return ids

    progress(Text(en="fusing, clearing and scoring", zh="合并、排除与评分"))
    with watch.step("rings") as count:
        assembly = assemble(outcomes, view, claim_ids, settings.parameters.rings)
        count.rows = len(assembly.rings)
    with watch.step("tables"):
        files = {
            f"{name}.csv": to_csv(table)
            for name, table in tables(assembly, settings.language).items()
        }
        graph = graph_tables(assembly, view)
    content = manifest(
        engine,
        settings,
        outcomes,
        watch.steps,
        files,
        {"rings": len(assembly.rings), "suppressed": len(assembly.cleared)},
    )
    files[MANIFEST] = canonical_json(content)
    about = {
        "data_version": content["data_version"],
        "product_version": content["version"],
        **content["results"],
    }
    about["cleared"] = about.pop("suppressed")
    graph = {**graph, "run": pa.Table.from_pylist([about], schema=RUN)}
    return Run(content["run_id"], assembly, outcomes, content, files, graph)


def run(store: Store, settings: Settings, progress: Progress = silent) -> Run:
    """Detect on the claims in use, write the rings into the graph and keep the files."""
    progress(Text(en="opening the claims", zh="打开结算数据"))
    with store.engine() as engine:
        finished = detect(engine, settings, progress)
    progress(Text(en="keeping the rings", zh="保存线索"))
    store.write_rings(finished.run_id, finished.graph)
    store.archive.put(
        "runs",
        finished.run_id,
        with_digests({**finished.files, DETAILS: to_json(finished.assembly)}),
    )
    return finished


def export(finished: Run, out: Path) -> None:
    """Write the result files of a run into a folder, each complete or not at all."""
    for name, text in finished.files.items():
        put_file(out / name, text)
