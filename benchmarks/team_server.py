"""The team's server measured: load rates and questions, beside naive loops and the embedded store.

Run ``python -m benchmarks.team_server --claims 1000000``; it starts a Neo4j server of its own.
"""

import argparse
import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import synthetic
from benchmarks import server_load
from benchmarks.markdown import table
from benchmarks.measured import ROOT, machine
from benchmarks.server_questions import questions, timed
from graph.address import ServerAddress
from graph.bolt.connection import Connection
from graph.duckdb_store import open_snapshot
from graph.neo4j_server.home import HOME, ServerHome, ServerRecord
from graph.neo4j_server.options import StartOptions
from graph.neo4j_server.server import USER, start, stop
from graph.neo4j_store import open_server

RESULTS = ROOT / "benchmarks" / "results"
PUSHED = 100_000
NAIVE_ROWS, PY2NEO_ROWS = 2_000, 500


@contextmanager
def own_server(home: ServerHome, port: int) -> Iterator[ServerAddress]:
    """A running server in an empty home."""
    os.environ[HOME] = str(home.folder)  # how the product knows a server of its own
    record = start(home, StartOptions(bolt_port=port, heap="3g", page_cache="1g")).record
    try:
        yield ServerAddress(record.address, USER, home.password())
    finally:
        stop(home)


def loads(address: ServerAddress, folder: Path, claims: int) -> dict[str, Any]:
    """Naive loops, batches, and the first load of everything, each on an empty graph."""
    small, large = folder / "small", folder / "large"
    synthetic.bulk(100, PUSHED, small / "load")
    synthetic.bulk(100, claims, large / "load")
    found: dict[str, Any] = {}
    found["embedded, small"] = server_load.embedded_load(small / "load", small / "ws", PUSHED)
    with closing(Connection(address)) as connection:
        rows = server_load.rows_of(small / "ws", NAIVE_ROWS)
        server_load.emptied(connection)
        found["statement per claim, driver"] = server_load.naive_driver(connection, rows)
        server_load.emptied(connection)
        found["statement per claim, py2neo"] = server_load.naive_py2neo(
            connection, rows[:PY2NEO_ROWS]
        )
        server_load.emptied(connection)
        found["batches over bolt"] = server_load.batches(connection, small / "ws", PUSHED)
        server_load.emptied(connection)
        found["embedded, all"] = server_load.embedded_load(
            large / "load", large / "embedded", claims
        )
        found["first load, all"] = server_load.first_load(
            connection, large / "load", large / "ws", claims
        )
    return found


def importer(home: ServerHome, folder: Path, claims: int) -> dict[str, float]:
    """The offline importer by itself on the rows of the first load, which it writes once more."""
    large = folder / "large"
    return server_load.importer_alone(home, large / "ws", large / "csv", claims)


def answers(address: ServerAddress, folder: Path) -> dict[str, Any]:
    """Every question on both stores, the same sample."""
    workspace = folder / "large"
    with (
        closing(open_snapshot(workspace / "embedded")) as embedded,
        closing(open_server(address, workspace / "ws")) as server,
    ):
        return {
            name: {"embedded": timed(embedded, asked), "neo4j": timed(server, asked)}
            for name, asked in questions(embedded, seed=7).items()
        }


def report(found: dict[str, Any]) -> str:
    """The figures as Markdown."""
    rates = found["loads"]
    naive = rates["statement per claim, driver"]["rows_per_s"]
    load_rows = [
        [name, f"{r['rows']:,.0f}", f"{r['seconds']:,.1f}", f"{r['rows_per_s']:,.0f}",
         f"{r['rows_per_s'] / naive:,.1f}x"]
        for name, r in rates.items()
    ]  # fmt: skip
    question_rows = [
        [name, *(f"{of[store][which]:,.0f}" for store in ("embedded", "neo4j")
                 for which in ("p50_ms", "p95_ms", "worst_ms"))]
        for name, of in found["questions"].items()
    ]  # fmt: skip
    head = ["question", "embedded p50 ms", "p95", "worst", "Neo4j p50 ms", "p95", "worst"]
    whole, alone = (rates[f"{name}, all"]["seconds"] for name in ("first load", "importer alone"))
    lines = [
        f"**The team's server, {found['claims']:,} claims**",
        "",
        *table(["load", "claims", "wall s", "claims/s", "to a statement per claim"], load_rows),
        f"The first load takes {whole / alone:.1f} times as long as the importer alone.",
        "",
        *table(head, question_rows),
        "{cores} cores of {processor}, {memory_gib} GiB, Python {python}".format(**found["machine"])
        + f"; Neo4j {found['version']}. Wall time; worlds are synthetic.",
    ]
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> int:
    """Measure and write ``benchmarks/results/team_server.{json,md}``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--port", type=int, default=17_690)
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--libraries", type=Path, default=ROOT / "build" / "neo4j")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory(prefix="coterie-team-") as name:
        folder = Path(name)
        home = ServerHome(folder / "server", shared_libraries=asked.libraries)
        with own_server(home, asked.port) as address:
            found: dict[str, Any] = {
                "claims": asked.claims,
                "machine": machine(),
                "version": (home.record() or ServerRecord()).version,
                "loads": loads(address, folder, asked.claims),
            }
            print(json.dumps(found["loads"]), flush=True)
            found["questions"] = answers(address, folder)
            print(json.dumps(found["questions"]), flush=True)
            found["loads"]["importer alone, all"] = importer(home, folder, asked.claims)
    asked.out.mkdir(parents=True, exist_ok=True)
    (asked.out / "team_server.json").write_text(json.dumps(found, indent=1) + "\n")
    (asked.out / "team_server.md").write_text(report(found) + "\n", encoding="utf-8")
    print(report(found))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
