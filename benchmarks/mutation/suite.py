"""Runs chosen tests on a copy of the tree, in a child of this process that has all libraries.

A child costs a fork instead of two seconds of imports. It sees the copy and nothing of this
tree, writes no bytecode, and compiles no kernel: a compiled kernel would hide from the tracer
and from a changed file.
"""

import compileall
import importlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.measured import ROOT
from benchmarks.mutation.rooms import LEFT_OUT

PRELOADED = (
    "numba", "scipy.stats", "scipy.sparse", "pandas", "pyarrow.parquet", "pyarrow.compute",
    "duckdb", "sqlalchemy", "hypothesis", "networkx", "docx", "pypdf", "cryptography.x509",
)  # fmt: skip
SETTINGS = {
    "NUMBA_DISABLE_JIT": "1", "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1",
    "COTERIE_TEST_EXAMPLES": "mutants",
}  # fmt: skip
NO_TESTS = int(pytest.ExitCode.NO_TESTS_COLLECTED)


class InOrder:
    """Keeps the tests of the given names, in that order."""

    def __init__(self, names: Sequence[str]) -> None:
        self._at = {name: at for at, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what was not asked for, and put the rest in order."""
        asked = [item for item in items if item.nodeid in self._at]
        items[:] = sorted(asked, key=lambda item: self._at[item.nodeid])


def preload() -> None:
    """Import the libraries that every child needs; none of them starts a thread."""
    os.environ |= SETTINGS
    for name in PRELOADED:
        importlib.import_module(name)


def copied(folder: Path) -> Path:
    """A copy of what a commit of this tree would hold."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    compileall.compile_dir(folder, quiet=2)
    return folder


def run_in_child(
    copy: Path, files: Sequence[str], log: Path, plugin: object, *, to_the_end: bool
) -> int:
    """Run test files of a copy; for a child of its own, which it changes.

    Returns the exit code of pytest: 0 where all passed, 1 and 2 where something failed.
    """
    os.setsid()
    os.chdir(copy)
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(output, 1)
    os.dup2(output, 2)
    sys.path[:] = [str(copy), *(path for path in sys.path if path and Path(path) != ROOT)]
    sys.dont_write_bytecode = True
    kept = " and ".join(f"not {word}" for word in LEFT_OUT)
    words = ["-q", "-p", "no:cacheprovider", "-k", kept, *([] if to_the_end else ["-x"])]
    return int(pytest.main([*words, *files], plugins=[plugin]))
