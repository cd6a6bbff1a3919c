"""Writing small files and reading them through a loader, for the tests of this room."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pyarrow as pa

import loaders
from loaders.converted import Converted
from model.provenance import Reject

HEADER = (
    "claim_id,patient_id,provider_id,doctor_id,claim_type,start_time,end_time,total_amount,"
    "credential_type"
)
GOOD = "C{n},P1,H1,D1,outpatient,2025-01-02,,1.00,card"


@dataclass(frozen=True)
class Loaded:
    """Everything that came out of one reading, by table; derived rows under ``+table``."""

    reading: loaders.Reading
    tables: dict[str, list[dict[str, object]]]
    rejects: list[Reject]

    @property
    def claims(self) -> list[dict[str, object]]:
        return self.tables.get("claims", [])

    @property
    def reasons(self) -> dict[int, str]:
        """Reject reason by row number, for loads of one file."""
        return {reject.row_no: reject.reason for reject in self.rejects}


def load(*inputs: Path, source: str | None = None) -> Loaded:
    """Reads to the end, checking that each file is accounted for and each batch has its schema."""
    reading = loaders.read(inputs, source)
    tables: dict[str, list[dict[str, object]]] = {}
    rejects: list[Reject] = []
    balance: dict[str, int] = {}
    for chunk in reading.chunks():
        chunk.rows.validate(full=True)
        tables.setdefault("+" * chunk.derived + chunk.table, []).extend(chunk.rows.to_pylist())
        rejects += chunk.rejects
        if not chunk.derived:
            seen = chunk.rows.num_rows + len(chunk.rejects)
            balance[chunk.source.name] = balance.get(chunk.source.name, 0) + seen
    assert balance == {source.name: source.rows for source in reading.sources}
    return Loaded(reading, tables, rejects)


def claims_file(folder: Path, content: str | bytes, name: str = "claims.csv") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def claims(folder: Path, *rows: str, header: str = HEADER) -> Loaded:
    """A claims file with these rows, loaded."""
    return load(claims_file(folder, "\n".join([header, *rows]) + "\n"))


def outcome(made: Converted, row: int) -> tuple[object, str]:
    """Value and reject reason of one cell of a converted column."""
    reasons = [fault.reason for fault in made.faults if fault.rows[row]]
    assert len(reasons) <= 1
    return made.values[row].as_py(), "".join(reasons)


def text(*cells: str | None) -> pa.Array:
    """A column of text cells."""
    return pa.array(cells, pa.string())


def local(written: str) -> datetime:
    """A moment local to the place of treatment, which has no zone in the layout."""
    return datetime.fromisoformat(written)
