"""Every notebook runs from top to bottom, on a kernel of its own, over a folder and a server."""

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from graph.address import PASSWORD, ServerAddress
from investigation.place import STORE
from tests.extent import WHOLE

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
ON_A_SERVER = ("team_graph",)
"""Notebooks that need a server to have anything to show."""
SECONDS = 300


def run_through(path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    NotebookClient(
        notebook, timeout=SECONDS, resources={"metadata": {"path": str(folder)}}
    ).execute()
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(cell.execution_count for cell in code)
    silent = [cell.source for cell in code if not cell.outputs]
    assert silent == [], "a cell that shows nothing has nothing to say"


@pytest.mark.parametrize(
    "path", [p for p in NOTEBOOKS if not p.stem.endswith(ON_A_SERVER)], ids=lambda path: path.stem
)
def test_runs_over_a_folder(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(STORE, raising=False)
    run_through(path, tmp_path, monkeypatch)


@pytest.mark.parametrize(
    "path",
    [p for p in NOTEBOOKS if WHOLE or p.stem.endswith(ON_A_SERVER)],
    ids=lambda path: path.stem,
)
def test_runs_over_a_server(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, neo4j_address: ServerAddress
) -> None:
    monkeypatch.setenv(STORE, neo4j_address.uri)
    monkeypatch.setenv(PASSWORD, neo4j_address.password)
    run_through(path, tmp_path, monkeypatch)
