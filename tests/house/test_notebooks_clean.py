"""Notebooks are committed without outputs: whoever runs them sees their own."""

import json

from tests.house.source_tree import ROOT, named, text

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def test_there_is_a_first_notebook() -> None:
    assert "01_load_and_look.ipynb" in [path.name for path in NOTEBOOKS]


def test_no_notebook_carries_outputs() -> None:
    for path in NOTEBOOKS:
        for cell in json.loads(text(path))["cells"]:
            assert not cell.get("outputs"), named(path)
            assert cell.get("execution_count") is None, named(path)


def test_notebooks_are_numbered_along_the_workflow() -> None:
    numbers = [int(path.name.partition("_")[0]) for path in NOTEBOOKS]
    assert numbers == sorted(set(numbers))
