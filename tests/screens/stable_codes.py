"""The stable codes that typologies and rings write, read off their source."""

import ast
from collections.abc import Iterator

from tests.house.source_tree import ROOT, tree


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for room in ("typologies", "rings"):
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(tree(path)):
                if isinstance(node, ast.Call):
                    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                    yield name, node


def _constants(node: ast.expr) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def written_codes() -> set[str]:
    """``role.x``, ``reason.x`` and ``skipped.x`` for every code found."""
    found = {"reason.refund"}
    for name, call in _calls():
        given = {keyword.arg: keyword.value for keyword in call.keywords}
        if name == "Member" and len(call.args) > 2:
            found |= {f"role.{code}" for code in _constants(call.args[2])}
        if name == "members_by_share" and len(call.args) > 1:
            found |= {f"role.{code}" for code in _constants(call.args[1])}
        if name == "Labels" and len(call.args) > 2:
            found |= {f"reason.{code}" for code in _constants(call.args[1])}
            found |= {f"role.{code}" for code in _constants(call.args[2])}
        if name == "Finding" and "reason" in given:
            found |= {f"reason.{code}" for code in _constants(given["reason"])}
        skipped = given.get("skipped_rows")
        if name == "Outcome" and isinstance(skipped, ast.Dict):
            keys = [key for key in skipped.keys if key is not None]
            found |= {f"skipped.{code}" for key in keys for code in _constants(key)}
    return found
