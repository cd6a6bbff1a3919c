"""The embedded store: one process, no server, versioned snapshot files opened read-only."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
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
from graph.embedded.archive import FolderArchive
from graph.embedded.connection import Resources
from graph.embedded.engine import DuckDBEngine
from graph.embedded.workspace import current_snapshot
from graph.engine import Engine
from graph.store import Finish, LoadState, PushProgress, untold
from model.entities import EntityKind, EntityRef
from model.errors import SettingError
from model.language import Text
from model.provenance import Chunk, LoadReport

_NOT_A_FOLDER = Text(en="only a server can be started over", zh="只有服务器可以清空重来")
_ANOTHER_FOLDER = Text(
    en="name another folder with --workspace", zh="请用 --workspace 指定其他文件夹"
)


def open_snapshot(workspace: Path, resources: Resources | None = None) -> "DuckDBStore":
    """The snapshot in use. It stays the same, whatever is loaded, until it is opened again."""
    return DuckDBStore(workspace, current_snapshot(workspace), resources)


class WorkspaceIntake:
    """A workspace that takes a load, be it empty. See ``graph.store.Intake``."""

    def __init__(self, workspace: Path, resources: Resources | None = None) -> None:
        self._workspace = workspace
        self._resources = resources
        self.place = str(workspace)
        self.archive = FolderArchive(workspace)

    def load_batch(
        self,
        chunks: Iterable[Chunk],
        finish: Finish,
        progress: PushProgress = untold,
        *,
        start_over: bool = False,
    ) -> LoadReport:
        """Load into the workspace; nothing travels, so ``progress`` stays silent."""
        if start_over:
            raise SettingError(_NOT_A_FOLDER, where=self.place, to_do=_ANOTHER_FOLDER)
        return snapshot.load(self._workspace, chunks, finish, self._resources)

    def close(self) -> None:
        """Nothing is held between two loads."""


class DuckDBStore(DuckDBEngine):
    """One snapshot behind the store port; threads may share it. See ``graph.store.Store``."""

    def __init__(self, workspace: Path, snapshot: Path, resources: Resources | None = None) -> None:
        super().__init__(snapshot, resources)
        self.workspace = workspace
        self.place = str(workspace)
        self.archive = FolderArchive(workspace)
        self._resources = resources

    def engine(self) -> AbstractContextManager[Engine]:
        """The opened snapshot itself; it stays open afterwards."""
        return nullcontext(self)

    def load_state(self) -> LoadState:
        """Always ``none``: a load works aside until its snapshot is put in use."""
        return "none"

    def load_batch(
        self,
        chunks: Iterable[Chunk],
        finish: Finish,
        progress: PushProgress = untold,
        *,
        start_over: bool = False,
    ) -> LoadReport:
        """Load into the workspace; this opened snapshot itself never changes."""
        intake = WorkspaceIntake(self.workspace, self._resources)
        return intake.load_batch(chunks, finish, progress, start_over=start_over)

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

    def write_rings(self, run_id: str, tables: Mapping[str, pa.Table]) -> None:
        """Keep the tables of one run in the workspace."""
        runs.write_rings(self.workspace, run_id, tables)

    def remove_run(self, run_id: str) -> None:
        """Remove the tables and the files of one run."""
        self.archive.remove("runs", run_id)
        runs.remove_rings(self.workspace, run_id)

    def stats(self) -> Answer:
        """Sizes of everything."""
        return entities.stats(self)

    def claims_between(
        self, source: EntityRef, relation: str, target: EntityRef, cap: int = DEFAULT_CAP
    ) -> Answer:
        """Claims behind one edge."""
        return claims.claims_between(self, source, relation, target, cap)
