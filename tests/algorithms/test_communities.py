import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from algorithms.communities import METHODS, Method, canonical_edges, modularity, partition

edges_lists = st.lists(
    st.tuples(st.integers(0, 14), st.integers(0, 14), st.floats(0.1, 5)), min_size=1, max_size=60
)


def columns(edges: list[tuple[int, int, float]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = np.array(edges, dtype=np.float64)
    return rows[:, 0].astype(np.int32), rows[:, 1].astype(np.int32), rows[:, 2]


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=25)
@given(edges=edges_lists, random=st.randoms(use_true_random=False))
def test_edge_order_and_direction_change_nothing(
    method: Method, edges: list[tuple[int, int, float]], random: object
) -> None:
    shuffled = [(b, a, w) for a, b, w in edges]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one = partition(15, *columns(edges), seed=7, method=method)
    other = partition(15, *columns(shuffled), seed=7, method=method)
    assert one.tolist() == other.tolist()


@pytest.mark.parametrize("method", METHODS)
def test_separate_cliques_are_separate_communities(method: Method) -> None:
    edges = [(base + i, base + j, 1.0) for base in (0, 5, 10) for i in range(5) for j in range(i)]
    labels = partition(15, *columns(edges), seed=1, method=method)
    assert labels.tolist() == [0] * 5 + [1] * 5 + [2] * 5


@pytest.mark.parametrize("method", METHODS)
def test_all_methods_reach_the_modularity_of_the_reference_on_karate(method: Method) -> None:
    graph = nx.karate_club_graph()
    u, v = (np.array(side, dtype=np.int32) for side in zip(*graph.edges(), strict=True))
    w = np.ones(u.size)
    ours = modularity(34, u, v, w, partition(34, u, v, w, seed=3, method=method))
    assert ours > 0.40


@settings(max_examples=50)
@given(edges_lists)
def test_modularity_is_that_of_networkx(edges: list[tuple[int, int, float]]) -> None:
    u, v, w = columns(edges)
    low, high, weight = canonical_edges(u, v, w)
    if low.size == 0:
        return
    graph = nx.Graph()
    graph.add_nodes_from(range(15))
    graph.add_weighted_edges_from(zip(low, high, weight, strict=True))
    labels = partition(15, u, v, w, seed=2)
    groups = [set(np.flatnonzero(labels == label)) for label in np.unique(labels)]
    expected = nx.community.modularity(graph, groups)
    assert modularity(15, u, v, w, labels) == pytest.approx(expected)
