"""Paths between two entities of the server, with the claims along each step.

Only what can matter is fetched, and the very functions that search a snapshot search it: costs,
order and ties are those of the whole graph. What would need too many edges is not guessed: the
answer ends before it and says ``truncated``.
"""

from collections.abc import Iterator

import numpy as np

from algorithms.paths import Path, adjacency, simple_paths
from graph.answers import PATH_ROWS, Answer, Filters
from graph.bolt.answers import arrow, filter_parameters
from graph.bolt.connection import Connection
from graph.bolt.entities import find
from graph.bolt.steps import Steps
from graph.bolt.surroundings import Surroundings, canonical
from graph.cypher import reading_paths
from graph.walks import Walk, best_walks
from model.entities import EntityRef

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


def shortest_paths(
    connection: Connection,
    ends: tuple[EntityRef, EntityRef],
    count: int,
    filters: Filters,
    *,
    penalise_hubs: bool,
    in_time_order: bool,
    max_steps: int,
) -> Answer:
    """The best simple paths, each step with its relations and the claims behind them."""
    found = find(connection, ends)
    if ends[0] == ends[1]:
        return Answer(PATH_ROWS.empty_table(), 0, truncated=False)
    source, target = (canonical(e.kind, f.no) for e, f in zip(ends, found, strict=True))
    part = Surroundings(connection, ends, (source, target), filters, penalise_hubs=penalise_hubs)
    steps = Steps(connection, filters, part.names)

    spans = steps.open_spans if in_time_order else None

    def search(most: float) -> tuple[list[Walk], bool, float]:
        """Walks, whether patience ran out, and up to which cost paths had to be known."""
        paths = _Until(_paths(part, most), most)
        walked, impatient = best_walks(iter(paths), count, max_steps, spans)
        return walked, impatient, np.inf if paths.ended else paths.last

    needed, worthwhile, asked = np.inf, 0.0, False
    while True:
        if part.complete():
            part.rate_all()
            walked, truncated, _ = search(np.inf)
            break
        if np.isfinite(part.through(source)) and part.certain >= worthwhile:
            # Days are not asked for along paths that may turn out not to be the cheapest.
            walked, truncated, needed = search(part.certain if in_time_order else np.inf)
            if needed <= part.certain + _TOLERANCE:
                break
            # Half of the way there another search may well find cheaper ones.
            worthwhile = min((part.certain + needed) / 2, part.certain + _FURTHER)
        if (
            np.isinf(needed)
            and part.fetched > ENOUGH_TO_ASK
            and max_steps <= _ASKED_STEPS
            and not asked
        ):
            asked = True
            if not _joined(connection, ends, filters, max_steps):
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


def _joined(
    connection: Connection, ends: tuple[EntityRef, EntityRef], filters: Filters, max_steps: int
) -> bool:
    """Whether any path at all has at most ``max_steps`` steps."""
    source, target = ends
    rows = connection.read(
        reading_paths.JOINED_IN_SIX,
        source_kind=source.kind,
        source_id=source.id,
        target_kind=target.kind,
        target_id=target.id,
        ends=[[end.kind, end.id] for end in ends],
        **filter_parameters(filters),
    )
    return any(steps <= max_steps for (steps,) in rows)
