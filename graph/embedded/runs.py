"""Keeping the rings of a run in the workspace, whole or not at all."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from graph.safe_names import check_name
from model.run_tables import complete

RINGS = "rings"


def write_rings(workspace: Path, run_id: str, tables: Mapping[str, pa.Table]) -> None:
    """Write ``rings/<run_id>/<table>.parquet``; a run written again replaces the earlier."""
    check_name(run_id)
    every = complete(tables)
    final = workspace / RINGS / run_id
    fresh, old = (final.with_name(f".{run_id}.{ending}") for ending in ("building", "old"))
    for leftover in (fresh, old):
        shutil.rmtree(leftover, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name, table in sorted(every.items()):
        pq.write_table(table, fresh / f"{name}.parquet")
    if final.exists():
        final.rename(old)
    fresh.rename(final)
    shutil.rmtree(old, ignore_errors=True)


def remove_rings(workspace: Path, run_id: str) -> None:
    """Remove the tables of a run, where there are any."""
    check_name(run_id)
    shutil.rmtree(workspace / RINGS / run_id, ignore_errors=True)
