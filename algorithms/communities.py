"""Communities of a weighted graph: seeded, in canonical order, three libraries behind one form.

A community is a search area, never a ring. Node and edge order reach the libraries sorted, one
thread and a seed are always set, and labels are renumbered by smallest member, so the same
graph gives the same partition whatever the order of its edges.
"""

from typing import Literal

import community as louvain
import networkit as nk
import networkx as nx
import numpy as np
import numpy.typing as npt

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]

Method = Literal["networkit", "leiden", "louvain", "networkx"]
METHODS: tuple[Method, ...] = ("networkit", "leiden", "louvain", "networkx")


def partition(
    nodes: int,
    left: Int32,
    right: Int32,
    weight: Float64,
    *,
    seed: int,
    method: Method = "networkit",
    resolution: float = 1.0,
) -> Int32:
    """The community of each node, numbered by smallest member.

    ``networkit`` is its parallel Louvain (PLM, Staudt and Meyerhenke 2016) on one thread,
    ``leiden`` its Leiden, ``louvain`` is python-louvain (Blondel et al. 2008), ``networkx`` is
    ``louvain_communities``. Parallel edges add up; self-loops are left out. Isolated nodes are
    communities of one.

    >>> partition(4, np.array([0, 2]), np.array([1, 3]), np.ones(2), seed=1).tolist()
    [0, 0, 1, 1]
    """
    u, v, w = canonical_edges(left, right, weight)
    if u.size == 0:
        return np.arange(nodes, dtype=np.int32)
    if method == "networkit":
        labels = _networkit(nodes, u, v, w, seed, resolution, refine=False)
    elif method == "leiden":
        labels = _networkit(nodes, u, v, w, seed, resolution, refine=True)
    elif method == "louvain":
        labels = _python_louvain(nodes, u, v, w, seed, resolution)
    else:
        labels = _networkx(nodes, u, v, w, seed, resolution)
    return renumbered(labels)


def canonical_edges(left: Int32, right: Int32, weight: Float64) -> tuple[Int64, Int64, Float64]:
    """Undirected edges once each, smaller node first, ascending; weights of repeats add up."""
    low = np.minimum(left, right).astype(np.int64)
    high = np.maximum(left, right).astype(np.int64)
    proper = low != high
    low, high, weight = low[proper], high[proper], np.asarray(weight, np.float64)[proper]
    # The weight is part of the order so that sums of repeats are added in one order, too.
    order = np.lexsort((weight, high, low))
    low, high, weight = low[order], high[order], weight[order]
    if low.size == 0:
        return low, high, weight
    first = np.ones(low.size, np.bool_)
    first[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    starts = np.flatnonzero(first)
    return low[starts], high[starts], np.add.reduceat(weight, starts)


def renumbered(labels: npt.NDArray[np.integer]) -> Int32:
    """Labels replaced by 0, 1, ... in the order in which their first node appears.

    >>> renumbered(np.array([7, 7, 3, 7])).tolist()
    [0, 0, 1, 0]
    """
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(first.size, np.int32)
    rank[np.argsort(first)] = np.arange(first.size, dtype=np.int32)
    return rank[inverse].astype(np.int32)


def modularity(nodes: int, left: Int32, right: Int32, weight: Float64, labels: Int32) -> float:
    """Newman's weighted modularity of a partition (resolution 1)."""
    u, v, w = canonical_edges(left, right, weight)
    total = float(w.sum())
    if total == 0:
        return 0.0
    inside = float(w[labels[u] == labels[v]].sum())
    degree = np.bincount(u, w, nodes) + np.bincount(v, w, nodes)
    volume = np.bincount(labels, degree)
    return inside / total - float(np.sum((volume / (2 * total)) ** 2))


def _networkit(
    nodes: int, u: Int64, v: Int64, w: Float64, seed: int, resolution: float, *, refine: bool
) -> Int64:
    """A label per node by networkit: PLM, or with ``refine`` Leiden; edges as canonical columns."""
    nk.setNumberOfThreads(1)
    nk.setSeed(seed, False)
    graph = nk.GraphFromCoo((w, (u, v)), n=nodes, weighted=True, directed=False)
    if refine:
        search = nk.community.ParallelLeiden(graph, iterations=3, randomize=False, gamma=resolution)
    else:
        search = nk.community.PLM(graph, refine=True, gamma=resolution)
    search.run()
    return np.asarray(search.getPartition().getVector(), dtype=np.int64)


def _graph(nodes: int, u: Int64, v: Int64, w: Float64) -> "nx.Graph[int]":
    """The same edges as a networkx graph, nodes and edges added in order."""
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_weighted_edges_from(zip(u.tolist(), v.tolist(), w.tolist(), strict=True))
    return graph


def _python_louvain(
    nodes: int, u: Int64, v: Int64, w: Float64, seed: int, resolution: float
) -> Int64:
    """A label per node by python-louvain."""
    best = louvain.best_partition(_graph(nodes, u, v, w), resolution=resolution, random_state=seed)
    return np.array([best[n] for n in range(nodes)], dtype=np.int64)


def _networkx(nodes: int, u: Int64, v: Int64, w: Float64, seed: int, resolution: float) -> Int64:
    """A label per node by networkx, numbered by the sorted members."""
    labels = np.empty(nodes, np.int64)
    found = nx.community.louvain_communities(
        _graph(nodes, u, v, w), resolution=resolution, seed=seed
    )
    for label, members in enumerate(sorted(sorted(group) for group in found)):
        labels[members] = label
    return labels
