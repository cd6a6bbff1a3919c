"""Fraudar (Hooi et al., KDD 2016): densest blocks of patient x (place, day) by greedy peeling.

Columns are weighted 1 / log(degree + 5), so that crowded days count little; the node whose
removal costs least is removed until none is left, and the densest moment is the block. The
edges of a block are taken out and the next block is looked for. Rings of equal density come out
as one block, so the connected parts of a block are reported one by one.
"""

import numba
import numpy as np
import numpy.typing as npt
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from benchmarks.baselines.pairs import patient_groups
from benchmarks.matching import Group
from model.claim_index import ClaimIndex
from model.meeting_places import meeting_places

Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]
BLOCKS = 30
FEWEST = 3


def densest(claims: ClaimIndex, seed: int) -> list[Group]:
    """Up to thirty blocks, densest first as found."""
    chosen = claims.effective
    place, day = (
        meeting_places(claims)[chosen].astype(np.int64),
        claims.day[chosen].astype(np.int64),
    )
    _, column = np.unique(place * (int(day.max()) + 2) + day, return_inverse=True)
    edges = np.unique(np.stack([claims.patient[chosen].astype(np.int64), column]), axis=1)
    rows, columns = edges
    patients = len(claims.patient_ids)
    groups = []
    for _ in range(BLOCKS):
        block = peel(rows, columns, patients, int(column.max()) + 1)
        inside = block[rows] & block[patients + columns]
        if not inside.any():
            break
        groups.extend(parts(rows[inside], columns[inside], patients))
        rows, columns = rows[~inside], columns[~inside]
    return patient_groups(claims, groups)


def parts(rows: Int64, columns: Int64, patients: int) -> list[list[int]]:
    """The patients of each connected part of a block, parts with most edges per patient first."""
    nodes = patients + int(columns.max()) + 1
    graph = coo_array((np.ones(rows.size), (rows, patients + columns)), shape=(nodes, nodes))
    _, labels = connected_components(graph, directed=False)
    found = []
    for label in np.unique(labels[rows]):
        edges = labels[rows] == label
        members = np.unique(rows[edges])
        if members.size >= FEWEST:
            found.append((-int(edges.sum()) / members.size, members.tolist()))
    return [members for _, members in sorted(found)]


def peel(rows: Int64, columns: Int64, n: int, m: int) -> npt.NDArray[np.bool_]:
    """Membership of the densest block over ``n`` row nodes followed by ``m`` column nodes."""
    weight = 1.0 / np.log(np.bincount(columns, minlength=m) + 5.0)
    ends = np.concatenate([rows, n + columns])
    others = np.concatenate([n + columns, rows])
    order = np.argsort(ends, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(ends, minlength=n + m))])
    cost = np.concatenate([weight[columns], weight[columns]])[order]
    removed_at, best = _peel(starts, others[order], cost)
    return removed_at >= best


@numba.njit(cache=True)
def _peel(starts: Int64, others: Int64, cost: Float64) -> tuple[Int64, int]:
    """When each node is removed, and the moment at which what is left is densest."""
    nodes = starts.size - 1
    leaves = 1
    while leaves < nodes:
        leaves *= 2
    tree = np.full(2 * leaves, np.inf)
    total = 0.0
    alive = 0
    removed_at = np.full(nodes, -1, np.int64)
    for node in range(nodes):
        if starts[node] < starts[node + 1]:
            tree[leaves + node] = cost[starts[node] : starts[node + 1]].sum()
            total += tree[leaves + node] / 2
            alive += 1
    for place in range(leaves - 1, 0, -1):
        tree[place] = min(tree[2 * place], tree[2 * place + 1])
    best = 0
    densest = total / max(alive, 1)
    for moment in range(alive):
        if total / (alive - moment) > densest + 1e-12:
            densest = total / (alive - moment)
            best = moment
        place = 1
        while place < leaves:
            place = 2 * place if tree[2 * place] <= tree[2 * place + 1] else 2 * place + 1
        node = place - leaves
        removed_at[node] = moment
        total -= tree[place]
        tree[place] = np.inf
        _lift(tree, place)
        for edge in range(starts[node], starts[node + 1]):
            other = leaves + others[edge]
            if tree[other] != np.inf:
                tree[other] -= cost[edge]
                _lift(tree, other)
    return removed_at, best


@numba.njit(cache=True)
def _lift(tree: Float64, place: int) -> None:
    place //= 2
    while place > 0:
        tree[place] = min(tree[2 * place], tree[2 * place + 1])
        place //= 2
