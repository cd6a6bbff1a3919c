"""The embedded store: one process, no server, versioned snapshot files opened read-only."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa

from graph.answers import DEFAULT_CAP, Answer, Filters
from graph.embedded import (
    claims,
    entities,
    identifiers,
    neighbourhood,
    paths,
    runs,
    snapshot,
)
from graph.embedded.connection import Resources
from graph.embedded.engine import DuckDBEngine
from graph.embedded.workspace import current_snapshot
from graph.store import Finish
from model.entities import EntityKind, EntityRef
from model.provenance import Chunk, LoadReport


def open_snapshot(workspace: Path, resources: Resources | None = None) -> "DuckDBStore":
    """The snapshot in use. It stays the same, whatever is loaded, until it is opened again."""
    return DuckDBStore(workspace, current_snapshot(workspace), resources)


class DuckDBStore(DuckDBEngine):
    """One snapshot behind the store port; threads may share it. See ``graph.store.Store``."""

    def __init__(self, workspace: Path, snapshot: Path, resources: Resources | None = None) -> None:
        super().__init__(snapshot, resources)
        self.workspace = workspace
        self._resources = resources

    def load_batch(self, chunks: Iterable[Chunk], finish: Finish) -> LoadReport:
        """Load into the workspace; this opened snapshot itself never changes."""
        return snapshot.load(self.workspace, chunks, finish, self._resources)

    def search(self, text: str, kinds: Sequence[EntityKind] = (), cap: int = DEFAULT_CAP) -> Answer:
        """Entities whose identifier or name contains ``text``."""
        return entities.search(self, text, kinds, cap)

    def neighbours(
        self, entity: EntityRef, filters: Filters | None = None, cap: int = DEFAULT_CAP
    ) -> Answer:
        """Edges at one entity."""
        return neighbourhood.neighbours(self, entity, filters or Filters(), cap)

    def expand(
        self,
        entity: EntityRef,
        steps: int,
        filters: Filters | None = None,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """Edges within some steps of an entity."""
        return neighbourhood.expand(self, entity, steps, filters or Filters(), cap)

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
        """The best paths between two entities, with the claims along each step."""
        return paths.shortest_paths(
            self,
            (source, target),
            count,
            filters or Filters(),
            penalise_hubs=penalise_hubs,
            in_time_order=in_time_order,
            max_steps=max_steps,
        )

    def co_visits(
        self,
        entity: EntityRef,
        window_days: int = 1,
        min_days: int = 1,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """Patients at the same doctor or provider on nearly the same days."""
        return claims.co_visits(self, entity, window_days, min_days, cap)

    def shared_identifiers(
        self,
        entity: EntityRef | None = None,
        kinds: Sequence[EntityKind] = (),
        min_holders: int = 2,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """Identifiers with several holders."""
        return identifiers.shared_identifiers(self, entity, kinds, min_holders, cap)

    def entity_timeline(
        self,
        entity: EntityRef,
        first_day: int | None = None,
        last_day: int | None = None,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """Claims of one entity in order of time."""
        return claims.entity_timeline(self, entity, first_day, last_day, cap)

    def totals(self, kind: EntityKind, cap: int = DEFAULT_CAP) -> Answer:
        """Entities of one kind by net total."""
        return entities.totals(self, kind, cap)

    def subgraph_export(self, entities: Sequence[EntityRef], cap: int = 10_000) -> Answer:
        """Edges among some entities."""
        return neighbourhood.subgraph_export(self, entities, cap)

    def write_rings(self, run_id: str, tables: Mapping[str, pa.Table]) -> Path:
        """Keep the tables of one run in the workspace."""
        return runs.write_rings(self.workspace, run_id, tables)

    def stats(self) -> Answer:
        """Sizes of everything."""
        return entities.stats(self)

    def claims_between(
        self, source: EntityRef, relation: str, target: EntityRef, cap: int = DEFAULT_CAP
    ) -> Answer:
        """Claims behind one edge."""
        return claims.claims_between(self, source, relation, target, cap)
