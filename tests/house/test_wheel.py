"""What an installation puts at the top level: the rooms, one module, and their types."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.source_tree import ENTRY, ROOMS, ROOT

BUILD = "import sys; from setuptools.build_meta import build_wheel; build_wheel(sys.argv[1])"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """The wheel of the tree as it is, built aside."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "requirements.txt", "README.md", "LICENSE", ENTRY):
        shutil.copy(ROOT / name, source / name)
    for room in ROOMS:
        left_out = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / room, source / room, ignore=left_out)
    subprocess.run(
        [sys.executable, "-c", BUILD, str(folder)], cwd=source, check=True, capture_output=True
    )
    (made,) = folder.glob("*.whl")
    return zipfile.ZipFile(made)


def test_its_top_level_names_are_the_rooms_and_the_entry(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert {name for name in tops if not name.endswith(".dist-info")} == {*ROOMS, ENTRY}


def test_every_room_says_that_it_is_typed(wheel: zipfile.ZipFile) -> None:
    assert {f"{room}/py.typed" for room in ROOMS} <= set(wheel.namelist())


def test_every_file_that_the_product_reads_is_in_it(wheel: zipfile.ZipFile) -> None:
    packed = set(wheel.namelist())
    kept = {
        path.relative_to(ROOT).as_posix()
        for room in ROOMS
        for path in (ROOT / room).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert kept - packed == set()


def test_the_command_is_installed(wheel: zipfile.ZipFile) -> None:
    (name,) = [one for one in wheel.namelist() if one.endswith("entry_points.txt")]
    entries = [Path(line).name for line in wheel.read(name).decode().splitlines()]
    assert "coterie = commands:main" in entries
