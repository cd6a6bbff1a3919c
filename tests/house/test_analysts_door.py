"""Notebooks have one import of ours, and what it gives is defined in the rooms."""

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import coterie
from coterie.rooms import ROOMS as NEEDED
from coterie.rooms import foreign_rooms
from tests.house.source_tree import ROOMS, ROOT, text

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def imports_of_ours(path: Path) -> set[str]:
    """Every import of a room in the cells of a notebook, as it is written."""
    cells = [cell for cell in json.loads(text(path))["cells"] if cell["cell_type"] == "code"]
    nodes = [node for cell in cells for node in ast.walk(ast.parse("".join(cell["source"])))]
    names = {
        ast.unparse(node): alias.name if isinstance(node, ast.Import) else str(node.module)
        for node in nodes
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    return {words for words, name in names.items() if name.partition(".")[0] in ROOMS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_has_one_import_of_ours(path: Path) -> None:
    assert imports_of_ours(path) == {"import coterie as ct"}


def test_everything_in_it_is_there_and_in_order() -> None:
    assert [name for name in coterie.__all__ if not hasattr(coterie, name)] == []
    assert len(set(coterie.__all__)) == len(coterie.__all__)


def test_it_defines_nothing() -> None:
    homes = {getattr(getattr(coterie, name), "__module__", "graph") for name in coterie.__all__}
    assert {home.partition(".")[0] for home in homes} <= set(ROOMS) - {"coterie"}


def test_it_knows_the_rooms_that_it_needs() -> None:
    assert set(NEEDED) == set(ROOMS) - {"coterie", "commands", "screens"}
    assert foreign_rooms() == {}


@pytest.mark.parametrize("other", ["graph.py", "model/__init__.py", "cases"])
def test_a_file_that_hides_a_room_is_named(tmp_path: Path, other: str) -> None:
    path = tmp_path / other
    path.parent.mkdir(exist_ok=True)
    path.touch() if path.suffix else path.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", "import coterie"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )
    room = Path(other).parts[0].removesuffix(".py")
    assert f"hides the room '{room}' of Coterie" in done.stderr
