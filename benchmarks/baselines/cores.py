"""k-cores of the validated pairs: the densest shells, component by component."""

import networkx as nx
import numpy as np

from benchmarks.baselines.pairs import patient_groups, validated
from benchmarks.matching import Group
from model.claim_index import ClaimIndex

SMALLEST_CORE = 3


def innermost(claims: ClaimIndex, seed: int) -> list[Group]:
    """From the innermost core outwards: components of each core not inside one already taken."""
    pairs = validated(claims)
    graph = nx.Graph()
    graph.add_edges_from(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    cores = nx.core_number(graph)
    taken = np.zeros(pairs.patients, np.bool_)
    groups = []
    for k in sorted(set(cores.values()), reverse=True):
        if k < SMALLEST_CORE:
            break
        shell = graph.subgraph(node for node, core in cores.items() if core >= k)
        for component in sorted(sorted(part) for part in nx.connected_components(shell)):
            if not taken[component].any():
                taken[component] = True
                groups.append(component)
    return patient_groups(claims, groups)
