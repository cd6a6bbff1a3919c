"""Paths between two nodes of a large undirected graph: cheapest, k cheapest, and in time order.

Nodes are integers and the graph is a compressed adjacency. One compiled sweep from the target,
which ends where the source is reached, guides all further searches. Hubs are not removed but
made expensive: a path through a small place is preferred to one through the busiest.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

import numpy as np
import numpy.typing as npt
from numba import njit
from scipy.sparse import coo_array

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Adjacency:
    """Neighbours of node ``n``, ascending: ``neighbours[starts[n]:starts[n + 1]]``."""

    starts: npt.NDArray[np.integer]
    neighbours: Int32

    @property
    def nodes(self) -> int:
        """Number of nodes."""
        return int(self.starts.size) - 1

    @property
    def degrees(self) -> Int64:
        """Number of neighbours of every node."""
        return np.diff(self.starts).astype(np.int64)

    def of(self, node: int) -> list[int]:
        """The neighbours of one node."""
        found: list[int] = self.neighbours[self.starts[node] : self.starts[node + 1]].tolist()
        return found


@dataclass(frozen=True, order=True)
class Path:
    """A simple path. Ordered by cost, then by its nodes, so that ties have one order."""

    cost: float
    nodes: tuple[int, ...]


def adjacency(nodes: int, left: Int32, right: Int32) -> Adjacency:
    """The undirected simple graph of the pairs; repeated pairs and loops are dropped.

    >>> adjacency(3, np.array([0, 0, 2]), np.array([1, 1, 2])).of(1)
    [0]
    """
    real = left != right
    ends = np.concatenate([left[real], right[real]]), np.concatenate([right[real], left[real]])
    matrix = coo_array((np.ones(ends[0].size, dtype=np.int8), ends), shape=(nodes, nodes)).tocsr()
    matrix.sum_duplicates()
    matrix.sort_indices()
    return Adjacency(matrix.indptr, matrix.indices)


def hub_penalties(graph: Adjacency) -> Float64:
    """What passing through a node costs on top of a step: the binary logarithm of its degree.

    A node of degree 2 costs one more step, one of degree 1,024 ten more.
    """
    return np.log2(np.maximum(graph.degrees, 1)).astype(np.float64)


def no_penalties(graph: Adjacency) -> Float64:
    """Every step costs 1 and nothing else."""
    return np.zeros(graph.nodes)


def bounds_to(graph: Adjacency, source: int, target: int, penalties: Float64) -> Float64 | None:
    """A lower bound on what is left from every node to ``target``; ``None`` if out of reach.

    Exact for the nodes nearer to ``target`` than ``source`` is; all others are at least as far.
    """
    bounds = _spread(
        graph.starts, graph.neighbours, _between(penalties, source, target), source, target
    )
    return bounds if np.isfinite(bounds[source]) else None


def fewest_steps(graph: Adjacency, source: int, target: int) -> int | None:
    """Length of the shortest path, or ``None``."""
    bounds = bounds_to(graph, source, target, no_penalties(graph))
    return None if bounds is None else int(bounds[source])


def cheapest_path(graph: Adjacency, source: int, target: int, penalties: Float64) -> Path | None:
    """The cheapest path from ``source`` to ``target``, or ``None``.

    A path costs its number of steps plus the penalties of the nodes between its ends.
    """
    return next(simple_paths(graph, source, target, penalties), None)


def path_cost(nodes: Sequence[int], penalties: Float64) -> float:
    """Steps plus the penalties of the nodes between the ends, rounded to nine decimals."""
    return round(len(nodes) - 1 + float(sum(penalties[node] for node in nodes[1:-1])), 9)


def simple_paths(graph: Adjacency, source: int, target: int, penalties: Float64) -> Iterator[Path]:
    """All simple paths, cheapest first, each found only when asked for.

    Yen, J. Y. (1971): Finding the k shortest loopless paths in a network; the spur searches are
    guided by one sweep from the target, so they touch little beside the path they find.
    """
    bounds = bounds_to(graph, source, target, penalties)
    if bounds is None:
        return
    costs = _between(penalties, source, target)
    first = _guided(graph, (source,), target, costs, bounds, frozenset())
    waiting: list[Path] = [Path(path_cost(first, penalties), first)] if first else []
    seen = {path.nodes for path in waiting}
    given: list[Path] = []
    while waiting:
        path = heappop(waiting)
        yield path
        given.append(path)
        for at in range(len(path.nodes) - 1):
            root = path.nodes[: at + 1]
            taken = {other.nodes[at + 1] for other in given if other.nodes[: at + 1] == root}
            nodes = _guided(graph, root, target, costs, bounds, taken)
            if nodes and nodes not in seen:
                seen.add(nodes)
                heappush(waiting, Path(path_cost(nodes, penalties), nodes))


def _between(penalties: Float64, source: int, target: int) -> Float64:
    """Penalties with the two ends free: every path has them."""
    costs = penalties.copy()
    costs[[source, target]] = 0.0
    return costs


@njit(cache=True)
def _spread(starts: Int64, neighbours: Int32, costs: Float64, source: int, target: int) -> Float64:
    """Dijkstra from ``target`` until ``source`` is settled; what is unsettled is not nearer.

    A node's penalty is paid half on entering and half on leaving it, so that a step costs the
    same in both directions.
    """
    bounds = np.full(starts.size - 1, np.inf)
    settled = np.zeros(starts.size - 1, dtype=np.bool_)
    bounds[target] = 0.0
    fringe = [(0.0, np.int64(target))]
    while fringe:
        cost, node = heappop(fringe)
        if settled[node]:
            continue
        settled[node] = True
        if node == source:
            bounds[~settled] = cost
            break
        for at in range(starts[node], starts[node + 1]):
            neighbour = np.int64(neighbours[at])
            total = cost + 1.0 + (costs[node] + costs[neighbour]) / 2
            if total < bounds[neighbour]:
                bounds[neighbour] = total
                heappush(fringe, (total, neighbour))
    return bounds


def _guided(
    graph: Adjacency,
    root: tuple[int, ...],
    target: int,
    costs: Float64,
    bounds: Float64,
    taken: Collection[int],
) -> tuple[int, ...] | None:
    """The cheapest simple path that begins with ``root`` and then goes to none of ``taken``."""
    start = root[-1]
    if start == target:
        return root
    closed = set(root[:-1])
    best, previous = {start: 0.0}, {start: start}
    fringe = [(float(bounds[start]), 0.0, start)]
    while fringe:
        _, done, node = heappop(fringe)  # of equal estimates the one that has come furthest
        cost = -done
        if node == target:
            back = [target]
            while back[-1] != start:
                back.append(previous[back[-1]])
            return (*root[:-1], *back[::-1])
        if node in closed:
            continue
        closed.add(node)
        around = graph.neighbours[graph.starts[node] : graph.starts[node + 1]]
        totals = cost + 1.0 + (costs[node] + costs[around]) / 2
        estimates = totals + bounds[around]
        for neighbour, total, estimate in zip(
            around.tolist(), totals.tolist(), estimates.tolist(), strict=True
        ):
            if neighbour in closed or (node == start and neighbour in taken):
                continue
            if total < best.get(neighbour, np.inf):
                best[neighbour] = total
                previous[neighbour] = node
                heappush(fringe, (estimate, -total, neighbour))
    return None


def earliest_days(steps: Sequence[tuple[Int64, Int64]]) -> tuple[int, ...] | None:
    """A day for each step of a path such that none is before the one of the step before.

    ``steps`` holds the first and last days of the spans in which each step was open; a single
    event is a span of one day. The earliest possible days are chosen.

    >>> once = lambda *days: (np.array(days), np.array(days))
    >>> earliest_days([once(3, 9), once(1, 7)])
    (3, 7)
    >>> earliest_days([once(9), once(1, 7)]) is None
    True
    """
    days: list[int] = []
    for first, last in steps:
        at = np.maximum(first, days[-1]) if days else first
        possible = at[at <= last]
        if not possible.size:
            return None
        days.append(int(possible.min()))
    return tuple(days)


def earliest_arrival(
    events: Callable[[int], Sequence[tuple[int, int, int]]], source: int, target: int
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """The path that arrives first with days never going back: its nodes and its days.

    ``events(node)`` lists ``(neighbour, first_day, last_day)``: steps that are open on every day
    of that span; a single event has equal days. Waiting at a node costs nothing. A path of no
    steps has no days.
    """
    arrived: dict[int, int] = {}
    cameby: dict[int, tuple[int, int]] = {}
    fringe: list[tuple[int | float, int]] = [(-np.inf, source)]
    while fringe:
        day, node = heappop(fringe)
        if node in arrived:
            continue
        arrived[node] = 0
        if node == target:
            return _walk_back(cameby, source, target)
        for neighbour, first, last in events(node):
            at = max(first, day)
            if last < at or neighbour in arrived:
                continue
            if neighbour not in cameby or at < cameby[neighbour][1]:
                cameby[neighbour] = (node, int(at))
                heappush(fringe, (at, neighbour))
    return None


def _walk_back(
    cameby: dict[int, tuple[int, int]], source: int, target: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Nodes and days of a path, from the step (node before, day) that led to each node."""
    nodes, days = [target], []
    while nodes[-1] != source:
        before, day = cameby[nodes[-1]]
        nodes.append(before)
        days.append(day)
    return tuple(nodes[::-1]), tuple(days[::-1])
