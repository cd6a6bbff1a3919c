"""Files stay small enough to be read in one sitting."""

import re
from pathlib import Path
from statistics import median, quantiles

from tests.house.source_tree import ROOT, named, product_files, text, workshop_files

MEDIAN_LINES = 120
NINETIETH_LINES = 300
MOST_LINES = 500
TYPOLOGY_LINES = 150
ENTRY_LINES = 60
STORE_SHARE = 0.15
OF_ONE_STORE = r"graph/(embedded/|bolt/|cypher/|neo4j_server/|duckdb_|neo4j_|py2neo_)"


def lines(path: Path) -> int:
    return len(text(path).splitlines())


def test_typical_file_is_short() -> None:
    lengths = [lines(path) for path in product_files() if path.name != "__init__.py"]
    assert median(lengths) <= MEDIAN_LINES
    assert quantiles(lengths, n=10)[-1] <= NINETIETH_LINES


def test_no_file_is_long() -> None:
    everything = product_files() + workshop_files()
    assert [named(path) for path in everything if lines(path) > MOST_LINES] == []


def test_a_typology_fits_on_two_screens() -> None:
    files = [path for path in product_files() if re.match(r"typologies/.+", named(path))]
    files = [path for path in files if re.search(r"^CODE = ", text(path), re.MULTILINE)]
    assert files
    assert [named(path) for path in files if lines(path) > TYPOLOGY_LINES] == []


def test_the_app_entry_only_lists_the_screens() -> None:
    assert lines(ROOT / "app.py") < ENTRY_LINES


def test_store_specific_lines_are_few() -> None:
    total = sum(lines(path) for path in product_files())
    specific = sum(lines(path) for path in product_files() if re.match(OF_ONE_STORE, named(path)))
    assert specific <= STORE_SHARE * total
