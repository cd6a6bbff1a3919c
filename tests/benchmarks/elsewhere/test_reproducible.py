"""The same order gives the same bytes in another process; a harder grade shows less."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.elsewhere import SYSTEMS
from benchmarks.elsewhere.answers import Row
from tests.benchmarks.elsewhere.conftest import PERSONS, SEED, Order

ROOT = Path(__file__).parents[3]


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_same_order_same_bytes_in_another_process(
    written: Order, system: str, tmp_path: Path
) -> None:
    here = written(system, "hard").load.parent
    command = [sys.executable, "-m", "benchmarks.elsewhere", "make", system, "hard", str(SEED)]
    subprocess.run(
        [*command, str(tmp_path), "--persons", str(PERSONS)],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "4711", "PYTHONPATH": str(ROOT)},
        check=True,
        capture_output=True,
    )
    assert digests(tmp_path) == digests(here)


def test_an_easier_world_of_another_seed_shows_more(written: Order, system: str) -> None:
    hard, easy = written(system, "hard").world, SYSTEMS[system]("easy", SEED + 1, PERSONS)
    assert easy.tables["patients"] != hard.tables["patients"]
    assert total(easy.sheet["rings"], "claims") > 2 * total(hard.sheet["rings"], "claims")
    assert total(easy.sheet["rings"], "patients") > total(hard.sheet["rings"], "patients")


def total(rings: list[Row], column: str) -> int:
    return sum(int(ring[column]) for ring in rings)
