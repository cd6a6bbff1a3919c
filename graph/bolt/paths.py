"""Paths between two entities of the server, with the claims along each step.

Only what can matter is fetched, and the very functions that search a snapshot search it: costs,
order and ties are those of the whole graph. What would need too many edges is not guessed: the
answer ends before it and says ``truncated``.
"""

from collections.abc import Iterator

import numpy as np

from algorithms.paths import Path, adjacency, simple_paths
from graph.answers import PATH_ROWS, Answer
from graph.bolt.answers import arrow, filter_parameters
from graph.bolt.connection import Connection
from graph.bolt.entities import Found
from graph.bolt.steps import Steps
from graph.bolt.surroundings import Surroundings
from graph.cypher import reading_paths as cypher
from graph.questions import PathSearch
from graph.walks import Walk, best_walks

ENOUGH_TO_ASK = 20_000
"""Edges fetched without a path before it is asked whether there is any that is short enough."""
_ASKED_STEPS = 6
_FURTHER = 2.0
"""Cost by which the certain paths grow before they are searched again, at most."""
_TOLERANCE = 1e-9
"""Costs of paths are rounded to nine decimals."""


class _Until:
    """Cheapest paths up to a cost; ``last`` is the cost of the last one taken.

    ``ended`` says that more of them were wanted.
    """

    def __init__(self, paths: Iterator[Path], most: float) -> None:
        self._paths = paths
        self._most = most
        self.last = 0.0
        self.ended = False

    def __iter__(self) -> Iterator[Path]:
        for path in self._paths:
            if path.cost > self._most + _TOLERANCE:
                break
            self.last = path.cost
            yield path
        self.ended = True


def shortest_paths(connection: Connection, ends: tuple[Found, Found], asked: PathSearch) -> Answer:
    """The best simple paths, each step with its relations and the claims behind them."""
    part = Surroundings(connection, ends, asked.filters, penalise_hubs=asked.penalise_hubs)
    source = part.ends[0]
    steps = Steps(connection, asked.filters, part.names)

    def search(most: float) -> tuple[list[Walk], bool, float]:
        """Walks, whether examining was cut, and up to which cost paths had to be known."""
        paths = _Until(_paths(part, most), most)
        walked, cut = best_walks(iter(paths), asked, steps.open_spans)
        return walked, cut, np.inf if paths.ended else paths.last

    needed, worthwhile, joined = np.inf, 0.0, False
    while True:
        if part.complete():
            part.rate_all()
            walked, truncated, _ = search(np.inf)
            break
        if np.isfinite(part.through(source)) and part.certain >= worthwhile:
            # Days are not asked for along paths that may turn out not to be the cheapest.
            walked, truncated, needed = search(part.certain if asked.in_time_order else np.inf)
            if needed <= part.certain + _TOLERANCE:
                break
            # Half of the way there another search may well find cheaper ones.
            worthwhile = min((part.certain + needed) / 2, part.certain + _FURTHER)
        if (
            np.isinf(needed)
            and part.fetched > ENOUGH_TO_ASK
            and asked.max_steps <= _ASKED_STEPS
            and not joined
        ):
            joined = _joined(connection, ends, asked)
            if not joined:
                walked, truncated = [], False
                break
        if not part.widen(needed):
            walked, truncated = search(part.certain)[0], True
            break
    rows = arrow(steps.rows(walked), PATH_ROWS)
    return Answer(rows, rows.num_rows, truncated)


def _paths(part: Surroundings, most: float) -> Iterator[Path]:
    """The simple paths within ``most``, cheapest first, as canonical numbers."""
    nodes = part.between(most)
    place = {node: at for at, node in enumerate(nodes)}
    pairs = [
        (place[node], place[other])
        for node in nodes
        for other in part.around[node]
        if node < other and other in place
    ]
    if not pairs:
        return
    left, right = np.array(pairs, dtype=np.int32).T
    graph = adjacency(len(nodes), left, right)
    penalties = np.array([part.penalties[node] for node in nodes])
    source, target = (place[end] for end in part.ends)
    for path in simple_paths(graph, source, target, penalties):
        yield Path(path.cost, tuple(nodes[at] for at in path.nodes))


def _joined(connection: Connection, ends: tuple[Found, Found], asked: PathSearch) -> bool:
    """Whether any path at all is short enough."""
    source, target = (end.ref for end in ends)
    rows = connection.read(
        cypher.JOINED_IN_SIX,
        source_kind=source.kind,
        source_id=source.id,
        target_kind=target.kind,
        target_id=target.id,
        ends=[[source.kind, source.id], [target.kind, target.id]],
        **filter_parameters(asked.filters),
    )
    return any(steps <= asked.max_steps for (steps,) in rows)
