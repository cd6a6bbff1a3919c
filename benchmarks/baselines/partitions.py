"""Communities as rings: Louvain, Leiden, label propagation, on our pairs and on raw claims."""

import networkit as nk
import numpy as np
import numpy.typing as npt

from algorithms.communities import Method, canonical_edges, partition, renumbered
from benchmarks.baselines.count import ranked
from benchmarks.baselines.pairs import patient_groups, validated
from benchmarks.baselines.raw_graph import RawGraph, community_groups, raw_graph
from benchmarks.matching import Group
from model.claim_index import ClaimIndex

Int32 = npt.NDArray[np.int32]


def louvain_on_pairs(claims: ClaimIndex, seed: int) -> list[Group]:
    """python-louvain on our own validated pairs."""
    return _on_pairs(claims, seed, "louvain")


def leiden_on_pairs(claims: ClaimIndex, seed: int) -> list[Group]:
    """Leiden on our own validated pairs."""
    return _on_pairs(claims, seed, "leiden")


def louvain_on_raw(claims: ClaimIndex, seed: int) -> list[Group]:
    """python-louvain on patients, doctors and providers."""
    graph = raw_graph(claims)
    return community_groups(claims, graph, _communities(graph, seed, "louvain"))


def leiden_on_raw(claims: ClaimIndex, seed: int) -> list[Group]:
    """Leiden on patients, doctors and providers."""
    graph = raw_graph(claims)
    return community_groups(claims, graph, _communities(graph, seed, "leiden"))


def label_propagation_on_pairs(claims: ClaimIndex, seed: int) -> list[Group]:
    """Label propagation on our own validated pairs."""
    pairs = validated(claims)
    graph = RawGraph(
        pairs.patients,
        pairs.left.astype(np.int32),
        pairs.right.astype(np.int32),
        pairs.weight,
    )
    return patient_groups(claims, ranked(pairs, _propagated(graph, seed)))


def label_propagation_on_raw(claims: ClaimIndex, seed: int) -> list[Group]:
    """Label propagation on patients, doctors and providers."""
    graph = raw_graph(claims)
    return community_groups(claims, graph, _propagated(graph, seed))


def _on_pairs(claims: ClaimIndex, seed: int, method: Method) -> list[Group]:
    pairs = validated(claims)
    labels = partition(
        pairs.patients,
        pairs.left.astype(np.int32),
        pairs.right.astype(np.int32),
        pairs.weight,
        seed=seed,
        method=method,
    )
    return patient_groups(claims, ranked(pairs, labels))


def _communities(graph: RawGraph, seed: int, method: Method) -> Int32:
    return partition(graph.nodes, graph.left, graph.right, graph.weight, seed=seed, method=method)


def _propagated(graph: RawGraph, seed: int) -> Int32:
    u, v, w = canonical_edges(graph.left, graph.right, graph.weight)
    nk.setNumberOfThreads(1)
    nk.setSeed(seed, False)
    search = nk.community.PLP(
        nk.GraphFromCoo((w, (u, v)), n=graph.nodes, weighted=True, directed=False)
    )
    search.run()
    return renumbered(np.asarray(search.getPartition().getVector(), dtype=np.int64))
