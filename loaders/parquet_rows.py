"""Reading a Parquet file batch by batch, columns as they are typed in the file."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from loaders.csv_header import refuse_repeated
from loaders.raw_rows import BATCH_ROWS, RawFile, RawRows
from loaders.source_files import InputFile, sha256_of
from loaders.text_cells import as_text, is_textual, without_trailing_tabs
from model.errors import SourceRefused
from model.language import Text

# A damaged file shows as any of these: bad pages, bad footer, column names that are not UTF-8.
_DAMAGE = (pa.ArrowException, OSError, ValueError)
_MOST_INFLATED = 1 << 31  # bytes
_MOST_RATIO = 100


def parquet_columns(file: InputFile) -> tuple[str, ...]:
    """The column names of a Parquet file; none where it cannot be read."""
    try:
        return tuple(name.strip() for name in pq.read_schema(file.path).names)
    except _DAMAGE:
        return ()


class ParquetFile:
    """A Parquet file opened for reading; rows are numbered from 1 as they stand in it."""

    def __init__(self, file: InputFile) -> None:
        self._file = file
        digest = sha256_of(file)
        try:
            self._parquet = pq.ParquetFile(file.path)
            names = tuple(name.strip() for name in self._parquet.schema_arrow.names)
        except _DAMAGE as error:
            raise self._refused() from error
        self._refuse_bomb()
        self.raw = RawFile(
            names=refuse_repeated(file, names),
            rows=self._parquet.metadata.num_rows,
            encoding="parquet",
            sha256=digest,
            size_bytes=file.path.stat().st_size,
        )

    def batches(self) -> Iterator[RawRows]:
        """All rows of the file in order."""
        first = 1
        try:
            for batch in self._parquet.iter_batches(BATCH_ROWS, use_threads=False):
                columns = [self._readable(column) for column in batch.columns]
                cells = pa.RecordBatch.from_arrays(columns, names=list(self.raw.names))
                row_no = np.arange(first, first + batch.num_rows, dtype=np.int64)
                first += batch.num_rows
                yield RawRows(without_trailing_tabs(cells), row_no)
        except _DAMAGE as error:
            raise self._refused() from error

    def _refuse_bomb(self) -> None:
        """Refuses a file that unpacks into far more than it is, before any of it is unpacked."""
        metadata = self._parquet.metadata
        groups = [metadata.row_group(n) for n in range(metadata.num_row_groups)]
        inflated = sum(group.total_byte_size for group in groups)
        if inflated > _MOST_INFLATED and inflated > _MOST_RATIO * self._file.path.stat().st_size:
            raise SourceRefused(
                Text(
                    en="the file would unpack to {n} MB, more than {ratio} times its size.",
                    zh="文件解压后达 {n} MB，超过自身的 {ratio} 倍。",
                ).filled(n=inflated >> 20, ratio=_MOST_RATIO),
                where=self._file.name,
            )

    @staticmethod
    def _readable(column: pa.Array) -> pa.Array:
        if not is_textual(column.type):
            return column
        text = as_text(column)
        text.validate(full=True)  # Parquet promises UTF-8 but does not keep the promise
        return text

    def _refused(self) -> SourceRefused:
        return SourceRefused(
            Text(
                en="the Parquet file is damaged or not readable.", zh="Parquet 文件损坏或无法读取。"
            ),
            where=self._file.name,
        )
