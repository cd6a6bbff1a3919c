"""Groups, codes, areas and tags against the obvious way to make them."""

import networkx as nx
import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from algorithms.factors import distinct, factors
from algorithms.grouping import (
    codes_of,
    distinct_count,
    running_maximum_within,
    seen_with_several,
)
from algorithms.linked_groups import linked_groups
from algorithms.neighbourhoods import AreaSize, neighbourhoods
from algorithms.rows_of import RowsOf

PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 9)), max_size=30)
SIGNED = st.lists(st.tuples(st.integers(0, 4), st.integers(-9, 9)), max_size=30)


@given(SIGNED)
def test_the_running_maximum_begins_anew_in_every_group(rows: list[tuple[int, int]]) -> None:
    rows = sorted(rows, key=lambda row: row[0])
    found = running_maximum_within([g for g, _ in rows], [v for _, v in rows]).tolist()
    for n, (group, _) in enumerate(rows):
        so_far = [k for k in range(n + 1) if rows[k][0] == group]
        assert found[n] == max(so_far, key=lambda k: (rows[k][1], -k))


@given(PAIRS, st.integers(5, 7))
def test_distinct_members_are_counted_once(rows: list[tuple[int, int]], size: int) -> None:
    groups, members = (np.array([row[k] for row in rows], np.int64) for k in (0, 1))
    expected = [len({m for g, m in rows if g == n}) for n in range(size)]
    assert distinct_count(groups, members, size).tolist() == expected


@given(st.lists(st.tuples(st.integers(-1, 4), st.integers(0, 3)), max_size=30), st.integers(1, 3))
def test_entities_are_seen_with_distinct_items(rows: list[tuple[int, int]], least: int) -> None:
    entity, item = (np.array([row[k] for row in rows], np.int64) for k in (0, 1))
    counts = {e: len({i for f, i in rows if f == e}) for e, _ in rows if e >= 0}
    expected = {e: n for e, n in sorted(counts.items()) if n >= least}
    assert seen_with_several(entity, item, least) == expected


@given(st.lists(st.sampled_from(["a", "b", "a ", " ", "", None, "张"]), max_size=12),
       st.integers(0, 4))  # fmt: skip
def test_codes_number_texts_in_the_order_in_which_they_come(
    cells: list[str | None], chunks: int
) -> None:
    stripped = [None if cell is None or not cell.strip() else cell.strip() for cell in cells]
    order = list(dict.fromkeys(cell for cell in stripped if cell is not None))
    expected = [-1 if cell is None else order.index(cell) for cell in stripped]
    plain = pa.array(cells, pa.string())
    assert codes_of(plain).tolist() == expected
    cuts = [plain[n : n + 3] for n in range(0, len(cells), 3)] if chunks else []
    assert codes_of(pa.chunked_array(cuts, pa.string())).tolist() == (expected if chunks else [])


@given(st.lists(st.integers(-5, 5), max_size=40))
def test_factors_are_those_of_numpy(keys: list[int]) -> None:
    column = np.array(keys, np.int64)
    names, positions = factors(column)
    theirs, inverse = np.unique(column, return_inverse=True)
    assert names.tolist() == theirs.tolist() == distinct(column).tolist()
    assert positions.tolist() == inverse.tolist()


@given(st.lists(st.tuples(st.integers(-1, 4), st.booleans()), min_size=1, max_size=30),
       st.lists(st.integers(-2, 7), max_size=4))  # fmt: skip
def test_rows_come_group_by_group(rows: list[tuple[int, bool]], asked: list[int]) -> None:
    group, usable = (np.array([row[k] for row in rows]) for k in (0, 1))
    expected = [n for g in sorted(set(asked)) if g >= 0 for n, row in enumerate(rows)
                if row == (g, True)]  # fmt: skip
    assert RowsOf(group, usable).of(asked).tolist() == expected


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 6)), max_size=20), st.integers(1, 4))
def test_linked_groups_are_the_components_of_networkx(
    tags: list[tuple[int, int]], least: int
) -> None:
    graph = nx.Graph()
    graph.add_nodes_from(range(10))
    graph.add_edges_from((thing, ("tag", tag)) for thing, tag in tags)
    parts = [sorted(n for n in part if isinstance(n, int))
             for part in nx.connected_components(graph)]  # fmt: skip
    expected = [-1] * 10
    large = sorted(part for part in parts if len(part) >= max(least, 2))
    for number, part in enumerate(large):
        for thing in part:
            expected[thing] = number
    thing, tag = (np.array([row[k] for row in tags], np.int64) for k in (0, 1))
    assert linked_groups(thing, tag, 10, least).tolist() == expected


@given(
    st.lists(st.tuples(st.text("ab", max_size=5), st.sampled_from(["7", "8", None])), min_size=1),
    st.integers(1, 4),
)
def test_an_area_is_the_longest_beginning_that_enough_people_share(
    rows: list[tuple[str, str | None]], least: int
) -> None:
    size = AreaSize(least_people=least, beginnings=(4, 2))
    address, region = (pa.chunked_array([[row[k] for row in rows]], pa.string()) for k in (0, 1))
    found = neighbourhoods(address, region, size)
    left = dict(enumerate(rows))
    named: dict[int, object] = {}
    for length in (4, 2):
        for n, (text, _) in list(left.items()):
            same = [k for k, (other, _) in left.items() if other[:length] == text[:length]]
            if text and len(same) >= least:
                named[n] = (length, text[:length])
        left = {n: row for n, row in left.items() if n not in named}
    named |= {n: ("region", row[1]) for n, row in left.items()}
    for n in range(len(rows)):
        for k in range(n):
            assert (found[n] == found[k]) == (named[n] == named[k])
    regions = len({region for _, region in rows})
    assert all((found[n] < regions) == (n in left) for n in range(len(rows)))


def test_beginnings_are_tried_from_the_longest_on() -> None:
    home = pa.chunked_array([["Lea 1", "Lea 2", "Lea 2", "Elm", None]])
    region = pa.chunked_array([["7"] * 5])
    found = neighbourhoods(home, region, AreaSize(least_people=2, beginnings=(5, 3)))
    assert found.tolist() == [0, 1, 1, 0, 0]
    found = neighbourhoods(home, region, AreaSize(least_people=1, beginnings=(5, 3)))
    assert found.tolist() == [1, 2, 2, 3, 0]


@pytest.mark.parametrize("size", [0, 3])
def test_nothing_makes_no_groups(size: int) -> None:
    nothing = np.zeros(0, np.int64)
    assert linked_groups(nothing, nothing, size, 2).tolist() == [-1] * size
    assert distinct_count(nothing, nothing, size).tolist() == [0] * size
    assert seen_with_several(nothing, nothing, 1) == {}
    assert running_maximum_within([], []).size == 0
