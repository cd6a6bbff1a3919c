"""A failure is never swallowed: broad excepts re-raise or become a failed Outcome."""

import ast
from pathlib import Path

import pytest

from tests.house.source_tree import named, product_files, tree

WITHOUT_ANY = ("model", "algorithms", "typologies", "rings", "cases")
BROAD = {"Exception", "BaseException"}


def broad_handlers(syntax: ast.AST) -> list[ast.ExceptHandler]:
    found = []
    for node in ast.walk(syntax):
        if isinstance(node, ast.ExceptHandler):
            caught = [] if node.type is None else list(ast.walk(node.type))
            names = {name.id for name in caught if isinstance(name, ast.Name)}
            if node.type is None or names & BROAD:
                found.append(node)
    return found


def is_honest(handler: ast.ExceptHandler) -> bool:
    """Whether a handler raises again or makes an outcome that says *failed*."""
    inside = [node for statement in handler.body for node in ast.walk(statement)]
    raises = any(isinstance(node, ast.Raise) for node in inside)
    says_failed = any("failed" in ast.unparse(statement) for statement in handler.body)
    return raises or says_failed


def in_quiet_room(path: Path) -> bool:
    return named(path).partition("/")[0] in WITHOUT_ANY


def test_rooms_that_compute_have_no_broad_except() -> None:
    found = [
        f"{named(path)}:{handler.lineno}"
        for path in product_files()
        if in_quiet_room(path)
        for handler in broad_handlers(tree(path))
    ]
    assert found == []


def test_elsewhere_a_broad_except_is_honest() -> None:
    found = [
        f"{named(path)}:{handler.lineno}"
        for path in product_files()
        if not in_quiet_room(path)
        for handler in broad_handlers(tree(path))
        if not is_honest(handler)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("handler", "broad", "honest"),
    [
        ("except Exception: return []", True, False),
        ("except (ValueError, BaseException): pass", True, False),
        ("except: pass", True, False),
        ("except Exception: raise", True, True),
        ("except Exception as e: return failed_outcome(e)", True, True),
        ("except ValueError: pass", False, False),
    ],
)
def test_the_reader_knows_them_apart(handler: str, broad: bool, honest: bool) -> None:
    found = broad_handlers(ast.parse(f"def f():\n  try: g()\n  {handler}"))
    assert bool(found) is broad
    assert [is_honest(one) for one in found] == ([honest] if broad else [])
