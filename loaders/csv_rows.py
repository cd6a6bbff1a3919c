"""Reading a CSV file as text, batch by batch; rows with a wrong number of cells are set aside."""

import csv as strict_csv
from collections.abc import Iterator
from functools import cached_property
from io import TextIOWrapper

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from loaders.csv_header import read_header
from loaders.csv_refusals import open_quote, too_many_broken, unreadable_row
from loaders.encoding import Examined, examine
from loaders.guards import unguarded
from loaders.raw_rows import RawFile, RawRows, RowNumbers
from loaders.source_files import InputFile, is_compressed, sha256_of, stream_of
from loaders.text_cells import without_trailing_tabs
from model.errors import SourceRefused
from model.provenance import Reject

_BLOCK_BYTES = 1 << 23  # about 40,000 claims; also the longest row that is read
_MOST_ASIDE = 100_000  # broken rows in one block; more means that the file is not this CSV
_SHOWN = 200  # characters of a rejected row kept in the report


class CsvFile:
    """A CSV file that has been examined and may be read once."""

    def __init__(self, file: InputFile, encoding: str | None = None) -> None:
        self._file = file
        self._examined: Examined = examine(file, encoding)
        self._compressed = is_compressed(file)
        header = read_header(file, self._examined)
        self._names, self._delimiter = header.names, header.delimiter
        self._padded = self._examined.tabs and self._delimiter != "\t"
        self._ragged: list[Reject] = []
        self._ragged_counted = 0
        self._refusal: SourceRefused | None = None
        rows = self._counted()
        self.raw = RawFile(
            names=self._names,
            rows=rows,
            encoding=self._examined.encoding,
            sha256=sha256_of(file) if self._compressed else self._examined.sha256,
            size_bytes=file.path.stat().st_size,
        )

    def batches(self) -> Iterator[RawRows]:
        """All rows of the file in order; blank lines are no rows."""
        next_row = 1
        for batch in self._parsed(self._names):
            self._refuse_swallowed_rows(batch, next_row)
            row_no = self._numbers(next_row, batch.num_rows)
            if batch.num_rows:
                next_row = int(row_no[-1]) + 1
            aside = tuple(r for r in self._ragged if r.row_no < next_row)
            self._ragged = self._ragged[len(aside) :]
            cells = without_trailing_tabs(batch) if self._padded else batch
            cells, remarks = unguarded(cells) if self._examined.guards else (cells, ())
            yield RawRows(cells, row_no, aside, remarks)
        if self._ragged:
            empty = pa.RecordBatch.from_arrays(
                [pa.array([], pa.string()) for _ in self._names], names=self._names
            )
            yield RawRows(empty, np.empty(0, np.int64), tuple(self._ragged))

    def _counted(self) -> int:
        """Number of data rows, before reading them: from the line ends, or by a first parse."""
        if self._examined.lines is not None:
            return self._examined.lines - 1
        whole: int = sum(batch.num_rows for batch in self._parsed(self._names[:1], keep=False))
        return whole + self._ragged_counted

    def _parsed(self, wanted: tuple[str, ...], keep: bool = True) -> Iterator[pa.RecordBatch]:
        def set_aside(row: csv.InvalidRow) -> str:
            number = row.number - 1  # pyarrow counts the header as row 1
            # an exception raised here would be lost inside pyarrow
            self._refusal = self._refusal or open_quote(
                self._file, len(self._names), self._delimiter, row.text, number
            )
            if not keep:
                self._ragged_counted += 1
                return "skip"
            few = row.actual_columns < row.expected_columns
            reason = "row_has_too_few_cells" if few else "row_has_too_many_cells"
            self._ragged.append(Reject(self._file.name, number, "", row.text[:_SHOWN], reason))
            if len(self._ragged) > _MOST_ASIDE:
                self._refusal = self._refusal or too_many_broken(self._file, _MOST_ASIDE, number)
                return "error"
            return "skip"

        try:
            reader = csv.open_csv(
                pa.PythonFile(stream_of(self._file), mode="r")
                if self._compressed
                else self._file.path,
                read_options=csv.ReadOptions(
                    use_threads=False,  # only a serial reader knows the numbers of broken rows
                    block_size=_BLOCK_BYTES,
                    column_names=self._names,
                    skip_rows=1,
                    encoding=self._examined.encoding.removesuffix("-sig"),
                ),
                parse_options=csv.ParseOptions(
                    delimiter=self._delimiter,
                    newlines_in_values=self._examined.lines is None,
                    invalid_row_handler=set_aside,
                ),
                convert_options=csv.ConvertOptions(
                    check_utf8=False,  # every byte was decoded strictly before
                    column_types={name: pa.string() for name in self._names},
                    include_columns=wanted,
                    strings_can_be_null=True,
                    null_values=[""],
                ),
            )
            for batch in reader:
                self._raise_refusal()
                yield batch
            self._raise_refusal()
        except pa.ArrowInvalid as error:
            self._raise_refusal()
            if "Could not skip initial" in str(error):
                return  # nothing follows the header, not even a line end
            raise unreadable_row(self._file, _BLOCK_BYTES >> 20) from error

    def _numbers(self, next_row: int, rows: int) -> RowNumbers:
        """Row numbers of good rows, leaving out those of rows set aside between them."""
        aside = np.array([r.row_no for r in self._ragged], np.int64)
        good_before = aside - next_row - np.arange(aside.size)
        order = np.arange(rows, dtype=np.int64)
        return next_row + order + np.searchsorted(good_before, order, side="right")

    def _refuse_swallowed_rows(self, batch: pa.RecordBatch, next_row: int) -> None:
        """Refuses a cell with a line inside that looks like a whole row: a quote left open."""
        if not self._examined.quotes:
            return
        for column in batch.columns:
            broken = pc.match_substring(column, "\n")
            if pc.any(broken).as_py():
                for cell in column.filter(broken).to_pylist():
                    suspicion = open_quote(
                        self._file, len(self._names), self._delimiter, cell, next_row
                    )
                    if suspicion and not self._well_quoted:
                        self._refusal = self._refusal or suspicion
        self._raise_refusal()

    @cached_property
    def _well_quoted(self) -> bool:
        """Whether every quote of the file is opened and closed where a cell begins and ends.

        Asked only where a cell has a line inside that looks like a row: a quote left open is
        then followed by one that closes in the middle of another cell.
        """
        encoding, delimiter = self._examined.encoding, self._delimiter
        with TextIOWrapper(stream_of(self._file), encoding, newline="") as stream:
            reader = strict_csv.reader(stream, strict=True, delimiter=delimiter)
            try:
                for _ in reader:
                    pass
            except strict_csv.Error:
                return False
        return True

    def _raise_refusal(self) -> None:
        if self._refusal is not None:
            raise self._refusal
