"""Raw rows into canonical rows: good ones typed, others set aside with one reason each."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pyarrow as pa

from loaders.converted import Converted, Fault
from loaders.fetching import fetched, shown
from loaders.mapping.origins import Origin
from loaders.raw_rows import Mask, RowNumbers
from loaders.text_cells import where
from loaders.times import end_before_start
from model.columns import ROW_NO, Column, Table
from model.errors import LayoutError
from model.provenance import Reject

_PERIODS: Mapping[str, tuple[str, str]] = {
    "claims": ("start_time", "end_time"),
    "patients": ("birth_date", "death_date"),
    "doctors": ("registered_from", "registered_to"),
    "providers": ("agreement_from", "agreement_to"),
    "relations": ("valid_from", "valid_to"),
}
_SHOWN = 200  # characters of a faulty cell kept in the report


class CanonicalRows:
    """The good rows of a batch in the stored schema plus ``row_no``, the rejects, and remarks.

    ``all`` are the rows before the ``bad`` ones are taken out.
    """

    def __init__(
        self,
        table: Table,
        origins: Mapping[str, Origin],
        cells: pa.RecordBatch,
        row_no: RowNumbers,
        file: str,
        as_of: date | None,
    ) -> None:
        self._table, self._origins, self._cells, self._file = table, origins, cells, file
        read = {c.name: self._read(c, row_no, as_of) for c in table.columns}
        self.remarks = [
            (self._source(name), remark) for name, made in read.items() for remark in made.remarks
        ]
        faults = self._faults(read)
        self.bad: Mask = np.zeros(cells.num_rows, bool)
        for _, fault in faults:
            self.bad |= fault.rows
        self.rejects = self._rejects(faults, row_no)
        self.all = pa.RecordBatch.from_arrays(
            [made.values for made in read.values()] + [pa.array(row_no)],
            schema=table.stored_schema.append(ROW_NO),
        )
        self.good = self.all.filter(pa.array(~self.bad)) if self.bad.any() else self.all

    def _read(self, column: Column, row_no: RowNumbers, as_of: date | None) -> Converted:
        try:
            return fetched(self._origins.get(column.name), column, self._cells, row_no, as_of)
        except LayoutError as error:
            place = f"{self._file}, column {self._source(column.name)}"
            raise LayoutError(error.what, where=place, to_do=error.to_do) from error

    def _source(self, name: str) -> str:
        origin = self._origins.get(name)
        return " + ".join(origin.columns) if origin is not None and origin.columns else name

    def _faults(self, read: Mapping[str, Converted]) -> list[tuple[str, Fault]]:
        """Faults by canonical column, in the order in which they count for a row."""
        found: list[tuple[str, Fault]] = []
        for column in self._table.columns:
            made = read[column.name]
            found += [(column.name, fault) for fault in made.faults]
            if column.required and made.values.null_count:
                empty = where(made.values.is_null())
                for fault in made.faults:
                    empty = empty & ~fault.rows
                found.append((column.name, Fault(empty, "required_missing")))
        start, end = _PERIODS.get(self._table.name, ("", ""))
        if start and read[end].values.null_count < self._cells.num_rows:
            backwards = end_before_start(read[start].values, read[end].values)
            found.append((end, Fault(backwards, "end_before_start")))
        return [(name, fault) for name, fault in found if fault.rows.any()]

    def _rejects(self, faults: list[tuple[str, Fault]], row_no: RowNumbers) -> tuple[Reject, ...]:
        left = self.bad.copy()
        rejects = []
        for name, fault in faults:
            for row in np.flatnonzero(fault.rows & left).tolist():
                value = shown(self._origins.get(name), self._cells, row)[:_SHOWN]
                source = self._source(name)
                rejects.append(Reject(self._file, int(row_no[row]), source, value, fault.reason))
            left &= ~fault.rows
        return tuple(sorted(rejects, key=lambda reject: reject.row_no))
