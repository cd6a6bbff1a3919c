"""One step of the speed benchmark in a process of its own; prints its figures as JSON.

``python -m benchmarks.scale_step STEP FOLDER [more]``; called by ``benchmarks.scale``.
"""

import json
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

import synthetic
from algorithms.communities import METHODS, Method
from benchmarks import partitioning, product, projection
from benchmarks.matching import matches
from benchmarks.measured import timed
from benchmarks.worlds import known

LOAD, WORKSPACE, GRAPH = "load", "workspace", "lfr.npz"
TINY = 20_000
"""Claims (or nodes) of the run before the clock starts, which compiles the kernels."""


def make(folder: Path, claims: str, seed: str) -> dict[str, Any]:
    """A world of so many claims as Parquet, its answer sheet beside it."""
    synthetic.bulk(int(seed), int(claims), folder / LOAD)
    size = sum(path.stat().st_size for path in (folder / LOAD).rglob("*") if path.is_file())
    return {"megabytes": round(size / 1e6, 1)}


def load(folder: Path) -> dict[str, Any]:
    """Claims of the folder into a workspace."""
    return {"claims": product.load(folder / LOAD, folder / WORKSPACE)}


def detect(folder: Path) -> dict[str, Any]:
    """From the snapshot to ranked rings in files."""
    found = product.search(folder / WORKSPACE)
    return {"reported": found.reported, "cleared": found.cleared, "steps": found.steps}


def judge(folder: Path) -> dict[str, Any]:
    """How many of the planted groups the run found, and what else it reported."""
    sheet = folder / f"{LOAD}-answers" / "ring_members.parquet"
    members = pyarrow.parquet.read_table(sheet)
    groups = pa.table({"ring_id": pc.unique(members["ring_id"])})
    planted = list(known(groups.append_column("kind", groups["ring_id"]), members, "ring_id"))
    reported = product.reported(folder / WORKSPACE)
    found = len(matches(reported, planted))
    return {"planted": len(planted), "found": found, "reported": len(reported)}


def kernel(folder: Path, shape: str) -> Callable[[], dict[str, Any]]:
    """The projection by the kernel; opening the snapshot and compiling are not timed."""
    claims = product.claim_index(folder / WORKSPACE)
    projection.by_kernel(product.head(claims, TINY), shape)
    return partial(projection.by_kernel, claims, shape)


def sql(folder: Path, shape: str, slices: str) -> Callable[[], dict[str, Any]]:
    """The projection by DuckDB; opening the snapshot is not timed."""
    claims = product.claim_index(folder / WORKSPACE)
    return partial(projection.by_sql, claims, shape, int(slices))


def graph(folder: Path, nodes: str, seed: str) -> dict[str, Any]:
    """The graph that every library partitions."""
    left, right = partitioning.lfr(int(nodes), int(seed))
    np.savez(folder / GRAPH, left=left, right=right)
    return {"nodes": int(nodes), "edges": int(left.size)}


def communities(folder: Path, method: str, nodes: str, seed: str) -> Callable[[], dict[str, Any]]:
    """The graph partitioned by one library; a small graph goes first."""
    if method not in METHODS:
        raise SystemExit(f"no such library: {method}")
    chosen: Method = method
    small = partitioning.lfr(TINY // 10, int(seed))
    partitioning.by_method(*small, TINY // 10, chosen, int(seed))
    with np.load(folder / GRAPH) as ends:
        left, right = ends["left"], ends["right"]
    return partial(partitioning.by_method, left, right, int(nodes), chosen, int(seed))


WHOLE: dict[str, Callable[..., dict[str, Any]]] = {
    "make": make,
    "load": load,
    "detect": detect,
    "judge": judge,
    "graph": graph,
}
PREPARED: dict[str, Callable[..., Callable[[], dict[str, Any]]]] = {
    "kernel": kernel,
    "sql": sql,
    "communities": communities,
}


def main(words: list[str]) -> int:
    """Run the step that is asked for and print what it took."""
    step, folder, *more = words
    if step in WHOLE:
        result = timed(partial(WHOLE[step], Path(folder), *more))
    else:
        result = timed(PREPARED[step](Path(folder), *more))
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
