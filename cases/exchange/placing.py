"""Where nodes stand in a picture: kinds in columns, rings together, the same every time."""

from dataclasses import dataclass

from cases.exchange.case_graph import KINDS, CaseGraph

COLUMN = 300
ROW = 26
MARGIN = 60


@dataclass(frozen=True)
class Placing:
    """Centre of every node by key, and the size of the picture; pixels, origin top left."""

    at: dict[str, tuple[int, int]]
    width: int
    height: int


def placed(graph: CaseGraph) -> Placing:
    """Columns in the order of kinds that occur, each centred; within one sorted by ring and id."""
    columns = [
        sorted((n for n in graph.nodes if n.kind == kind), key=lambda n: (n.rings, n.id))
        for kind in KINDS
        if any(node.kind == kind for node in graph.nodes)
    ]
    tallest = max((len(column) for column in columns), default=1)
    height = 2 * MARGIN + max(tallest - 1, 1) * ROW
    at: dict[str, tuple[int, int]] = {}
    for across, column in enumerate(columns):
        top = (height - (len(column) - 1) * ROW) // 2
        for down, node in enumerate(column):
            at[node.key] = (MARGIN + across * COLUMN, top + down * ROW)
    width = 2 * MARGIN + max(len(columns) - 1, 0) * COLUMN + 160
    return Placing(at, width, height)
