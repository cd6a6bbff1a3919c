"""Writing rows exactly once: every batch leaves its mark in the transaction that writes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString

from graph.bolt.connection import PATIENT_SECONDS, Connection
from graph.bolt.load_lock import lost
from graph.bolt.patience import patiently
from graph.cypher import load_state as cypher
from graph.cypher import writing_claims, writing_edges, writing_nodes
from graph.store import PushProgress

TEXTS: Final[dict[str, LiteralString]] = {
    **writing_nodes.ADDED,
    **writing_nodes.CHANGED,
    **{
        f"{register} renumbered": writing_nodes.RENUMBERED
        for register in ("patients", "doctors", "providers", "identifiers")
    },
    **writing_claims.WRITTEN,
    **writing_edges.MADE,
    "edges changed": writing_edges.CHANGED,
    "edges vanished": writing_edges.VANISHED,
}
"""The text of every step in ``graph.embedded.exchange_steps``, by its name."""


@dataclass(frozen=True)
class Writer:
    """Batches of one load, on their way to the version ``target`` under the lock of ``loader``."""

    connection: Connection
    loader: str
    target: str
    progress: PushProgress

    def written(self) -> set[tuple[str, int]]:
        """Steps and numbers of the batches that an earlier attempt wrote."""
        prefix = f"{self.target}/"
        rows = patiently(
            lambda: self.connection.read(cypher.STEPS, PATIENT_SECONDS, prefix=prefix),
            self.progress,
        )
        found = (str(row[0]).removeprefix(prefix).rpartition("/") for row in rows)
        return {(step, int(number)) for step, _, number in found}

    def write(self, step: str, number: int, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write one batch, unless it was written before; waits while the server is away.

        Raises ``StoreUnavailable`` where another loader took over.
        """
        key = f"{self.target}/{step}/{number}"
        gate = {"loader": self.loader, "target": self.target, "step": key}
        texts: list[tuple[LiteralString, Mapping[str, Any]]] = [
            (TEXTS[step], {"rows": rows}),
            (cypher.STEP_DONE, {"step": key}),
        ]
        wanted = patiently(
            lambda: self.connection.write_unless_done(cypher.GATE, gate, texts), self.progress
        )
        if wanted is None:
            raise lost(self.connection)
