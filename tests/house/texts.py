"""Every text of the product as it stands in the source: file, line, English and Chinese."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.house.source_tree import named, product_files, tree

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Written:
    """One ``Text(en=..., zh=...)``; the filled places of an f-string are empty braces."""

    where: str
    en: str
    zh: str


def written_texts() -> Iterator[Written]:
    """The texts whose wording stands in the source."""
    for path in product_files():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Text":
                given = {k.arg: wording(k.value) for k in node.keywords}
                en, zh = given.get("en"), given.get("zh")
                if en is not None and zh is not None:
                    yield Written(f"{named(path)}:{node.lineno}", en, zh)


def chinese_strings() -> Iterator[tuple[str, str]]:
    """Every other string with Chinese in it: column headings, help of commands, the verifier.

    The synthetic world is left out: what registers and signboards say there is data.
    """
    for path in product_files():
        if named(path).startswith("synthetic/"):
            continue
        for node in ast.walk(tree(path)):
            words = node.value if isinstance(node, ast.Constant) else None
            if isinstance(words, str) and CHINESE.search(words):
                yield f"{named(path)}:{node.lineno}", words


def wording(node: ast.expr) -> str | None:
    """The words of a string or an f-string; nothing for what is computed."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = [wording(p) if isinstance(p, ast.Constant) else "{}" for p in node.values]
        return "".join(part or "" for part in parts)
    return None
