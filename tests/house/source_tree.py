"""The source files of the house, read once: what the tests of the bars look at."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = (
    "model",
    "loaders",
    "graph",
    "algorithms",
    "typologies",
    "rings",
    "cases",
    "synthetic",
    "investigation",
    "screens",
    "commands",
    "coterie",
)
ENTRY = "app.py"
"""The one module at the top level, where Streamlit begins."""
WORKSHOPS = ("tests", "benchmarks", "docs")
NOT_OURS = {"node_modules", "__pycache__", "frontend"}


def _python_files(folder: str) -> list[Path]:
    return sorted(p for p in (ROOT / folder).rglob("*.py") if not NOT_OURS & set(p.parts))


def product_files() -> list[Path]:
    """Every Python file of the rooms, and the entry."""
    return [*(path for room in ROOMS for path in _python_files(room)), ROOT / ENTRY]


def workshop_files() -> list[Path]:
    """Every Python file of the tests, the benchmarks and the docs."""
    return [path for folder in WORKSHOPS for path in _python_files(folder)]


def committed_text_files() -> list[Path]:
    """Every text file that a commit of this tree would hold, built bundles left out."""
    suffixes = {".py", ".md", ".txt", ".toml", ".csv", ".json", ".ipynb", ".sh", ".ts", ".js", ""}
    skipped = NOT_OURS | {".git", ".venv", "demo", "build", "dist", "workspace", "neo4j-server"}
    found = []
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT)
        hidden = any(part.startswith(".") and part != ".ci" for part in inside.parts)
        left_out = hidden or skipped & set(inside.parts) or inside.parts[0].endswith(".egg-info")
        if not left_out and path.is_file() and path.suffix in suffixes:
            found.append(path)
    return found


def named(path: Path) -> str:
    """The path of a file inside the house, with slashes."""
    return path.relative_to(ROOT).as_posix()


@cache
def text(path: Path) -> str:
    """The text of a file."""
    return path.read_text(encoding="utf-8")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(text(path), filename=str(path))


@cache
def imported_packages(path: Path) -> set[str]:
    """Top-level names of everything a Python file imports, wherever the import stands."""
    names: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


@cache
def docstrings(path: Path) -> set[int]:
    """Identities of the string nodes of a file that are docstrings."""
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree(path))
        if isinstance(node, holders)
        and node.body
        and isinstance(node.body[0], ast.Expr)
        and isinstance(node.body[0].value, ast.Constant)
    }
