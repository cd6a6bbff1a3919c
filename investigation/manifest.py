"""The run manifest, ``run.json``: what went in, what was done, what came of it."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from graph.engine import Engine
from investigation.clock import Step
from investigation.settings import Settings
from model.findings import Outcome
from model.vocabulary.findings import TYPOLOGIES
from model.vocabulary.term import called

LIBRARIES = ("duckdb", "networkit", "networkx", "numba", "numpy", "pyarrow", "scipy")


def product_version() -> str:
    """Version of the installed product, ``unknown`` when run from an uninstalled tree."""
    try:
        return version("coterie")
    except PackageNotFoundError:
        return "unknown"


def parameters_of(settings: Settings) -> dict[str, Any]:
    """Every parameter of a run, by section; equal parameters give equal values."""
    return {
        "seed": settings.seed,
        "language": settings.language,
        **asdict(settings.parameters),
    }


def run_id_of(data_version: str, settings: Settings) -> str:
    """Twelve digits that name data, product version and parameters together."""
    named = [data_version, product_version(), parameters_of(settings)]
    text = json.dumps(named, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:12]


def inputs_of(engine: Engine) -> list[dict[str, Any]]:
    """The files behind the claims in use, with their digests."""
    found = engine.query(
        "SELECT DISTINCT name, sha256, size_bytes, rows, loader FROM sources ORDER BY name, sha256"
    )
    rows: list[dict[str, Any]] = found.to_pylist()
    return rows


def manifest(
    engine: Engine,
    settings: Settings,
    outcomes: Sequence[Outcome],
    steps: Sequence[Step],
    files: Mapping[str, str],
    results: Mapping[str, int],
) -> dict[str, Any]:
    """The content of ``run.json``. Only ``timings`` differs between equal runs."""
    return {
        "product": "coterie",
        "version": product_version(),
        "run_id": run_id_of(engine.data_version, settings),
        "data_version": engine.data_version,
        "inputs": inputs_of(engine),
        "parameters": parameters_of(settings),
        "seeds": {"run": settings.seed},
        "libraries": {name: version(name) for name in LIBRARIES},
        "outcomes": [
            {
                "typology": o.typology,
                "title": asdict(called(TYPOLOGIES, o.typology)),
                "status": o.status,
                "said": said(o),
                "summary": asdict(o.summary),
                "findings": len(o.findings),
                "examined_rows": o.examined_rows,
                "skipped_rows": dict(o.skipped_rows),
            }
            for o in outcomes
        ],
        "row_counts": {step.name: step.rows for step in steps},
        "timings": {
            step.name: {
                "wall_seconds": round(step.wall_seconds, 3),
                "cpu_seconds": round(step.cpu_seconds, 3),
            }
            for step in steps
        },
        "results": dict(results),
        "files": {
            name: hashlib.sha256(text.encode("utf-8")).hexdigest() for name, text in files.items()
        },
    }


def said(outcome: Outcome) -> str:
    """The outcome as one word and reason: ``ok``, ``skipped: needs ...``, ``failed: ...``."""
    return "ok" if outcome.status == "ok" else f"{outcome.status}: {outcome.summary.en}"
