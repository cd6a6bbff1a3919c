"""Rows as a file holds them, before any of it is understood: what both file formats yield."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from loaders.remarks import Remark
from model.provenance import Reject

RowNumbers: TypeAlias = npt.NDArray[np.int64]
Mask: TypeAlias = npt.NDArray[np.bool_]


BATCH_ROWS = 1 << 18
"""Rows per batch (262,144): large enough for vectors, small enough for 2 GB at any file size."""


@dataclass(frozen=True)
class RawRows:
    """Some consecutive rows of a file.

    ``cells`` has one column per column of the file that is read (text, or typed where Parquet
    gives a type; an empty text cell is null). ``row_no`` numbers its rows as they stand in the
    file. ``rejects`` are rows among them that have too few or too many cells.
    ``remarks`` are by column.
    """

    cells: pa.RecordBatch
    row_no: RowNumbers
    rejects: tuple[Reject, ...] = ()
    remarks: tuple[tuple[str, Remark], ...] = ()


@dataclass(frozen=True)
class RawFile:
    """A file opened for reading: its columns in order and its number of data rows."""

    names: tuple[str, ...]
    rows: int
    encoding: str
    sha256: str
    size_bytes: int
