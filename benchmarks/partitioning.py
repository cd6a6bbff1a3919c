"""Communities by each library on one graph: CPU seconds and modularity.

The graph is an LFR benchmark graph (Lancichinetti, Fortunato and Radicchi 2008): power-law
degrees and community sizes, mixing 0.3. Timed from edge arrays to labels, the library's own
graph included, on one thread.
"""

from typing import Any

import networkit as nk
import numpy as np
import numpy.typing as npt

from algorithms.communities import Method, modularity, partition

Int32 = npt.NDArray[np.int32]
NODES = 100_000
MEAN_DEGREE, LARGEST_DEGREE = 16, 200
SMALLEST, LARGEST = 20, 500
MIXING = 0.3


def lfr(nodes: int, seed: int) -> tuple[Int32, Int32]:
    """The edges of an LFR graph."""
    nk.setNumberOfThreads(1)
    nk.setSeed(seed, False)
    generator = nk.generators.LFRGenerator(nodes)
    generator.generatePowerlawDegreeSequence(MEAN_DEGREE, LARGEST_DEGREE, -2)
    generator.generatePowerlawCommunitySizeSequence(SMALLEST, LARGEST, -1)
    generator.setMu(MIXING)
    ends = [(edge[0], edge[1]) for edge in generator.generate().iterEdges()]
    left, right = np.array(sorted(ends), dtype=np.int32).T
    return left, right


def by_method(left: Int32, right: Int32, nodes: int, method: Method, seed: int) -> dict[str, Any]:
    """The number of communities that a library finds, and the labels' modularity."""
    weight = np.ones(left.size)
    labels = partition(nodes, left, right, weight, seed=seed, method=method)
    return {
        "method": method,
        "communities": int(labels.max()) + 1,
        "modularity": round(modularity(nodes, left, right, weight, labels), 5),
    }
