"""Where a row came from, and what became of every row of every file."""

from dataclasses import dataclass, field

import pyarrow as pa

from model.language import Text


@dataclass(frozen=True)
class SourceFile:
    """One file as received: its name, its digest, and how it was read."""

    name: str
    sha256: str
    size_bytes: int
    loader: str
    encoding: str
    rows: int


@dataclass(frozen=True)
class Reject:
    """One row that was not loaded: where it stands and why (``reason`` is a stable code)."""

    source: str
    row_no: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Chunk:
    """Some rows of one canonical table from one source file, on their way to a store.

    ``rows`` has the stored columns of the table and ``row_no``. ``derived`` marks rows that a
    loader made in addition to the one canonical row of a source row (a second physician role);
    they are not counted in the balance of the file.
    """

    table: str
    source: SourceFile
    rows: pa.RecordBatch
    rejects: tuple[Reject, ...] = ()
    derived: bool = False


@dataclass(frozen=True)
class FileBalance:
    """The account of one file: ``rows = loaded + merged + rejected``, always."""

    source: SourceFile
    table: str
    rows: int
    loaded: int
    merged: int
    rejected: int

    @property
    def balanced(self) -> bool:
        """Whether every row of the file is accounted for."""
        return self.rows == self.loaded + self.merged + self.rejected


@dataclass(frozen=True)
class ColumnUse:
    """What became of a column of a source file: ``loaded`` as something, or ``ignored``."""

    source: str
    column: str
    used_as: str  # canonical column, or "ignored"
    null_share: float


@dataclass(frozen=True)
class LoadReport:
    """The account of one load: files, columns, rejects, notices, and the data it led to.

    ``kept_at`` says where account and rejects were put down; empty until they are.
    """

    data_version: str
    snapshot: str
    changed_rows: int
    files: tuple[FileBalance, ...]
    columns: tuple[ColumnUse, ...] = ()
    rejects: tuple[Reject, ...] = ()
    notices: tuple[Text, ...] = ()
    totals: dict[str, int] = field(default_factory=dict)  # rows per canonical table in use
    kept_at: str = ""
