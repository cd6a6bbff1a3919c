"""A raw count: everybody joined by at least three co-visits is one group."""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from benchmarks.baselines.pairs import Pairs, co_visits, patient_groups
from benchmarks.matching import Group
from model.claim_index import ClaimIndex

FEWEST = 3


def components(claims: ClaimIndex, seed: int) -> list[Group]:
    """Connected components of pairs with three co-visits, most co-visits per member first."""
    pairs = co_visits(claims)
    size = (pairs.patients, pairs.patients)
    graph = coo_array((np.ones(pairs.left.size), (pairs.left, pairs.right)), shape=size)
    _, labels = connected_components(graph, directed=False)
    return patient_groups(claims, ranked(pairs, labels))


def ranked(pairs: Pairs, labels: "np.typing.NDArray[np.integer]") -> list[list[int]]:
    """Groups of at least three by label, most weight per member first."""
    inside = labels[pairs.left] == labels[pairs.right]
    kinds = int(labels.max()) + 1 if labels.size else 0
    weight = np.bincount(labels[pairs.left[inside]], pairs.weight[inside], minlength=kinds)
    sizes = np.bincount(labels, minlength=kinds)
    chosen = [k for k in np.flatnonzero(sizes >= FEWEST) if weight[k] > 0]
    chosen.sort(key=lambda k: (-weight[k] / sizes[k], k))
    return [np.flatnonzero(labels == k).tolist() for k in chosen]
