"""The team store: a Neo4j server that several investigators explore at the same time."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from graph.answers import DEFAULT_CAP, Answer, Filters
from graph.bolt import (
    claims,
    entities,
    identifiers,
    loading,
    neighbourhood,
    paths,
    runs,
    visits,
)
from graph.bolt.address import ServerAddress
from graph.bolt.archive import ServerArchive, load_state
from graph.bolt.conflicts import keep_conflicts
from graph.bolt.connection import Connection
from graph.bolt.mirror import mirror_engine, mirror_folder
from graph.engine import Engine
from graph.store import Finish, LoadState, PushProgress, untold
from model.entities import EntityKind, EntityRef
from model.errors import StoreUnavailable
from model.provenance import Chunk, LoadReport


def open_server(address: ServerAddress, workspace: Path) -> "Neo4jStore":
    """The graph of a server, be it empty; ``workspace`` is where its mirror lies.

    Raises ``StoreUnavailable``: no server, wrong account, a layout of a newer product. Questions
    to an empty server raise it too; a load into one does not.
    """
    connection = Connection(address)
    try:
        entities.check_layout(connection)
    except StoreUnavailable:
        connection.close()
        raise
    return Neo4jStore(connection, workspace)


class Neo4jStore:
    """One server behind the store port; threads may share it. See ``graph.store.Store``."""

    def __init__(self, connection: Connection, workspace: Path) -> None:
        self.connection = connection
        self.workspace = workspace
        self.place = connection.address.uri
        self.archive = ServerArchive(connection)

    @property
    def data_version(self) -> str:
        """Digest of the content, asked anew each time: others may load meanwhile."""
        return entities.data_version(self.connection)

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
        progress: PushProgress = untold,
        *,
        start_over: bool = False,
    ) -> LoadReport:
        """Judge the rows in the mirror and send the difference to the server."""
        report = loading.load(
            self.connection, self.workspace, chunks, finish, progress, start_over=start_over
        )
        keep_conflicts(self.connection, self._mirror())
        return report

    def search(self, text: str, kinds: Sequence[EntityKind] = (), cap: int = DEFAULT_CAP) -> Answer:
        """Entities whose identifier or name contains ``text``."""
        return entities.search(self.connection, text, kinds, cap)

    def neighbours(
        self, entity: EntityRef, filters: Filters | None = None, cap: int = DEFAULT_CAP
    ) -> Answer:
        """Edges at one entity."""
        return neighbourhood.neighbours(self.connection, entity, filters or Filters(), cap)

    def expand(
        self,
        entity: EntityRef,
        steps: int,
        filters: Filters | None = None,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """Edges within some steps of an entity."""
        return neighbourhood.expand(self.connection, entity, steps, filters or Filters(), cap)

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
            self.connection,
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
        return visits.co_visits(self.connection, entity, window_days, min_days, cap)

    def shared_identifiers(
        self,
        entity: EntityRef | None = None,
        kinds: Sequence[EntityKind] = (),
        min_holders: int = 2,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """Identifiers with several holders."""
        return identifiers.shared_identifiers(self.connection, entity, kinds, min_holders, cap)

    def entity_timeline(
        self,
        entity: EntityRef,
        first_day: int | None = None,
        last_day: int | None = None,
        cap: int = DEFAULT_CAP,
    ) -> Answer:
        """Claims of one entity in order of time."""
        return claims.entity_timeline(self.connection, entity, first_day, last_day, cap)

    def totals(self, kind: EntityKind, cap: int = DEFAULT_CAP) -> Answer:
        """Entities of one kind by net total."""
        return entities.totals(self.connection, kind, cap)

    def subgraph_export(self, entities: Sequence[EntityRef], cap: int = 10_000) -> Answer:
        """Edges among some entities."""
        return neighbourhood.subgraph_export(self.connection, entities, cap)

    def write_rings(self, run_id: str, tables: Mapping[str, pa.Table]) -> None:
        """Keep the tables of one run in the graph."""
        runs.write_rings(self.connection, run_id, tables)

    def remove_run(self, run_id: str) -> None:
        """Remove the rings of a run and its files in the archive."""
        runs.remove_run(self.connection, run_id)

    def stats(self) -> Answer:
        """Sizes of everything."""
        return entities.stats(self.connection)

    def claims_between(
        self, source: EntityRef, relation: str, target: EntityRef, cap: int = DEFAULT_CAP
    ) -> Answer:
        """Claims behind one edge."""
        return claims.claims_between(self.connection, source, relation, target, cap)

    def claim_rows(self, claim_nos: npt.NDArray[np.integer]) -> pa.Table:
        """Canonical columns of these claims in the order asked for, with their source rows."""
        return claims.claim_rows(self.connection, claim_nos)

    def _mirror(self) -> Path:
        return mirror_folder(self.workspace, entities.store_id(self.connection))
