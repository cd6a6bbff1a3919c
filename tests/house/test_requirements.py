"""What is required is imported, and what is imported is required."""

import re
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.house.source_tree import (
    ENTRY,
    ROOMS,
    ROOT,
    imported_packages,
    product_files,
    text,
    workshop_files,
)

IMPORT_NAMES = {
    "chinesecalendar": "chinese_calendar",
    "fonttools": "fontTools",
    "pytest-xdist": "xdist",
    "python-docx": "docx",
    "python-louvain": "community",
    "pandas-stubs": "pandas",
    "import-linter": "importlinter",
}
RUN_AS_COMMANDS = {"ruff", "mypy", "importlinter", "ipykernel", "pandas", "xdist", "setuptools"}
OURS = {*ROOMS, Path(ENTRY).stem, "tests", "benchmarks", "docs"}
LOADED_BY_NAME = {"psycopg"}
"""SQLAlchemy imports it by itself when an address asks for it."""
FIXED_BY_THE_USER = {"networkx", "streamlit", "pandas", "community"}

PROJECT = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]
RUNTIME = [line for line in text(ROOT / "requirements.txt").splitlines() if line and line[0] != "#"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]
DEVELOPMENT = "dev"
OPTIONAL = sorted(set(EXTRAS) - {DEVELOPMENT})
"""What only some users install: a server of their own, a bridge for old notebooks."""
WHOLE = f"coterie[{','.join(OPTIONAL)}]"
"""The tests install what is optional too."""


def imported_as(requirements: Iterable[str]) -> set[str]:
    """Import names of what is required."""
    names = [re.split(r"[<>=!~\[; ]", line)[0] for line in requirements]
    return {IMPORT_NAMES.get(name, name.replace("-", "_")) for name in names}


def third_party(files: list[Path]) -> set[str]:
    """Import names that are neither ours nor Python's."""
    names = {name for path in files for name in imported_packages(path)}
    return names - OURS - set(sys.stdlib_module_names)


@pytest.mark.parametrize("requirements", [RUNTIME, *(EXTRAS[name] for name in OPTIONAL)])
def test_every_requirement_is_imported_by_the_product(requirements: list[str]) -> None:
    assert imported_as(requirements) - third_party(product_files()) - LOADED_BY_NAME == set()


def test_every_import_of_the_product_is_required() -> None:
    listed = imported_as([*RUNTIME, *(one for name in OPTIONAL for one in EXTRAS[name])])
    assert third_party(product_files()) - listed == set()


def test_the_runtime_requirements_are_those_of_their_file() -> None:
    assert PROJECT["dynamic"] == ["dependencies"]
    assert [path.name for path in ROOT.glob("requirements*.txt")] == ["requirements.txt"]


def test_development_requirements_are_used() -> None:
    assert WHOLE in EXTRAS[DEVELOPMENT]
    listed = imported_as(one for one in EXTRAS[DEVELOPMENT] if one != WHOLE)
    optional = imported_as(one for name in OPTIONAL for one in EXTRAS[name])
    used = third_party(workshop_files())
    assert listed - used - RUN_AS_COMMANDS == set()
    assert used - listed - imported_as(RUNTIME) - optional == set()


def test_the_libraries_fixed_by_the_user_are_there() -> None:
    assert imported_as(RUNTIME) >= FIXED_BY_THE_USER


def test_every_requirement_has_a_lower_and_an_upper_bound() -> None:
    for line in (*RUNTIME, *(one for extra in EXTRAS.values() for one in extra)):
        if line != WHOLE:
            assert ">=" in line, line
            assert "<" in line, line
