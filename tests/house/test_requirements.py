"""What is required is imported, and what is imported is required."""

import re
import sys
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
RUN_AS_COMMANDS = {"ruff", "mypy", "importlinter", "ipykernel", "pandas", "xdist"}
OURS = {*ROOMS, Path(ENTRY).stem, "tests", "benchmarks", "docs"}
DEVELOPMENT = "requirements-dev.txt"
OPTIONAL = sorted(path.name for path in ROOT.glob("requirements-*.txt") if path.name != DEVELOPMENT)
"""What only some users install: a server of their own, a bridge for old notebooks."""
LOADED_BY_NAME = {"psycopg"}
"""SQLAlchemy imports it by itself when an address asks for it."""
FIXED_BY_THE_USER = {"networkx", "streamlit", "pandas", "community"}


def required(name: str) -> set[str]:
    """Import names of everything a requirements file lists itself."""
    lines = [line.partition("#")[0].strip() for line in text(ROOT / name).splitlines()]
    names = [re.split(r"[<>=!~\[; ]", line)[0] for line in lines if line and line[0] != "-"]
    return {IMPORT_NAMES.get(name, name.replace("-", "_")) for name in names}


def third_party(files: list) -> set[str]:
    """Import names that are neither ours nor Python's."""
    names = {name for path in files for name in imported_packages(path)}
    return names - OURS - set(sys.stdlib_module_names)


@pytest.mark.parametrize("name", ["requirements.txt", *OPTIONAL])
def test_every_requirement_is_imported_by_the_product(name: str) -> None:
    assert required(name) - third_party(product_files()) - LOADED_BY_NAME == set()


def test_every_import_of_the_product_is_required() -> None:
    listed = set().union(*(required(name) for name in ("requirements.txt", *OPTIONAL)))
    assert third_party(product_files()) - listed == set()


def test_the_tests_install_what_is_optional_too() -> None:
    lines = text(ROOT / DEVELOPMENT).splitlines()
    assert [name for name in OPTIONAL if f"-r {name}" not in lines] == []


def test_development_requirements_are_used() -> None:
    listed = required(DEVELOPMENT)
    used = third_party(workshop_files())
    optional = set().union(*(required(name) for name in OPTIONAL))
    assert listed - used - RUN_AS_COMMANDS == set()
    assert used - listed - required("requirements.txt") - optional == set()


def test_the_libraries_fixed_by_the_user_are_there() -> None:
    assert required("requirements.txt") >= FIXED_BY_THE_USER


def test_every_requirement_has_a_lower_and_an_upper_bound() -> None:
    for name in ("requirements.txt", DEVELOPMENT, *OPTIONAL):
        for line in text(ROOT / name).splitlines():
            if line and line[0] not in "#-":
                assert ">=" in line, line
                assert "<" in line, line
