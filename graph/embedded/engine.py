"""Reading a snapshot: SQL with bound parameters, the claim index, registers, claim rows."""

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from graph.embedded.connection import Resources, open_reading
from graph.embedded.text import column_list
from graph.engine import Parameter
from model.claim_index import UNKNOWN, ClaimIndex
from model.claims import CLAIMS
from model.errors import UnknownEntity
from model.language import Text
from model.layout import REGISTRATIONS

Kept = TypeVar("Kept")

_NO_REGISTER = Text(en="no register called {name}", zh="没有名为 {name} 的登记表")

_INDEX = """
SELECT patient_no, provider_no, doctor_no, prescriber_provider_no, claim_type_no, day_no,
    end_day_no, start_second, settle_at, total_amount_minor,
    coalesce(fund_amount_minor, 0) AS fund_minor, effective
FROM claims ORDER BY claim_no"""

_REGISTERS = {
    "patients": "SELECT * EXCLUDE (content_high, content_low) FROM patients ORDER BY patient_no",
    "doctors": "SELECT * EXCLUDE (content_high, content_low) FROM doctors ORDER BY doctor_no",
    "providers": "SELECT * EXCLUDE (content_high, content_low) FROM providers ORDER BY provider_no",
}
_IDS = {
    "patients": "SELECT patient_id FROM patients ORDER BY patient_no",
    "doctors": "SELECT doctor_id FROM doctors ORDER BY doctor_no",
    "providers": "SELECT provider_id FROM providers ORDER BY provider_no",
}
_REGISTRATIONS = (
    f"SELECT {column_list(REGISTRATIONS)} FROM relations ORDER BY {', '.join(REGISTRATIONS.key)}"  # noqa: S608
)
_CLAIM_ROWS = f"""
SELECT c.claim_no, {column_list(CLAIMS, "c.")}, c.effective, s.name AS source,
    s.sha256 AS source_sha256, c.row_no
FROM claims c JOIN wanted w ON w.claim_no = c.claim_no JOIN sources s USING (source_no)
ORDER BY w.place"""  # noqa: S608


class DuckDBEngine:
    """One snapshot opened read-only. Every call works on a cursor of its own: threads may share."""

    def __init__(self, snapshot: Path, resources: Resources | None = None) -> None:
        self.snapshot = snapshot
        self._connection = open_reading(snapshot, resources or Resources())
        meta = self._connection.execute("SELECT data_version FROM meta").fetchall()
        self._data_version = str(meta[0][0])
        self._kept: dict[str, Any] = {}
        self._keeping = Lock()

    @property
    def data_version(self) -> str:
        """Digest of the content, whatever the order, names and number of its files."""
        return self._data_version

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def query(self, sql: str, parameters: Mapping[str, Parameter] | None = None) -> pa.Table:
        """Rows of one reading statement; ``$name`` places are bound, never formatted."""
        with self._connection.cursor() as cursor:
            return _table(cursor, sql, parameters)

    def query_with(
        self,
        sql: str,
        tables: Mapping[str, pa.Table],
        parameters: Mapping[str, Parameter] | None = None,
    ) -> pa.Table:
        """Like ``query``, with Arrow tables visible under the given names for this call only."""
        with self._connection.cursor() as cursor:
            for name, table in tables.items():
                cursor.register(name, table)
            return _table(cursor, sql, parameters)

    def cached(self, name: str, make: Callable[[], Kept]) -> Kept:
        """What ``make`` gives, made at the first call and kept as long as the snapshot is open."""
        with self._keeping:
            if name not in self._kept:
                self._kept[name] = make()
            kept: Kept = self._kept[name]
            return kept

    def claim_index(self) -> ClaimIndex:
        """All claims as aligned integer arrays, read column by column."""
        with self._connection.cursor() as cursor:
            columns = cursor.execute(_INDEX).fetchnumpy()
            refunds = cursor.execute("SELECT claim_no, sale_no FROM reversals").fetchnumpy()
        reverses = np.full(columns["patient_no"].size, UNKNOWN, dtype=np.int64)
        reverses[refunds["claim_no"]] = refunds["sale_no"]
        return ClaimIndex(
            patient=_as(columns["patient_no"], np.int32),
            provider=_as(columns["provider_no"], np.int32),
            doctor=_as(columns["doctor_no"], np.int32),
            prescriber_provider=_as(columns["prescriber_provider_no"], np.int32),
            claim_type=_as(columns["claim_type_no"], np.int8),
            day=_as(columns["day_no"], np.int32),
            end_day=_as(columns["end_day_no"], np.int32),
            start_second=_as(columns["start_second"], np.int32),
            settle_at=_as(columns["settle_at"], np.int64),
            total_minor=_as(columns["total_amount_minor"], np.int64),
            fund_minor=_as(columns["fund_minor"], np.int64),
            effective=_as(columns["effective"], np.bool_),
            patient_ids=self._ids("patients"),
            provider_ids=self._ids("providers"),
            doctor_ids=self._ids("doctors"),
            reverses=reverses,
        )

    def register(self, name: str) -> pa.Table:
        """``patients``, ``doctors`` or ``providers``: row n describes the entity numbered n."""
        if name not in _REGISTERS:
            raise UnknownEntity(_NO_REGISTER.filled(name=name))
        return self.query(_REGISTERS[name])

    def registrations(self) -> pa.Table:
        """The canonical ``relations`` table."""
        return self.query(_REGISTRATIONS)

    def claim_rows(self, claim_nos: npt.NDArray[np.integer]) -> pa.Table:
        """Canonical columns of these claims in the order asked for, with their source rows."""
        numbers = np.asarray(claim_nos, dtype=np.int32)
        wanted = pa.table({"claim_no": numbers, "place": np.arange(numbers.size)})
        return self.query_with(_CLAIM_ROWS, {"wanted": wanted})

    def _ids(self, name: str) -> pa.StringArray:
        ids = self.query(_IDS[name]).column(0).combine_chunks()
        return ids.chunk(0) if isinstance(ids, pa.ChunkedArray) else ids


def _table(
    cursor: duckdb.DuckDBPyConnection, sql: str, parameters: Mapping[str, Parameter] | None
) -> pa.Table:
    relation = cursor.sql(sql, params=dict(parameters) if parameters else None)
    return relation.to_arrow_table()


def _as(values: object, kind: type[np.generic]) -> Any:
    return np.ascontiguousarray(values, dtype=kind)
