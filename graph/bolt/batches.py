"""Writing rows exactly once: every batch leaves its mark in the transaction that writes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graph.bolt.load_lock import lock_lost
from graph.bolt.retry import RetryingConnection
from graph.cypher import load_state as cypher
from graph.cypher import writing_claims, writing_edges, writing_nodes

TEXTS: Final[dict[str, str]] = {
    **writing_nodes.WRITTEN,
    **writing_claims.WRITTEN,
    **writing_edges.WRITTEN,
}
"""The text of every step in ``graph.embedded.exchange_steps``, by its name."""


@dataclass(frozen=True)
class Writer:
    """Batches of one load, on their way to the version ``target`` under the lock of ``loader``."""

    server: RetryingConnection
    loader: str
    target: str

    def written(self) -> set[tuple[str, int]]:
        """Steps and numbers of the batches that an earlier attempt wrote."""
        prefix = f"{self.target}/"
        rows = self.server.read(cypher.STEPS, prefix=prefix)
        found = (str(row[0]).removeprefix(prefix).rpartition("/") for row in rows)
        return {(step, int(number)) for step, _, number in found}

    def write(self, step: str, number: int, rows: Sequence[Mapping[str, Any]]) -> None:
        """Write one batch, unless it was written before; waits while the server is away.

        Raises ``StoreUnavailable`` where another loader took over.
        """
        key = f"{self.target}/{step}/{number}"
        gate = {"loader": self.loader, "target": self.target, "step": key}
        texts: list[tuple[str, Mapping[str, Any]]] = [
            (TEXTS[step], {"rows": rows}),
            (cypher.STEP_DONE, {"step": key}),
        ]
        if self.server.write_unless_done(cypher.GATE, gate, texts) is None:
            raise lock_lost(self.server.connection)
