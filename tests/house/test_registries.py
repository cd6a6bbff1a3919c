"""Folder = registry = documentation = tests, for everything that comes in kinds."""

import ast
import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

import graph.projections
import loaders
import typologies
from docs.typology_pages import parameter_rows
from tests.house.source_tree import ROOT, text, tree
from typologies.form import HEADINGS

TYPOLOGIES: tuple[ModuleType, ...] = typologies.TYPOLOGIES


def stem(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def assigned(path: Path) -> set[str]:
    """Names that a file assigns at module level."""
    targets = [
        target
        for node in tree(path).body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    ]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def defining(name: str, room: str) -> set[str]:
    """The files of a room that define the module-level name of a registered thing."""
    return {path.stem for path in (ROOT / room).glob("*.py") if name in assigned(path)}


def test_typologies_are_their_folder() -> None:
    assert [stem(module) for module in TYPOLOGIES] != []
    assert {stem(module) for module in TYPOLOGIES} == defining("CODE", "typologies")


def test_projections_are_their_folder() -> None:
    registered = {stem(module) for module in graph.projections.PROJECTIONS}
    assert registered == defining("NAME", "graph/projections")


def test_loaders_are_their_folder() -> None:
    for loader in loaders.LOADERS:
        home = importlib.import_module(f"loaders.{loader.code}")
        assert getattr(home, loader.code.upper()) is loader
    reading = {
        path.stem
        for path in (ROOT / "loaders").glob("*.py")
        if re.search(r"^    def recognises", text(path), re.MULTILINE)
    }
    assert reading - {"form"} == {loader.code for loader in loaders.LOADERS}


@pytest.mark.parametrize("module", TYPOLOGIES, ids=stem)
class TestEveryTypology:
    def test_is_called_what_its_file_is_called(self, module: ModuleType) -> None:
        assert stem(module) == module.CODE
        assert module.TITLE.en
        assert module.TITLE.zh

    def test_has_its_public_page(self, module: ModuleType) -> None:
        page = module.__doc__ or ""
        positions = [page.find(f"{heading}\n") for heading in HEADINGS]
        assert -1 not in positions
        assert positions == sorted(positions)
        assert module.CODE in text(ROOT / "docs" / "typologies.md")

    def test_has_its_three_cases(self, module: ModuleType) -> None:
        cases = ROOT / "tests" / "typologies" / f"test_{stem(module)}.py"
        tests = [
            node.name
            for node in ast.walk(tree(cases))
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        ]
        assert len(tests) >= 3

    def test_needs_only_projections_that_exist(self, module: ModuleType) -> None:
        names = {projection.NAME for projection in graph.projections.PROJECTIONS}
        assert set(module.NEEDS) <= names

    def test_documents_every_parameter(self, module: ModuleType) -> None:
        assert module.Parameters.__dataclass_params__.frozen
        page = text(ROOT / "docs" / "typologies.md")
        for name, default, words in parameter_rows(module):
            assert f"| {name} | {default} |" in page
            assert words, f"{module.CODE}: {name} says nothing about itself"


@pytest.mark.parametrize("module", graph.projections.PROJECTIONS, ids=stem)
def test_every_projection_documents_its_edges(module: ModuleType) -> None:
    page = (importlib.import_module(module.__name__).__doc__ or "").lower()
    for word in ("nodes", "edge", "hub rule"):
        assert word in page, word
    assert stem(module) == module.NAME
    assert module.MEANING.zh
    assert module.UNIT
