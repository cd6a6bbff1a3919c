"""Whatever the order, the files and the number of loads: the same content is the same graph."""

import random
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.duckdb_store import open_snapshot
from graph.embedded.snapshot import load
from graph.embedded.text import content
from model.columns import Column, Kind, Table
from model.provenance import LoadReport
from tests.contracts.store_worlds import as_chunks, chunk, random_world, scattered

GRAPH = (
    "patients",
    "doctors",
    "providers",
    "claims",
    "claim_lines",
    "relations",
    "entities",
    "edges",
)
UNORDERED = {"source_no", "row_no", "content_high", "content_low"}


def graph_of(workspace: Path) -> dict[str, list]:
    store = open_snapshot(workspace)
    tables = {table: store.query(f"SELECT * FROM {table}") for table in GRAPH}
    return {
        name: table.select([c for c in table.column_names if c not in UNORDERED]).to_pylist()
        for name, table in tables.items()
    }


def loaded(rows: dict, seed: int) -> tuple[LoadReport, dict]:
    with TemporaryDirectory() as folder:
        return load(Path(folder), scattered(rows, seed)), graph_of(Path(folder))


def with_conflicts(rows: dict) -> dict:
    """The world with other versions of some claims and patients."""
    draw = random.Random(5)
    other = [{**c, "cash_amount_minor": draw.randrange(9)} for c in draw.sample(rows["claims"], 20)]
    renamed = [{**p, "name": f"other {n}"} for n, p in enumerate(rows["patients"][:4])]
    return {
        **rows,
        "claims": rows["claims"] + other,
        "patients": rows["patients"] + renamed,
    }


@settings(max_examples=5)
@given(st.integers(0, 2**32))
def test_shuffled_split_and_repeated_rows_give_the_same_graph(seed: int) -> None:
    rows = with_conflicts(random_world(3, claims=40))
    report, graph = loaded(rows, seed)
    assert report.data_version == EXPECTED[0].data_version
    assert report.totals == EXPECTED[0].totals
    assert graph == EXPECTED[1]
    assert all(account.balanced for account in report.files)


EXPECTED = loaded(with_conflicts(random_world(3, claims=40)), 0)


@settings(max_examples=2)
@given(st.data())
def test_loading_in_parts_equals_loading_at_once(data: st.DataObject) -> None:
    rows = random_world(4, claims=40)
    draw = random.Random(6)
    rows["claims"] += [{**c, "cash_amount_minor": 3} for c in draw.sample(rows["claims"], 5)]
    parts: list[dict] = [{name: [] for name in rows} for _ in range(3)]
    for name, found in rows.items():
        for row in found:
            parts[data.draw(st.integers(0, 2))][name].append(row)
    with TemporaryDirectory() as folder:
        workspace = Path(folder)
        for at, part in enumerate(parts):
            report = load(workspace, as_chunks(part, f"part {at}") or [chunk("claims", [])])
        in_parts = report.data_version, graph_of(workspace)
    whole_report, whole = loaded(rows, 1)
    assert in_parts == (whole_report.data_version, whole)


CELLS = st.text(max_size=6) | st.none()
ROWS = st.lists(st.tuples(*[CELLS] * 3), min_size=1, max_size=5, unique=True)
THREE = Table("t", ("a",), tuple(Column(name, Kind.TEXT, "a cell") for name in "abc"), "a table")


@settings(max_examples=100)
@given(ROWS, st.sets(st.integers(0, 2)))
def test_any_two_contents_are_told_apart(rows: list, emptied: set[int]) -> None:
    blanked = [tuple(None if at in emptied else c for at, c in enumerate(r)) for r in rows]
    cells = pa.table(
        {
            name: pa.array(c, pa.string())
            for name, c in zip("abc", zip(*blanked, strict=True), strict=True)
        }
    )
    MEMORY.register("cells", cells)
    plain = MEMORY.execute(f"SELECT {content(THREE)} FROM cells").fetchall()
    known = MEMORY.execute(
        f"SELECT {content(THREE, {'abc'[at] for at in emptied})} FROM cells"
    ).fetchall()
    assert plain == known
    assert len(set(plain)) == len(set(blanked))


MEMORY = duckdb.connect()
