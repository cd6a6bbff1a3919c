"""An item of the package is one file: registered once, its name written there and nowhere else."""

import ast
import importlib
import re
from types import ModuleType

import pytest

from cases.items import amounts, canonical_data, custody, evidence_catalogue, originals
from cases.items import relation_graph as graph
from cases.items.registry import ATTACHMENTS, ITEMS, PARTS
from cases.items.transfer_letter import ITEM as LETTER
from cases.verification import verify_package
from tests.house.source_tree import ROOT, named, product_files, text, tree
from tests.house.test_size import STANDS_ALONE

_A_NAME = re.compile(r"(?<!\d)\d\d_[\u4e00-\u9fff]+")


def homes() -> list[ModuleType]:
    """The modules that declare an item or an attachment."""
    declaring = re.compile(r"^(ITEM|ATTACHMENT) = ", re.MULTILINE)
    files = [p for p in (ROOT / "cases/items").glob("*.py") if declaring.search(text(p))]
    return [importlib.import_module(f"cases.items.{path.stem}") for path in files]


def test_items_are_their_folder() -> None:
    declared = [getattr(home, "ITEM", None) or home.ATTACHMENT for home in homes()]
    assert len(declared) == len(PARTS)
    assert all(part in PARTS for part in declared)
    assert all(not hasattr(part, "name") for part in ATTACHMENTS)


def test_items_are_numbered_in_their_order() -> None:
    assert [item.number for item in ITEMS] == [f"{number:02d}" for number in range(len(ITEMS))]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.name)
def test_everything_of_an_item_begins_with_its_name(item) -> None:
    paths = [*item.needed, *(part.path for part in (*item.papers, *item.sheets)), item.folder]
    assert [path for path in paths if path and not path.startswith(item.name)] == []
    assert item.needed or item.number == "00"


def texts_said(module: ast.Module) -> list[str]:
    """The texts of a file that are no documentation."""
    documentation = {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return [
        node.value
        for node in ast.walk(module)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documentation
    ]


def written_names() -> dict[str, set[str]]:
    """Names of items in the texts of the product, with the files that they are written in."""
    found: dict[str, set[str]] = {}
    for path in product_files():
        for said in texts_said(tree(path)):
            for name in _A_NAME.findall(said):
                found.setdefault(name, set()).add(named(path))
    return found


def test_a_name_is_written_where_its_item_is() -> None:
    elsewhere = {name: files - {STANDS_ALONE} for name, files in written_names().items()}
    assert {name for name, files in elsewhere.items() if len(files) != 1} == set()
    assert {file for files in elsewhere.values() for file in files} <= {
        f"cases/items/{home.__name__.rpartition('.')[2]}.py" for home in homes()
    }


def test_the_verifier_that_stands_alone_knows_the_same_paths() -> None:
    inside = {
        verify_package.LETTER: f"{LETTER.number}_",
        verify_package.AMOUNTS: f"{amounts.NAME}/",
        f"{verify_package.AMOUNTS}lines.csv": amounts.LINES,
        f"{verify_package.AMOUNTS}totals.json": amounts.TOTALS,
        verify_package.CLAIMS: canonical_data.CLAIMS,
        verify_package.EDGES: graph.EDGES,
        verify_package.EDGE_CLAIMS: graph.EDGE_CLAIMS,
        verify_package.CUSTODY: custody.FILE,
    }
    assert list(inside) == [f"data/{path}" for path in inside.values()]
    lists = (evidence_catalogue.FILE, originals.REGISTER)
    assert tuple(f"data/{path}" for path in lists) == verify_package.LISTS_OF_FILES
