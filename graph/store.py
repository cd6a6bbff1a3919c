"""The port of every store: twelve operations, each of one Arrow schema (see graph.answers).

Beside them a store keeps what loads and runs leave behind (``archive``), and lends an engine
for detection (``engine``). Screens ask the operations; only detection asks the engine.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from graph.answers import DEFAULT_CAP, Answer, Filters
from graph.archive import Archive
from graph.engine import Engine
from model.entities import EntityKind, EntityRef
from model.provenance import Chunk, ColumnUse, LoadReport

Finish = Callable[[], tuple[Sequence[ColumnUse], Sequence[str]]]
"""Called once all chunks are read: column uses and warnings of the loader."""


LoadState = Literal["none", "running", "interrupted"]
"""Whether somebody loads into the store now, or did and stopped half way."""


class PushProgress(Protocol):
    """Called while rows are written to a server; a folder is written too fast to tell."""

    def __call__(self, part: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` rows of ``part`` are written."""
        ...


def untold(part: str, done: int, total: int) -> None:
    """Show nothing."""


class Intake(Protocol):
    """What a load needs: a place that takes rows, be it empty, and keeps the account of them."""

    @property
    def place(self) -> str:
        """The folder or the address, as ``--store`` takes it."""
        ...

    @property
    def archive(self) -> Archive:
        """The texts that loads and runs leave behind."""
        ...

    def load_batch(
        self,
        chunks: Iterable[Chunk],
        finish: Finish,
        progress: PushProgress = untold,
        *,
        start_over: bool = False,
    ) -> LoadReport:
        """Add rows; identical rows merge, conflicting ones are rejected and kept as conflicts.

        All or nothing for whoever opens the store afterwards; ``progress`` hears of the rows
        that travel to a server. ``start_over`` removes what a server holds before, runs and
        archive too; a folder refuses it with ``SettingError``.
        """
        ...

    def close(self) -> None:
        """Let go of the file or of the server."""
        ...


class Store(Intake, Protocol):
    """One opened graph. Raises ``UnknownEntity`` for an entity that it does not contain."""

    @property
    def data_version(self) -> str:
        """Digest of the content, the same in every store that holds the same claims.

        Raises ``StoreUnavailable`` where nothing was loaded.
        """
        ...

    def engine(self) -> AbstractContextManager[Engine]:
        """The relational engine over the same data version, for projections and detection.

        A folder is its own engine; beside a server stands a mirror, brought up to its version.
        """
        ...

    def load_state(self) -> LoadState:
        """Whether a load is going on; a folder shows the data before it until it is finished."""
        ...

    def claim_rows(self, claim_nos: npt.NDArray[np.integer]) -> pa.Table:
        """Canonical columns of these claims in the order asked for, with their source rows.

        ``claim_no``, the columns of ``model.claims``, ``effective``, ``source``,
        ``source_sha256``, ``row_no``. Unknown numbers are left out.
        """
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

    def write_rings(self, run_id: str, tables: Mapping[str, pa.Table]) -> None:
        """Keep the tables of one run (``model.run_tables``) in the graph under its id.

        A run written again replaces the earlier; other runs stay until removed. Raises
        ``SettingError`` for a name that no run can have and ``LayoutError`` for other tables.
        """
        ...

    def remove_run(self, run_id: str) -> None:
        """Remove the rings of a run and its files in the archive.

        Raises ``UnknownEntity`` where there is no such run.
        """
        ...

    def stats(self) -> Answer:
        """STAT_ROWS: entities per kind, edges per relation, rows per table, period."""
        ...

    def claims_between(
        self, source: EntityRef, relation: str, target: EntityRef, cap: int = DEFAULT_CAP
    ) -> Answer:
        """CLAIM_ROWS behind one edge that was made of claims."""
        ...
