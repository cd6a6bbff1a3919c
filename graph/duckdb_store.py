"""The embedded store: one process, no server, versioned snapshot files opened read-only."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pyarrow as pa

from graph.embedded import claims, entities, identifiers, neighbourhood, paths, snapshot, visits
from graph.embedded.archive import FolderArchive
from graph.embedded.connection import Resources
from graph.embedded.engine import DuckDBEngine
from graph.embedded.runs import remove_rings, write_rings
from graph.embedded.workspace import current_snapshot
from graph.engine import Engine
from graph.questions import Questions, Reading
from graph.store import TAKEN, Finish, LoadState, PushProgress, Terms, unreported
from model.errors import SettingError
from model.language import Text
from model.provenance import Chunk, LoadReport

_NOT_A_FOLDER = Text(en="only a server can be started over", zh="只有服务器可以清空重来")
_ANOTHER_FOLDER = Text(
    en="name another folder with --workspace", zh="请用 --workspace 指定其他文件夹"
)

READING = Reading[DuckDBEngine, entities.Node](
    find=entities.find,
    search=entities.search,
    neighbours=neighbourhood.neighbours,
    expand=neighbourhood.expand,
    shortest_paths=paths.shortest_paths,
    co_visits=visits.co_visits,
    shared_identifiers=identifiers.shared_identifiers,
    entity_timeline=claims.entity_timeline,
    claims_between=claims.claims_between,
    totals=entities.totals,
    subgraph_export=neighbourhood.subgraph_export,
    stats=entities.stats,
)


def open_snapshot(workspace: Path, resources: Resources | None = None) -> "DuckDBStore":
    """The snapshot in use. It stays the same, whatever is loaded, until it is opened again."""
    return DuckDBStore(workspace, current_snapshot(workspace), resources)


class WorkspaceIntake:
    """A workspace that takes a load, be it empty. See ``graph.store.Intake``."""

    def __init__(self, workspace: Path, resources: Resources | None = None) -> None:
        self.workspace = workspace
        self._resources = resources
        self.place = str(workspace)
        self.archive = FolderArchive(workspace)

    def load_batch(
        self,
        chunks: Iterable[Chunk],
        finish: Finish,
        progress: PushProgress = unreported,
        *,
        terms: Terms = TAKEN,
        start_over: bool = False,
    ) -> LoadReport:
        """Load into the workspace; nothing travels, so ``progress`` stays silent."""
        if start_over:
            raise SettingError(_NOT_A_FOLDER, where=self.place, to_do=_ANOTHER_FOLDER)
        return snapshot.load(self.workspace, chunks, finish, self._resources, terms=terms)

    def close(self) -> None:
        """Nothing is held between two loads."""


class DuckDBStore(DuckDBEngine, WorkspaceIntake, Questions[DuckDBEngine, entities.Node]):
    """One snapshot behind the store port; threads may share it. See ``graph.store.Store``.

    A load goes into the workspace; the opened snapshot itself never changes.
    """

    _reading = READING

    def __init__(self, workspace: Path, snapshot: Path, resources: Resources | None = None) -> None:
        DuckDBEngine.__init__(self, snapshot, resources)
        WorkspaceIntake.__init__(self, workspace, resources)

    @property
    def _place(self) -> DuckDBEngine:
        return self

    def engine(self) -> AbstractContextManager[Engine]:
        """The opened snapshot itself; it stays open afterwards."""
        return nullcontext(self)

    def load_state(self) -> LoadState:
        """Always ``none``: a load works aside until its snapshot is put in use."""
        return "none"

    def write_rings(self, run_id: str, tables: Mapping[str, pa.Table]) -> None:
        """Keep the tables of one run in the workspace."""
        write_rings(self.workspace, run_id, tables)

    def remove_run(self, run_id: str) -> None:
        """Remove the tables and the files of one run."""
        self.archive.remove("runs", run_id)
        remove_rings(self.workspace, run_id)
