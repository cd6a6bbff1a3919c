"""The same seed gives the same bytes, whatever the interpreter's hash seed."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from model.errors import SettingError
from synthetic import World, build, write

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from pathlib import Path
from synthetic import build, write
write(build(3, "hard", patients=1200, months=3), Path(sys.argv[1]), "csv")
"""


def _digest(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def world() -> World:
    return build(3, "hard", patients=1_200, months=3)


def test_same_seed_same_bytes_in_another_process(world: World, tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    write(world, here / "load")
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "PYTHONPATH": str(ROOT)}
    subprocess.run(
        [sys.executable, "-c", PROGRAM, str(there / "load")], check=True, env=environment, cwd=ROOT
    )
    assert _digest(here) == _digest(there)
    assert len(_digest(here)) == 12


def test_another_seed_is_another_world(world: World) -> None:
    other = build(4, "hard", patients=1_200, months=3)
    assert not world.tables["claims"].equals(other.tables["claims"])


def test_answers_are_never_in_the_folder_to_load(world: World, tmp_path: Path) -> None:
    load = write(world, tmp_path / "claims")
    assert {path.name for path in load.iterdir()} == {f"{name}.csv" for name in world.tables}
    assert (tmp_path / "claims-answers" / "rings.csv").exists()
    with pytest.raises(SettingError):
        write(world, tmp_path / "claims", answers=tmp_path / "claims" / "answers")
    with pytest.raises(SettingError):
        write(world, tmp_path / "claims", "xlsx")  # type: ignore[arg-type]


def test_csv_keeps_leading_zeros_iso_times_and_nulls(world: World, tmp_path: Path) -> None:
    load = write(world, tmp_path / "claims")
    header, *rows = (load / "claims.csv").read_text("utf-8").splitlines()
    assert header.replace('"', "").startswith("claim_id,patient_id,provider_id")
    assert len(rows) == world.tables["claims"].num_rows
    first = rows[0].replace('"', "").split(",")
    assert first[0].startswith("S0")
    assert first[5][10] == "T"
    assert "NULL" not in rows[0]


def test_parquet_holds_the_same_tables(world: World, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    load = write(world, tmp_path / "claims", "parquet")
    for name, table in world.tables.items():
        back = parquet.read_table(load / f"{name}.parquet")
        assert back.num_rows == table.num_rows
        assert back.column_names == table.column_names
