"""The port of every store: twelve operations, each of one Arrow schema (see graph.answers)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from graph.answers import DEFAULT_CAP, Answer, Filters
from graph.engine import Engine
from model.entities import EntityKind, EntityRef
from model.provenance import Chunk, ColumnUse, LoadReport

Finish = Callable[[], tuple[Sequence[ColumnUse], Sequence[str]]]
"""Called once all chunks are read: column uses and warnings of the loader."""


class Store(Engine, Protocol):
    """One opened graph. Raises ``UnknownEntity`` for an entity that it does not contain."""

    def load_batch(self, chunks: Iterable[Chunk], finish: Finish) -> LoadReport:
        """Add rows; identical rows merge, conflicting ones are rejected and kept as conflicts."""
        ...

    def search(self, text: str, kinds: Sequence[EntityKind] = (), cap: int = DEFAULT_CAP) -> Answer:
        """ENTITY_ROWS whose identifier or name contains ``text``; exact hits first."""
        ...

    def neighbours(
        self, entity: EntityRef, filters: Filters | None = None, cap: int = DEFAULT_CAP
    ) -> Answer:
        """EDGE_ROWS at ``entity``, strongest evidence first."""
        ...

    def expand(
        self,
        entity: EntityRef,
        steps: int,
        filters: Filters | None = None,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """HOP_ROWS within ``steps`` steps, nearest and strongest first; hubs are not opened."""
        ...

    def shortest_paths(
        self,
        source: EntityRef,
        target: EntityRef,
        count: int = 1,
        *,
        filters: Filters | None = None,
        penalise_hubs: bool = True,
        in_time_order: bool = False,
        max_steps: int = 6,
    ) -> Answer:
        """PATH_ROWS of the ``count`` best simple paths, with the claims along each step.

        ``in_time_order`` keeps paths along which the days of the steps never go back.
        """
        ...

    def co_visits(
        self,
        entity: EntityRef,
        window_days: int = 1,
        min_days: int = 1,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """CO_VISIT_ROWS: patients at the same doctor (provider) at most ``window_days`` apart.

        Of a patient: those who shared days with that patient. Of a doctor or provider: pairs of
        its patients. Only claims in effect count. Raises ``ScaleRefused`` above the guard.
        """
        ...

    def shared_identifiers(
        self,
        entity: EntityRef | None = None,
        kinds: Sequence[EntityKind] = (),
        min_holders: int = 2,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """IDENTIFIER_ROWS of identifiers with several holders, of one entity or of all."""
        ...

    def entity_timeline(
        self,
        entity: EntityRef,
        first_day: int | None = None,
        last_day: int | None = None,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """CLAIM_ROWS of a patient, doctor or provider in order of time."""
        ...

    def totals(self, kind: EntityKind, cap: int = DEFAULT_CAP) -> Answer:
        """ENTITY_ROWS of one kind, largest net total first."""
        ...

    def subgraph_export(self, entities: Sequence[EntityRef], cap: int = 10_000) -> Answer:
        """EDGE_ROWS among these entities only."""
        ...

    def write_rings(self, run_id: str, tables: Mapping[str, pa.Table]) -> Path:
        """Keep the tables of one run (rings, members, claims) under its id; returns where."""
        ...

    def stats(self) -> Answer:
        """STAT_ROWS: entities per kind, edges per relation, rows per table, period."""
        ...

    def claims_between(
        self, source: EntityRef, relation: str, target: EntityRef, cap: int = DEFAULT_CAP
    ) -> Answer:
        """CLAIM_ROWS behind one edge that was made of claims."""
        ...
