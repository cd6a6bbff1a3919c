"""The steps of paths: the edges between two entities, and the claims and days behind them."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from algorithms.paths import Int64, Path
from graph.answers import CLAIMS_PER_STEP, Filters
from graph.bolt.answers import filter_parameters
from graph.bolt.connection import Connection, Row
from graph.cypher import reading_paths as cypher
from graph.walks import FOR_EVER, LONG_AGO, Walk

Pair = tuple[int, int]


@dataclass(frozen=True)
class Edge:
    """One edge in stored direction: the columns of EDGE_ROWS."""

    columns: tuple[Any, ...]

    @property
    def relation(self) -> str:
        """Its name."""
        return str(self.columns[2])

    @property
    def of_claims(self) -> bool:
        """Whether it was made of claims, rather than registered."""
        return bool(self.columns[5] > 0)

    def link(self, at: int) -> list[Any]:
        """What the texts about claims behind edges are asked with."""
        _, source_id, _, target_kind, target_id = self.columns[:5]
        return [at, source_id, target_kind, target_id]


class Steps:
    """Edges and open days of pairs of entities, asked for once each."""

    def __init__(
        self, connection: Connection, filters: Filters, names: dict[int, tuple[str, str]]
    ) -> None:
        self._connection = connection
        self._parameters = filter_parameters(filters)
        self._names = names
        self._edges: dict[Pair, list[Edge]] = {}
        self._spans: dict[Pair, tuple[Int64, Int64]] = {}

    def open_spans(self, path: Path) -> list[tuple[Int64, Int64]]:
        """First and last days on which each step was open: claims are days, facts are spans."""
        pairs = list(pairwise(path.nodes))
        missing = [pair for pair in pairs if pair not in self._spans]
        if missing:
            self._fetch_edges(missing)
            self._fetch_spans(missing)
        return [self._spans[pair] for pair in pairs]

    def rows(self, walked: list[Walk]) -> list[Row]:
        """PATH_ROWS of these walks."""
        pairs = list(dict.fromkeys(p for path, _ in walked for p in pairwise(path.nodes)))
        self._fetch_edges(pairs)
        edges = [edge for pair in pairs for edge in self._edges[pair]]
        shown = self._behind(cypher.SHOWN, edges, shown=CLAIMS_PER_STEP)
        return [
            (
                number,
                at,
                *self._names[pair[0]],
                *self._names[pair[1]],
                path.cost,
                *edge.columns,
                days[at],
                *shown.get(edge, ([], 0)),
            )
            for number, (path, days) in enumerate(walked)
            for at, pair in enumerate(pairwise(path.nodes))
            for edge in self._edges[pair]
        ]

    def _fetch_edges(self, pairs: Iterable[Pair]) -> None:
        """Edges of every pair by relation, then by who comes first in canonical order."""
        missing = [pair for pair in pairs if pair not in self._edges]
        if not missing:
            return
        asked = [[at, *self._names[a], *self._names[b]] for at, (a, b) in enumerate(missing)]
        self._edges |= {pair: [] for pair in missing}
        for at, *columns in self._connection.read(cypher.LINKS, steps=asked, **self._parameters):
            self._edges[missing[at]].append(Edge(tuple(columns)))
        for pair in missing:
            first = self._names[min(pair)]
            self._edges[pair].sort(
                key=lambda edge, first=first: (  # type: ignore[misc]
                    edge.relation,
                    edge.columns[:2] != first,
                    edge.columns[5],
                )
            )

    def _fetch_spans(self, pairs: list[Pair]) -> None:
        edges = [edge for pair in pairs for edge in self._edges[pair]]
        days = self._behind(cypher.DAYS, edges)
        for pair in pairs:
            spans: list[tuple[int, int]] = []
            for edge in self._edges[pair]:
                if edge.of_claims:
                    spans += [(day, day) for day in days[edge][0]]
                else:
                    first, last = edge.columns[6:8]
                    spans.append(
                        (LONG_AGO if first == -1 else first, FOR_EVER if last == -1 else last)
                    )
            table = np.array(spans, dtype=np.int64).reshape(-1, 2)
            self._spans[pair] = (table[:, 0], table[:, 1])

    def _behind(
        self, by_relation: dict[str, str], edges: list[Edge], **parameters: int
    ) -> dict[Edge, tuple[Any, ...]]:
        """What one text per relation says of the edges made of claims."""
        found: dict[Edge, tuple[Any, ...]] = {}
        for text in dict.fromkeys(by_relation.values()):
            asked = [e for e in edges if e.of_claims and by_relation[e.relation] == text]
            links = [edge.link(at) for at, edge in enumerate(asked)]
            rows = self._connection.read(text, links=links, **parameters) if links else []
            found |= {asked[at]: tuple(columns) for at, *columns in rows}
        return found
