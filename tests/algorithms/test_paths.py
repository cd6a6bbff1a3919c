"""Paths against networkx on random graphs, and by brute force where networkx has no answer."""

from itertools import islice, pairwise, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.paths import (
    adjacency,
    cheapest_path,
    earliest_arrival,
    earliest_days,
    hub_penalties,
    no_penalties,
    simple_paths,
)


@st.composite
def graphs(draw):
    nodes = draw(st.integers(2, 9))
    pairs = st.tuples(st.integers(0, nodes - 1), st.integers(0, nodes - 1))
    edges = draw(st.lists(pairs, max_size=22))
    return nodes, edges


def built(nodes, edges):
    ends = np.array(edges, dtype=np.int32).reshape(-1, 2)
    graph = adjacency(nodes, ends[:, 0], ends[:, 1])
    oracle = nx.Graph()
    oracle.add_nodes_from(range(nodes))
    oracle.add_edges_from((a, b) for a, b in edges if a != b)
    return graph, oracle


def oracle_cost(nodes, penalties):
    return len(nodes) - 1 + sum(penalties[n] for n in nodes[1:-1])


@given(graphs())
def test_neighbours_are_those_of_networkx(drawn):
    graph, oracle = built(*drawn)
    assert [graph.of(n) for n in range(graph.nodes)] == [
        sorted(oracle.neighbors(n)) for n in range(graph.nodes)
    ]


@settings(max_examples=150)
@given(graphs(), st.booleans())
def test_all_simple_paths_come_in_order_of_cost(drawn, penalise):
    graph, oracle = built(*drawn)
    source, target = 0, graph.nodes - 1
    penalties = hub_penalties(graph) if penalise else no_penalties(graph)
    found = list(islice(simple_paths(graph, source, target, penalties), 40))
    expected = sorted(
        oracle_cost(path, penalties) for path in nx.all_simple_paths(oracle, source, target)
    )
    assert [path.cost for path in found] == pytest.approx(expected[:40])
    assert len({path.nodes for path in found}) == len(found)
    for path in found:
        assert len(set(path.nodes)) == len(path.nodes)
        assert all(oracle.has_edge(a, b) for a, b in pairwise(path.nodes))


def test_against_networkx_on_a_larger_graph():
    oracle = nx.barabasi_albert_graph(400, 3, seed=4)
    ends = np.array(oracle.edges(), dtype=np.int32)
    graph = adjacency(400, ends[:, 0], ends[:, 1])
    penalties = no_penalties(graph)
    for source, target in ((5, 399), (17, 255), (0, 398)):
        found = islice(simple_paths(graph, source, target, penalties), 12)
        expected = islice(nx.shortest_simple_paths(oracle, source, target), 12)
        assert [len(p.nodes) for p in found] == [len(p) for p in expected]


def test_a_quiet_detour_is_preferred_to_a_hub():
    # 0 - 1 - 2 leads through a hub of degree 42; 0 - 3 - 4 - 2 through nodes of degree 2.
    edges = [(0, 1), (1, 2), (0, 3), (3, 4), (4, 2)] + [(1, n) for n in range(5, 45)]
    graph, _ = built(45, edges)
    assert cheapest_path(graph, 0, 2, no_penalties(graph)).nodes == (0, 1, 2)
    assert cheapest_path(graph, 0, 2, hub_penalties(graph)).nodes == (0, 3, 4, 2)


def test_no_path_and_the_path_to_oneself():
    graph, _ = built(3, [(0, 1)])
    assert cheapest_path(graph, 0, 2, no_penalties(graph)) is None
    assert list(simple_paths(graph, 0, 2, no_penalties(graph))) == []
    assert cheapest_path(graph, 1, 1, no_penalties(graph)).nodes == (1,)


def reachable_by_force(events, nodes, source, target):
    """Earliest arrival by relaxing every event until nothing changes."""
    arrival = {source: -(10**9)}
    for _ in range(nodes):
        for left, right, first, last in events:
            for a, b in ((left, right), (right, left)):
                if a in arrival and max(first, arrival[a]) <= last:
                    arrival[b] = min(arrival.get(b, 10**9), max(first, arrival[a]))
    return arrival.get(target)


@given(
    st.integers(2, 7),
    st.lists(st.tuples(*[st.integers(0, 6)] * 2, *[st.integers(0, 9)] * 2), max_size=14),
)
def test_time_respecting_path_arrives_earliest(nodes, raw):
    events = [(a % nodes, b % nodes, min(f, x), max(f, x)) for a, b, f, x in raw]

    def of(node):
        ends = [(b, f, x) for a, b, f, x in events if a == node]
        return ends + [(a, f, x) for a, b, f, x in events if b == node]

    found = earliest_arrival(of, 0, nodes - 1)
    expected = reachable_by_force(events, nodes, 0, nodes - 1)
    if found is None:
        assert expected is None
        return
    path, days = found
    assert days[-1] == expected
    assert list(days) == sorted(days)
    for (a, b), day in zip(pairwise(path), days, strict=True):
        assert any(n == b and first <= day <= last for n, first, last in of(a))


SPANS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 3)), min_size=1, max_size=4)


@given(st.lists(SPANS, min_size=1, max_size=4))
def test_days_of_a_path_never_go_back(steps):
    spans = [[(first, first + more) for first, more in step] for step in steps]
    found = earliest_days([tuple(np.array(step).T) for step in spans])
    open_days = [{d for f, x in step for d in range(f, x + 1)} for step in spans]
    possible = [days for days in product(*open_days) if list(days) == sorted(days)]
    if not possible:
        assert found is None
    else:
        assert found == tuple(min(days[at] for days in possible) for at in range(len(steps)))
