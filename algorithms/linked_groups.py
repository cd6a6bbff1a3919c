"""Groups of things that are linked by what they share."""

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse import csgraph

Int64 = npt.NDArray[np.int64]


def linked_groups(thing: Int64, tag: Int64, size: int, least: int) -> Int64:
    """The group of each of ``size`` things, things with a common tag being in one; -1 without.

    Groups of fewer than ``least`` things get -1. Groups are numbered in the order of their
    first member.

    >>> linked_groups(np.array([0, 2, 2, 3, 1]), np.array([5, 5, 6, 6, 7]), 5, 2).tolist()
    [0, -1, 0, 0, -1]
    """
    if not thing.size:
        return np.full(size, -1, dtype=np.int64)
    _, tag = np.unique(tag, return_inverse=True)
    tags = int(tag.max()) + 1
    edges = sparse.coo_matrix(
        (np.ones(thing.size, np.int8), (thing, size + tag)), shape=(size + tags, size + tags)
    )
    _, label = csgraph.connected_components(edges, directed=False)
    label = label[:size]
    times = np.bincount(label)
    kept = times[label] >= max(least, 2)
    _, first, number = np.unique(label[kept], return_index=True, return_inverse=True)
    order = np.argsort(np.argsort(first))
    result = np.full(size, -1, dtype=np.int64)
    result[kept] = order[number]
    return result
