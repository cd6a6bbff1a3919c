"""Speed and memory from claims to ranked rings, beside DuckDB SQL and the community libraries.

Run ``python -m benchmarks.scale --claims 1000000 10000000``. Every step runs in a process of its
own; figures are CPU seconds of the step (all threads) and the peak memory of its process.
Kernels are compiled before any clock starts, by a run over a small world.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import scale_table
from benchmarks.measured import ROOT, in_own_process, machine
from benchmarks.partitioning import NODES
from benchmarks.projection import SHAPES

RESULTS = ROOT / "benchmarks" / "results"
LIBRARIES = ("networkit", "leiden", "louvain", "networkx")
WARM_UP = 50_000
ROWS_PER_SLICE = 1_250_000
"""Claims per slice of the SQL projection: at ten million claims eight slices fit into memory."""

run = partial(in_own_process, "benchmarks.scale_step")


def one_size(claims: int, seed: int, folder: Path, *, with_sql: bool) -> dict[str, Any]:
    """All steps on one world."""
    made = run("make", str(folder), str(claims), str(seed))
    loaded = run("load", str(folder))
    detected = run("detect", str(folder))
    cpu = loaded["cpu_s"] + detected["cpu_s"]
    figures: dict[str, Any] = {
        "claims": loaded["claims"],
        "made": made,
        "load": loaded,
        "detect": detected,
        "judged": run("judge", str(folder)),
        "claims_per_cpu_second": round(loaded["claims"] / cpu),
        "claims_per_cpu_second_detect": round(loaded["claims"] / detected["cpu_s"]),
        "peak_mib": max(loaded["peak_mib"], detected["peak_mib"]),
    }
    if with_sql:
        figures["projection"] = {shape: projected(folder, shape, claims) for shape in SHAPES}
    return figures


def projected(folder: Path, shape: str, claims: int) -> dict[str, Any]:
    """The same projection by the kernel and by SQL."""
    kernel = run("kernel", str(folder), shape)
    sql = run("sql", str(folder), shape, str(max(1, claims // ROWS_PER_SLICE)))
    return {
        "kernel": kernel,
        "duckdb": sql,
        "cpu_ratio": round(sql["cpu_s"] / kernel["cpu_s"], 1),
    }


def libraries(folder: Path, nodes: int, seed: int) -> dict[str, Any]:
    """The same graph partitioned by each library."""
    graph = run("graph", str(folder), str(nodes), str(seed))
    found = {
        name: run("communities", str(folder), name, str(nodes), str(seed)) for name in LIBRARIES
    }
    slowest = found["louvain"]["cpu_s"]
    for figures in found.values():
        figures["times_python_louvain"] = round(slowest / figures["cpu_s"], 1)
    return {"nodes": graph["nodes"], "edges": graph["edges"], "libraries": found}


def main(words: Sequence[str] | None = None) -> int:
    """Measure, print the table, write ``scale.json`` and ``scale.md``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--claims", type=int, nargs="*", default=[1_000_000, 10_000_000])
    parser.add_argument("--nodes", type=int, default=NODES, help="of the community graph, 0: none")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--no-sql", action="store_true", help="leave the SQL projection out")
    parser.add_argument("--out", type=Path, default=RESULTS / "scale.json")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as name:
        one_size(WARM_UP, asked.seed, Path(name), with_sql=False)
    sizes = []
    for claims in asked.claims:
        with tempfile.TemporaryDirectory() as name:
            sizes.append(one_size(claims, asked.seed, Path(name), with_sql=not asked.no_sql))
        print(json.dumps(sizes[-1]), file=sys.stderr, flush=True)
    result: dict[str, Any] = {"machine": machine(), "sizes": sizes}
    if asked.nodes:
        with tempfile.TemporaryDirectory() as name:
            result["communities"] = libraries(Path(name), asked.nodes, asked.seed)
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    asked.out.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    table = scale_table.markdown(result)
    asked.out.with_suffix(".md").write_text(table, encoding="utf-8")
    print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
