"""Rows made in memory: what readers of formats that are no tables hand to the mappings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from loaders.raw_rows import BATCH_ROWS, RawFile, RawRows
from loaders.source_files import InputFile, sha256_of
from model.provenance import Reject


@dataclass(frozen=True)
class Columnar:
    """A table of text columns. ``row_no`` are the numbers of its rows, 1 and on where not given."""

    raw: RawFile
    cells: pa.RecordBatch
    row_no: Sequence[int] | None = None
    rejects: tuple[Reject, ...] = ()

    def batches(self) -> Iterator[RawRows]:
        """All rows, some at a time; rejects come with the first."""
        numbers = (
            np.arange(1, self.cells.num_rows + 1, dtype=np.int64)
            if self.row_no is None
            else np.asarray(self.row_no, np.int64)
        )
        for start in range(0, max(1, self.cells.num_rows), BATCH_ROWS):
            rows = slice(start, start + BATCH_ROWS)
            rejects = self.rejects if start == 0 else ()
            yield RawRows(self.cells.slice(start, BATCH_ROWS), numbers[rows], rejects)


def columnar(
    file: InputFile,
    encoding: str,
    columns: Mapping[str, Sequence[str | None] | pa.Array],
    row_no: Sequence[int] | None = None,
    rejects: tuple[Reject, ...] = (),
) -> Columnar:
    """A table of these columns, all text, an empty cell null."""
    arrays = [
        values if isinstance(values, pa.Array) else pa.array(values, pa.string())
        for values in columns.values()
    ]
    cells = pa.RecordBatch.from_arrays(arrays, names=list(columns))
    raw = RawFile(
        names=tuple(columns),
        rows=cells.num_rows + len(rejects),
        encoding=encoding,
        sha256=sha256_of(file),
        size_bytes=file.path.stat().st_size,
    )
    return Columnar(raw, cells, row_no, rejects)
