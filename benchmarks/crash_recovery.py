"""``kill -9`` at random moments of a load: the old snapshot stays in use, the next load finishes.

Run ``python -m benchmarks.crash_recovery --times 100``. A workspace with one small load gets a
second, larger one in a child process, which is killed after a random part of the time that an
uninterrupted load takes. After each kill the data in use must be the old or the new, whole; a
second attempt must finish, leave no working files, and give the graph of an uninterrupted load.
"""

import argparse
import csv
import json
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import loaders
from benchmarks.measured import ROOT
from graph.duckdb_store import open_snapshot
from graph.embedded.snapshot import load
from model.provenance import LoadReport

COLUMNS = (
    "claim_id", "patient_id", "provider_id", "doctor_id", "claim_type", "start_time",
    "total_amount",
)  # fmt: skip
_CHILD = """
import sys
from benchmarks.crash_recovery import load_folder
print("begun", flush=True)
load_folder(*sys.argv[1:])
"""


def load_folder(workspace: str, inputs: str) -> LoadReport:
    """Load a folder of neutral files."""
    reading = loaders.read([Path(inputs)])
    return load(Path(workspace), reading.chunks(), lambda: (reading.columns, reading.notices))


def write_claims(folder: Path, claims: int, seed: int) -> Path:
    """A folder with ``claims.csv`` in the neutral layout."""
    draw = random.Random(seed)  # noqa: S311 - a repeatable world, no secret
    folder.mkdir()
    with (folder / "claims.csv").open("w", encoding="utf-8", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(COLUMNS)
        for at in range(claims):
            provider = draw.randrange(40)
            day = f"2025-{draw.randrange(1, 13):02d}-{draw.randrange(1, 29):02d}"
            doctor = f"D{provider:03d}{draw.randrange(5)}"
            patient = f"P{draw.randrange(claims // 8 + 1):07d}"
            amount = f"{draw.randrange(1, 90_000) / 100:.2f}"
            rows.writerow(
                (f"C{at:08d}", patient, f"H{provider:03d}", doctor, "outpatient", day, amount)
            )
    return folder


def one_kill(workspace: Path, inputs: Path, after: float) -> str:
    """Kill a load after so many seconds; returns the data version in use afterwards."""
    command = [sys.executable, "-c", _CHILD, str(workspace), str(inputs)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as child:
        if child.stdout is not None:
            child.stdout.readline()
        time.sleep(after)
        child.send_signal(signal.SIGKILL)
    return open_snapshot(workspace).data_version


def main(words: Sequence[str] | None = None) -> int:
    """Kill, recover, compare; exit status 1 when any recovery failed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(words)
    draw = random.Random(asked.seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = write_claims(folder / "small", 50, asked.seed)
        large = write_claims(folder / "large", asked.claims, asked.seed)
        old = load_folder(str(folder / "whole"), str(small)).data_version
        shutil.copytree(folder / "whole", folder / "before")
        began = time.monotonic()
        new = load_folder(str(folder / "whole"), str(large)).data_version
        takes = time.monotonic() - began
        tally = {"kills": asked.times, "old_in_use": 0, "new_in_use": 0, "recovered": 0}
        for _ in range(asked.times):
            workspace = folder / "killed"
            shutil.copytree(folder / "before", workspace)
            in_use = one_kill(workspace, large, draw.uniform(0, takes * 1.1))
            tally["old_in_use"] += in_use == old
            tally["new_in_use"] += in_use == new
            finished = load_folder(str(workspace), str(large)).data_version
            working = [p for p in workspace.iterdir() if "building" in p.name]
            same = finished == open_snapshot(workspace).data_version == new
            tally["recovered"] += same and not working
            shutil.rmtree(workspace)
    print(json.dumps({**tally, "claims": asked.claims, "graph_hash": new}))
    whole = tally["old_in_use"] + tally["new_in_use"] == asked.times
    return 0 if whole and tally["recovered"] == asked.times else 1


if __name__ == "__main__":
    sys.exit(main())
