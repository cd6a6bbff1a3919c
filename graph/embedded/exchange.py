"""Two snapshots side by side: what a graph server has to be told, as batches of Arrow rows."""

from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from graph.embedded.connection import (
    Resources,
    attach,
    explaining_write_failures,
    open_building,
)
from graph.embedded.exchange_steps import COMPARISONS, Step, difference_steps, first_steps
from graph.embedded.text import filled

_LONGEST = """
SELECT greatest(
    (SELECT coalesce(max(strlen(id)), 0) FROM new.entities),
    (SELECT coalesce(max(strlen(claim_id)), 0) FROM new.claims),
    (SELECT coalesce(max(strlen(item_code)), 0) FROM new.claim_lines)
)"""
_LONGEST_NAME = """
SELECT coalesce(max(greatest(strlen(name), strlen(name_key))), 0) FROM new.entities"""


@dataclass(frozen=True)
class Part:
    """One step of the exchange and how many rows it has."""

    step: Step
    rows: int
    table: str


class Exchange:
    """From one snapshot (``None``: nothing) to the next, as steps of sorted rows.

    The same two snapshots always give the same steps, rows and order. Use as a context manager:
    the files stay open meanwhile, rows beyond the memory limit spill to ``spill``.
    """

    def __init__(
        self, old: Path | None, new: Path, spill: Path, resources: Resources | None = None
    ) -> None:
        self._spill = spill
        self._again = old is not None
        self._connection = open_building(Path(":memory:"), resources or Resources(), spill)
        try:
            attach(self._connection, "new", new)
            if old is not None:
                attach(self._connection, "old", old)
        except BaseException:
            self._connection.close()
            raise

    def __enter__(self) -> "Exchange":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._connection.close()

    @property
    def data_version(self) -> str:
        """Version of the snapshot that is gone to."""
        return str(self._one("SELECT data_version FROM new.meta"))

    @property
    def base_version(self) -> str | None:
        """Version of the snapshot that is come from, ``None`` where there is none."""
        return str(self._one("SELECT data_version FROM old.meta")) if self._again else None

    @property
    def load_no(self) -> int:
        """Number of the last load in the snapshot that is gone to."""
        return int(self._one("SELECT max(load_no) FROM new.loads"))

    def longest_identifier(self) -> int:
        """Bytes of the longest identifier: servers index them up to a length."""
        return int(self._one(_LONGEST))

    def longest_name(self) -> int:
        """Bytes of the longest name of an entity."""
        return int(self._one(_LONGEST_NAME))

    def parts(self) -> list[Part]:
        """All steps with the number of their rows, in the order in which they must be written."""
        with explaining_write_failures(self._spill):
            if not self._again:
                return [self._counted(step, at) for at, step in enumerate(first_steps())]
            for statement in COMPARISONS:
                self._connection.execute(statement)
            return [self._put_down(step, at) for at, step in enumerate(difference_steps())]

    def batches(
        self, part: Part, size: int, known: Container[int] = ()
    ) -> Iterator[tuple[int, pa.Table]]:
        """The rows of one part in batches of ``size``, numbered from 0, but those in ``known``."""
        with explaining_write_failures(self._spill):
            if not self._again:
                self._put_down(part.step, int(part.table.removeprefix("step_")))
            statement = filled(
                "SELECT * FROM {table} WHERE rowid >= $first AND rowid < $last ORDER BY rowid",
                table=part.table,
            )
            for number, first in enumerate(range(0, part.rows, size)):
                if number not in known:
                    bounds = {"first": first, "last": first + size}
                    yield number, self._connection.sql(statement, params=bounds).to_arrow_table()
            self._connection.execute(filled("DROP TABLE {table}", table=part.table))

    def _counted(self, step: Step, at: int) -> Part:
        rows = self._one(filled("SELECT count(*) FROM ({rows})", rows=step.sql))
        return Part(step, int(rows), f"step_{at}")

    def _put_down(self, step: Step, at: int) -> Part:
        table = f"step_{at}"
        self._connection.execute(
            filled(
                "CREATE TEMP TABLE {table} AS {rows} ORDER BY {order}",
                table=table,
                rows=step.sql,
                order=step.order,
            )
        )
        rows = self._one(filled("SELECT count(*) FROM {table}", table=table))
        return Part(step, int(rows), table)

    def _one(self, statement: str) -> int | str:
        value: int | str = self._connection.execute(statement).fetchall()[0][0]
        return value
