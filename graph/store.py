"""The port of every store: it takes loads, answers questions, keeps runs and lends an engine.

What can be asked is in ``graph.questions``, what loads and runs leave behind in ``graph.archive``.
Screens ask the questions; only detection asks the engine.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from graph.archive import Archive
from graph.engine import Engine
from graph.questions import Questions
from model.language import Text
from model.provenance import Chunk, ColumnUse, LoadReport

Finish = Callable[[], tuple[Sequence[ColumnUse], Sequence[Text]]]
"""Called once all chunks are read: column uses and notices of the loader."""

Examine = Callable[[LoadReport], None]
"""Sees the account before anything is put in use; raises what refuses the load."""


def no_objection(report: LoadReport) -> None:
    """Refuse nothing."""


@dataclass(frozen=True)
class Terms:
    """On which terms rows are taken: who may object, and whether they are kept at all.

    A ``dry_run`` judges every row and leaves the data in use as they are.
    """

    examine: Examine = no_objection
    dry_run: bool = False


TAKEN = Terms()
"""Every row that can be taken is taken."""


LoadState = Literal["none", "running", "interrupted"]
"""Whether somebody loads into the store now, or did and stopped half way."""


class PushProgress(Protocol):
    """Called while rows are written to a server; a folder is written too fast to tell."""

    def __call__(self, part: str, done: int, total: int) -> None:
        """Show that ``done`` of ``total`` rows of ``part`` are written."""
        ...


def unreported(part: str, done: int, total: int) -> None:
    """Show nothing."""


class Intake(Protocol):
    """What a load needs: a place that takes rows, be it empty, and keeps the account of them."""

    @property
    def place(self) -> str:
        """The folder or the address, as ``--store`` takes it."""
        ...

    @property
    def workspace(self) -> Path:
        """The folder of this machine that goes with it; a server has its mirror there."""
        ...

    @property
    def archive(self) -> Archive:
        """The texts that loads and runs leave behind."""
        ...

    def load_batch(
        self,
        chunks: Iterable[Chunk],
        finish: Finish,
        progress: PushProgress = unreported,
        *,
        terms: Terms = TAKEN,
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


class Store(Intake, Questions[Any, Any], Protocol):
    """One opened graph."""

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
