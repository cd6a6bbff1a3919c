"""Files stay small enough to be read in one sitting."""

import re
from pathlib import Path
from statistics import median, quantiles

import pytest

from tests.house.source_tree import ROOT, named, product_files, text, workshop_files

MEDIAN_LINES = 120
NINETIETH_LINES = 300
MOST_LINES = 500
TYPOLOGY_LINES = 150
ENTRY_LINES = 60
STORE_SHARE = 0.15
ADAPTERS = {
    "DuckDB": r"graph/(embedded/|duckdb_)",
    "Neo4j": r"graph/(bolt/|cypher/|neo4j_store|py2neo_|address|import_)",
    "a Neo4j server of one's own": r"graph/neo4j_server/",
}
"""Each alone stays a small part of the product: a store is replaced without touching the rest."""
STANDS_ALONE = "cases/verification/verify_package.py"
"""One file of the standard library only, because it travels inside every package."""


def lines(path: Path) -> int:
    return len(text(path).splitlines())


def test_typical_file_is_short() -> None:
    lengths = [lines(path) for path in product_files() if path.name != "__init__.py"]
    assert median(lengths) <= MEDIAN_LINES
    assert quantiles(lengths, n=10)[-1] <= NINETIETH_LINES


def test_no_file_is_long() -> None:
    everything = product_files() + workshop_files()
    long = [named(path) for path in everything if lines(path) > MOST_LINES]
    assert long == [STANDS_ALONE]


def test_a_typology_fits_on_two_screens() -> None:
    files = [path for path in product_files() if re.match(r"typologies/.+", named(path))]
    files = [path for path in files if re.search(r"^CODE\b", text(path), re.MULTILINE)]
    assert files
    assert [named(path) for path in files if lines(path) > TYPOLOGY_LINES] == []


def test_the_app_entry_only_lists_the_screens() -> None:
    assert lines(ROOT / "app.py") < ENTRY_LINES


@pytest.mark.parametrize("store", ADAPTERS)
def test_store_specific_lines_are_few(store: str) -> None:
    total = sum(lines(path) for path in product_files())
    specific = [path for path in product_files() if re.match(ADAPTERS[store], named(path))]
    assert specific
    assert sum(lines(path) for path in specific) <= STORE_SHARE * total
