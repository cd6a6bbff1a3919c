"""One table of a load, read from beginning to end by its mapping."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc

from loaders.account import Account
from loaders.encoding import GUESSED
from loaders.expectations import refuse_columns, refuse_hopeless, refuse_size
from loaders.journal import Journal
from loaders.lookups import Found
from loaders.mapping.origins import Origin
from loaders.mapping.tables import DerivedRows, TableMapping
from loaders.parts import Opened, Part
from loaders.raw_rows import RawRows
from loaders.rows import CanonicalRows
from model.columns import ROW_NO, Table
from model.errors import SourceRefused
from model.language import Text
from model.provenance import Chunk, Reject, SourceFile

_GUESSED = Text(
    en="{file}: not UTF-8, READ AS {encoding}; if names look wrong, load it again with --encoding.",
    zh="{file}：不是 UTF-8，按 {encoding} 读取；如姓名显示异常，请用 --encoding 重新导入。",
)
_CHANGED = Text(
    en="the file has {seen} rows where {counted} were counted; did it change meanwhile?",
    zh="文件读到 {seen} 行，而先前计数为 {counted} 行；文件是否被改动？",
)
NOTHING_BESIDE: Mapping[str, Found] = {}


class TableReading:
    """A part under its mapping: batches of canonical rows, and the account of all of them."""

    def __init__(
        self,
        part: Part,
        mapping: TableMapping,
        loader: str,
        journal: Journal,
        beside: Mapping[str, Found] = NOTHING_BESIDE,
    ) -> None:
        self.mapping, self._journal, self._beside = mapping, journal, beside
        self._opened: Opened = part.open(wanted_columns(mapping))
        raw = self._opened.raw
        known = (*mapping.uses(), *mapping.ignored)
        refuse_columns(part.name, raw.names, mapping.required_columns, known)
        refuse_size(part.name, raw.rows, mapping.expectations)
        self.source = SourceFile(
            part.name, raw.sha256, raw.size_bytes, loader, raw.encoding, raw.rows
        )
        journal.sources.append(self.source)
        self.account = Account(part.name, mapping, journal)

    def batches(self) -> Iterator[tuple[RawRows, CanonicalRows, tuple[Reject, ...]]]:
        """Raw rows, canonical rows and rejects, batch by batch."""
        raw, name, account = self._opened.raw, self.source.name, self.account
        for rows in self._opened.batches():
            wide = self._widened(rows)
            made = self._canonical(self.mapping.table, self.mapping.origins, wide)
            rejects = tuple(sorted(rows.rejects + made.rejects, key=lambda reject: reject.row_no))
            account.take(rows, rejects, [*rows.remarks, *made.remarks])
            yield wide, made, rejects
            if not self._journal.accept_rejects:
                refuse_hopeless(name, account.rows, account.reasons, account.examples)
        if account.rows != raw.rows:
            what = _CHANGED.filled(seen=account.rows, counted=raw.rows)
            raise SourceRefused(what, where=name)

    def close(self, further: Sequence[Reject] = ()) -> None:
        """Closes the account; ``further`` are rows rejected after the batches were made."""
        raw, journal = self._opened.raw, self._journal
        if journal.encoding is None and raw.encoding == GUESSED:
            notice = _GUESSED.filled(file=self.source.name, encoding=raw.encoding.upper())
            journal.notices.append(notice)
        self.account.reject(further)
        self.account.close(raw.names)

    def derived(self, more: DerivedRows, rows: RawRows, made: CanonicalRows) -> pa.RecordBatch:
        """Further rows from those source rows of the batch that were good."""
        cells, wanted = rows.cells, pa.array(~made.bad)
        if more.only_where:
            present = more.only_where in cells.schema.names
            filled = cells.column(more.only_where).is_valid() if present else False
            wanted = pc.and_(wanted, filled)
        row_no = pa.array(rows.row_no).filter(wanted).to_numpy()
        derived = self._canonical(more.table, more.origins, RawRows(cells.filter(wanted), row_no))
        if derived.rejects:
            self.account.leave_out(more.table.name, len(derived.rejects))
        return derived.good

    def _canonical(
        self, table: Table, origins: Mapping[str, Origin], rows: RawRows
    ) -> CanonicalRows:
        return CanonicalRows(
            table, origins, rows.cells, rows.row_no, self.source.name, self._journal.as_of
        )

    def _widened(self, rows: RawRows) -> RawRows:
        cells = rows.cells
        for found in self._beside.values():
            cells = found.widened(cells)
        return replace(rows, cells=cells)


def read_part(
    part: Part,
    mapping: TableMapping,
    loader: str,
    journal: Journal,
    beside: Mapping[str, Found] = NOTHING_BESIDE,
) -> Iterator[Chunk]:
    """Canonical rows of one part, batch by batch; afterwards the journal knows its columns.

    There is at least one chunk, so that a file without rows is accounted for too.
    """
    reading = TableReading(part, mapping, loader, journal, beside)
    table = mapping.table
    for rows, made, rejects in reading.batches():
        yield Chunk(table.name, reading.source, made.good, rejects)
        for more in mapping.derived:
            derived = reading.derived(more, rows, made)
            yield Chunk(more.table.name, reading.source, derived, derived=True)
    if reading.source.rows == 0:
        yield Chunk(table.name, reading.source, nothing(table))
    reading.close()


def wanted_columns(mapping: TableMapping) -> tuple[str, ...]:
    """The source columns that a mapping reads."""
    where = (more.only_where for more in mapping.derived if more.only_where)
    line = [mapping.grouping.line] if mapping.grouping and mapping.grouping.line else []
    return tuple(dict.fromkeys([*mapping.uses(), *where, *line]))


def nothing(table: Table) -> pa.RecordBatch:
    """No rows of a table."""
    return pa.RecordBatch.from_pylist([], schema=table.stored_schema.append(ROW_NO))
