"""Folder = registry = documentation = tests, for everything that comes in kinds."""

import ast
import importlib
from pathlib import Path
from types import ModuleType

import grimp
import pytest

import graph.projections
import loaders
import model.vocabulary.findings as vocabulary
import typologies
from docs.parameter_pages import parameter_table
from loaders.formats import FOLDER, FORMATS
from loaders.mapping.formats import FormatMapping
from model.vocabulary.signals import SIGNALS
from tests.house.source_tree import ROOT, text, tree
from typologies.typology import HEADINGS

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
    """The modules and packages of a room that define the name of a registered thing."""
    folder = ROOT / room
    modules = {path.stem for path in folder.glob("*.py") if name in assigned(path)}
    return modules | {p.parent.name for p in folder.glob("*/__init__.py") if name in assigned(p)}


def test_typologies_are_their_folder() -> None:
    assert [stem(module) for module in TYPOLOGIES] != []
    assert {stem(module) for module in TYPOLOGIES} == defining("CODE", "typologies")


def test_projections_are_their_folder() -> None:
    registered = {stem(module) for module in graph.projections.PROJECTIONS}
    assert registered == defining("NAME", "graph/projections")


def test_formats_are_their_folder() -> None:
    shipped = {path.stem for path in FOLDER.glob("*.toml")}
    assert {form.code for form in FORMATS} == shipped
    assert {loader.code for loader in loaders.LOADERS} == {"neutral", *shipped}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.code)
def test_every_format_has_its_fixture_and_its_page(form: FormatMapping) -> None:
    assert any((ROOT / "tests" / "loaders" / "fixtures" / form.code).iterdir())
    page = text(ROOT / "docs" / "formats" / f"{form.code}.md")
    assert form.title.en in page
    assert form.title.zh in page
    for kind in form.files:
        assert kind.mapping is not None or kind.reason.en in page


@pytest.mark.parametrize("module", TYPOLOGIES, ids=stem)
class TestEveryTypology:
    def test_is_called_what_its_file_is_called(self, module: ModuleType) -> None:
        assert stem(module) == module.CODE
        assert module.CODE in vocabulary.TYPOLOGIES

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

    def test_declares_its_codes_once_each(self, module: ModuleType) -> None:
        for codes in (module.SIGNALS, module.ROLES, module.REASONS, module.SKIPS):
            assert codes
            assert len(set(codes)) == len(codes)

    def test_its_codes_are_in_the_vocabulary(self, module: ModuleType) -> None:
        assert set(module.SIGNALS) <= set(SIGNALS)
        assert set(module.ROLES) <= set(vocabulary.ROLES)
        assert set(module.REASONS) <= set(vocabulary.REASONS)
        assert set(module.SKIPS) <= set(vocabulary.SKIPS)

    def test_its_page_shows_every_parameter(self, module: ModuleType) -> None:
        page = text(ROOT / "docs" / "typologies.md")
        assert parameter_table(module.Parameters()) in page


def test_every_code_of_the_vocabulary_is_declared_by_a_typology() -> None:
    def declared(name: str) -> set[str]:
        return {code for module in TYPOLOGIES for code in getattr(module, name)}

    assert set(vocabulary.TYPOLOGIES) == {module.CODE for module in TYPOLOGIES}
    assert set(SIGNALS) == declared("SIGNALS")
    assert set(vocabulary.ROLES) == declared("ROLES")
    assert set(vocabulary.REASONS) == declared("REASONS") | {"refund"}  # rings add refunds
    assert set(vocabulary.SKIPS) == declared("SKIPS")


def test_evidence_is_shared_or_lies_with_its_typology() -> None:
    graph = grimp.build_graph("typologies", cache_dir=None)
    codes = {module.CODE for module in TYPOLOGIES}
    for evidence in graph.find_children("typologies.evidence"):
        reached = graph.find_downstream_modules(evidence)
        users = {code for code in codes for name in reached if code in name.split(".")}
        assert len(users) >= 2, evidence


@pytest.mark.parametrize("module", graph.projections.PROJECTIONS, ids=stem)
def test_every_projection_documents_its_edges(module: ModuleType) -> None:
    page = (importlib.import_module(module.__name__).__doc__ or "").lower()
    for word in ("nodes", "edge", "hub rule"):
        assert word in page, word
    assert stem(module) == module.NAME
    assert module.MEANING.zh
    assert module.UNIT
