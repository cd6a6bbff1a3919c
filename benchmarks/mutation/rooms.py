"""The rooms whose tests are tried, and where the tests of each stand."""

from collections.abc import Iterable
from pathlib import Path

from benchmarks.measured import ROOT

ROOMS = ("algorithms", "rings", "loaders", "cases")
LEFT_OUT = (
    "postgresql",
    "browser",
    "libreoffice",
    "hardly_ever_significant",
    "a_shared_weekday_is_not",
)
"""Words in names of tests that are left out. What starts a server or a program of its own sees
nothing that SQLite and the same document do not show, and would be started once per mutant; the
large random towns take minutes where kernels are not compiled."""
PAGES = "tests/house/test_documents.py::test_generated_pages_are_what_the_code_says"
"""Compares the committed pages with the code: there a changed default or registry shows."""


def files(room: str) -> list[str]:
    """The Python files of a room."""
    return _named((ROOT / room).rglob("*.py"))


def test_files(room: str) -> list[str]:
    """The test files of a room, its own files that hold examples, and the test of the pages."""
    examples = [path for path in files(room) if ">>> " in (ROOT / path).read_text("utf-8")]
    return [
        *_named((ROOT / "tests" / room).rglob("test_*.py")),
        *examples,
        PAGES.partition("::")[0],
    ]


def _named(paths: Iterable[Path]) -> list[str]:
    return sorted(path.relative_to(ROOT).as_posix() for path in paths)
