"""The team store: a Neo4j server that several investigators explore at the same time."""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from graph.address import ServerAddress
from graph.bolt import claims, entities, identifiers, loading, neighbourhood, paths, runs, visits
from graph.bolt.archive import ServerArchive, load_state
from graph.bolt.conflicts import keep_conflicts
from graph.bolt.connection import Connection
from graph.bolt.graph_state import check_layout, data_version, store_id
from graph.bolt.mirror import mirror_engine, mirror_folder
from graph.engine import Engine
from graph.questions import Questions, Reading
from graph.store import TAKEN, Finish, LoadState, PushProgress, Terms, unreported
from model.errors import StoreUnavailable
from model.provenance import Chunk, LoadReport

READING = Reading[Connection, entities.Found](
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


def open_server(address: ServerAddress, workspace: Path) -> "Neo4jStore":
    """The graph of a server, be it empty; ``workspace`` is where its mirror lies.

    Raises ``StoreUnavailable``: no server, wrong account, a layout of a newer product. Questions
    to an empty server raise it too; a load into one does not.
    """
    connection = Connection(address)
    try:
        check_layout(connection)
    except StoreUnavailable:
        connection.close()
        raise
    return Neo4jStore(connection, workspace)


class Neo4jStore(Questions[Connection, entities.Found]):
    """One server behind the store port; threads may share it. See ``graph.store.Store``."""

    _reading = READING

    def __init__(self, connection: Connection, workspace: Path) -> None:
        self.connection = connection
        self.workspace = workspace
        self.place = connection.address.uri
        self.archive = ServerArchive(connection)

    @property
    def _place(self) -> Connection:
        return self.connection

    @property
    def data_version(self) -> str:
        """Digest of the content, asked anew each time: others may load meanwhile."""
        return data_version(self.connection)

    def close(self) -> None:
        """Let go of the server."""
        self.connection.close()

    def engine(self) -> AbstractContextManager[Engine]:
        """The mirror, brought up to the data version of the server."""
        return mirror_engine(self.connection, self._mirror(), [self.workspace])

    def load_state(self) -> LoadState:
        """Whether somebody loads into the server now, or did and stopped half way."""
        return load_state(self.connection)

    def load_batch(
        self,
        chunks: Iterable[Chunk],
        finish: Finish,
        progress: PushProgress = unreported,
        *,
        terms: Terms = TAKEN,
        start_over: bool = False,
    ) -> LoadReport:
        """Judge the rows in the mirror and send the difference to the server."""
        report = loading.load(
            self.connection,
            self.workspace,
            chunks,
            finish,
            progress,
            terms=terms,
            start_over=start_over,
        )
        if not terms.dry_run:
            keep_conflicts(self.connection, self._mirror())
        return report

    def claim_rows(self, claim_nos: npt.NDArray[np.integer]) -> pa.Table:
        """Canonical columns of these claims in the order asked for, with their source rows."""
        return claims.claim_rows(self.connection, claim_nos)

    def write_rings(self, run_id: str, tables: Mapping[str, pa.Table]) -> None:
        """Keep the tables of one run in the graph."""
        runs.write_rings(self.connection, run_id, tables)

    def remove_run(self, run_id: str) -> None:
        """Remove the rings of a run and its files in the archive."""
        runs.remove_run(self.connection, run_id)

    def _mirror(self) -> Path:
        return mirror_folder(self.workspace, store_id(self.connection))
