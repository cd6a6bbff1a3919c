"""Worlds of other authors know the layout of the claims, and nothing of how rings are found."""

import ast
import re
import sys

from tests.house.source_tree import ROOT, imported_packages, named, tree, workshop_files

HERE = "benchmarks/elsewhere"
FILES = [path for path in workshop_files() if named(path).startswith(f"{HERE}/")]
ALLOWED = {"benchmarks", "model", "numpy", "pyarrow"}


def imported(path_words: str) -> list[tuple[str, str]]:
    return [
        (named(path), node.module)
        for path in FILES
        if re.match(path_words, named(path))
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module
    ]


def test_only_the_layout_of_the_product_is_known() -> None:
    assert FILES
    assert [
        (named(path), strange)
        for path in FILES
        if (strange := imported_packages(path) - ALLOWED - set(sys.stdlib_module_names))
    ] == []


def test_nothing_else_of_the_benchmarks_is_used() -> None:
    assert [
        (file, module)
        for file, module in imported(HERE)
        if module.startswith("benchmarks") and not module.startswith("benchmarks.elsewhere")
    ] == []


def test_the_two_systems_do_not_know_each_other() -> None:
    systems = [path.name for path in (ROOT / HERE).iterdir() if (path / "schemes").is_dir()]
    assert len(systems) == 2
    one, other = systems
    for system, stranger in ((one, other), (other, one)):
        known = [module for _, module in imported(f"{HERE}/{system}/")]
        assert not [module for module in known if stranger in module]
