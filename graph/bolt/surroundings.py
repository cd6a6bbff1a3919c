"""The part of the graph around two entities that can matter for the cheapest paths between them.

Two fronts grow from the ends. A path costs its steps and the penalties of the entities it passes.
If one front has opened all entities that can be passed at a cost of at most ``a``, the other those
at most ``b``, then every edge of every path that costs at most ``a + b + 1`` was seen from one end
or the other. A hub is rated (its neighbours are counted) but not opened unless so expensive a path
is asked for; the front that is cheaper to push is pushed.
"""

from collections.abc import Iterable
from heapq import heappop, heappush

import numpy as np

from graph.answers import Filters
from graph.bolt.answers import filter_parameters
from graph.bolt.connection import Connection
from graph.bolt.entities import Found
from graph.cypher import reading_paths as cypher
from graph.schema.registers import PLACES
from model.vocabulary.claims import EntityKind

MOST_EDGES = 200_000
"""Edges fetched for one question before it is answered with what is certain by then."""
_FEW = 10
"""Edges that an entity is taken to have until it is rated."""

_TOLERANCE = 1e-6
"""Costs are sums of logarithms: equal ones may differ in the last digits."""


def canonical(kind: EntityKind, no: int) -> int:
    """A number for an entity; numbers compare as those of the nodes of a snapshot do."""
    return (PLACES[kind] << 40) + no


class Surroundings:
    """What is known so far. Entities are canonical numbers; ``names`` gives kind and identifier.

    ``penalties`` has an entity once it is rated, the two ends at nothing; ``costs[side]`` is what
    the cheapest known way from that end costs, without the penalty of where it arrives.
    """

    def __init__(
        self,
        connection: Connection,
        ends: tuple[Found, Found],
        filters: Filters,
        *,
        penalise_hubs: bool,
    ) -> None:
        self._connection = connection
        self._parameters = {
            **filter_parameters(filters),
            "ends": [[end.ref.kind, end.ref.id] for end in ends],
        }
        self._degrees = cypher.DEGREES if filters.unrestricted else cypher.DEGREES_FILTERED
        self._penalise = penalise_hubs
        source, target = ends
        numbers = canonical(source.ref.kind, source.no), canonical(target.ref.kind, target.no)
        self.ends = numbers
        self.names: dict[int, tuple[str, str]] = {
            number: (end.ref.kind, end.ref.id) for number, end in zip(numbers, ends, strict=True)
        }
        self.penalties = dict.fromkeys(numbers, 0.0)
        self.costs: tuple[dict[int, float], dict[int, float]] = (
            {numbers[0]: 0.0},
            {numbers[1]: 0.0},
        )
        self.around: dict[int, set[int]] = {number: set() for number in numbers}
        self._reaches = [-0.5, -0.5]
        self.fetched = 0
        self._unopened = set(numbers)
        self._neighbours = dict.fromkeys(numbers, 0)

    @property
    def certain(self) -> float:
        """Every path that costs at most this is known."""
        return sum(self._reaches) + 1.0

    def complete(self) -> bool:
        """Whether nothing is left to open on one side: then every path is known."""
        return any(not (self._unopened & costs.keys()) for costs in self.costs)

    def widen(self, most: float) -> bool:
        """Reach a little further, but not beyond ``most``; ``False``: it would fetch too much."""
        side, reach = min(
            ((side, self._next(side, most)) for side in (0, 1)),
            key=lambda choice: sum(self._neighbours.get(n, _FEW) for n in self._due(*choice)),
        )
        while True:
            certain = reach + self._reaches[1 - side] + 1.0
            due = self._due(side, reach)
            met = self.costs[0].keys() & self.costs[1].keys() & self._unopened
            near = {node for node in met if self.through(node) <= certain + _TOLERANCE}
            self._rate((near | set(due)) - self.penalties.keys())
            due = self._due(side, reach)
            if not due:
                self._reaches[side] = reach
                return True
            if self.fetched + sum(self._neighbours.get(n, _FEW) for n in due) > MOST_EDGES:
                return False
            self._open([node for node in due if node in self.penalties])

    def _next(self, side: int, most: float) -> float:
        nearest = min(self._onward(side, n) for n in self._unopened & self.costs[side].keys())
        further = max(self._reaches[side] + 0.5, nearest)
        return min(further, most - self._reaches[1 - side] - 1.0 + _TOLERANCE)

    def _due(self, side: int, reach: float) -> list[int]:
        """Entities to open, or to rate first, before this front has come so far."""
        near = self._unopened & self.costs[side].keys()
        return [node for node in near if self._onward(side, node) <= reach + _TOLERANCE]

    def through(self, node: int) -> float:
        """At least what the cheapest path by way of ``node`` costs, as far as is known."""
        source, target = (costs.get(node, np.inf) for costs in self.costs)
        return source + self.penalties.get(node, 0.0) + target

    def between(self, most: float) -> list[int]:
        """Entities on ways between the ends that cost at most ``most``, in canonical order."""
        fewer, more = sorted(self.costs, key=len)
        both = (node for node in fewer if node in more and node in self.penalties)
        return sorted(node for node in both if self.through(node) <= most + _TOLERANCE)

    def rate_all(self) -> None:
        """Rate every entity that was reached from both ends."""
        source, target = self.costs
        self._rate((source.keys() & target.keys()) - self.penalties.keys())

    def _onward(self, side: int, node: int) -> float:
        """At least what it costs to have passed ``node``, coming from one end."""
        return self.costs[side][node] + self.penalties.get(node, 0.0)

    def _rate(self, nodes: Iterable[int]) -> None:
        wanted = [(node, *self.names[node]) for node in nodes]
        if not wanted:
            return
        rows = self._connection.read(self._degrees, wanted=wanted, **self._parameters)
        self._neighbours.update(dict(rows))
        degrees = np.array([degree for _, degree in rows], dtype=np.int64)
        if self._penalise:
            penalties = np.log2(np.maximum(degrees, 1)).astype(np.float64)
        else:
            penalties = np.zeros(degrees.size)
        fresh = dict(zip((node for node, _ in rows), penalties.tolist(), strict=True))
        self.penalties.update(fresh)
        self._spread(fresh)

    def _open(self, nodes: list[int]) -> None:
        opened = [(node, *self.names[node]) for node in nodes]
        rows = self._connection.read(cypher.OPEN, opened=opened, **self._parameters)
        self._unopened.difference_update(nodes)
        touched = set(nodes)
        for node, kind, numbers, identifiers in rows:
            others = [canonical(kind, no) for no in numbers]
            self.fetched += len(others)
            self.around[node].update(others)
            touched.update(others)
            for other, identifier in zip(others, identifiers, strict=True):
                if other not in self.names:
                    self.names[other] = (kind, identifier)
                    self.around[other] = set()
                    self._unopened.add(other)
                self.around[other].add(node)
        self._spread(touched)

    def _spread(self, nodes: Iterable[int]) -> None:
        """Carry the costs onward from ``nodes``, through what is rated, but not through an end."""
        changed = list(nodes)
        for costs, end in zip(self.costs, reversed(self.ends), strict=True):
            fringe = [(costs[node], node) for node in changed if node in costs]
            fringe.sort()
            while fringe:
                cost, node = heappop(fringe)
                if cost > costs[node] or node == end or node not in self.penalties:
                    continue
                onward = cost + self.penalties[node] + 1.0
                for other in self.around[node]:
                    if onward < costs.get(other, np.inf) - 1e-12:
                        costs[other] = onward
                        heappush(fringe, (onward, other))
