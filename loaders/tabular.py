"""One file of a tabular format, read from beginning to end by its mapping."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from loaders.account import Account
from loaders.csv_rows import CsvFile
from loaders.expectations import refuse_columns, refuse_hopeless, refuse_size
from loaders.journal import Journal
from loaders.mapping import DerivedRows, TableMapping
from loaders.parquet_rows import ParquetFile
from loaders.raw_rows import RawRows
from loaders.rows import CanonicalRows
from loaders.source_files import InputFile, format_of
from model.columns import ROW_NO
from model.errors import SourceRefused
from model.language import Text
from model.provenance import Chunk, SourceFile

_GUESSED = Text(
    en="{file}: not UTF-8, READ AS {encoding}; if names look wrong, load it again with --encoding.",
    zh="{file}：不是 UTF-8，按 {encoding} 读取；如姓名显示异常，请用 --encoding 重新导入。",
)
_UNDOUBTED = ("utf-8", "utf-8-sig", "utf-16", "parquet")
_CHANGED = Text(
    en="the file has {seen} rows where {counted} were counted; did it change meanwhile?",
    zh="文件读到 {seen} 行，而先前计数为 {counted} 行；文件是否被改动？",
)


def read_file(
    file: InputFile, mapping: TableMapping, loader: str, journal: Journal
) -> Iterator[Chunk]:
    """Canonical rows of one file, batch by batch; afterwards the journal knows its columns.

    There is at least one chunk, so that a file without rows is accounted for too.
    """
    is_parquet = format_of(file) == "parquet"
    opened = ParquetFile(file) if is_parquet else CsvFile(file, journal.encoding)
    raw = opened.raw
    known = (*mapping.uses(), *mapping.ignored)
    refuse_columns(file.name, raw.names, mapping.required_columns, known)
    refuse_size(file.name, raw.rows, mapping.expectations)
    source = SourceFile(file.name, raw.sha256, raw.size_bytes, loader, raw.encoding, raw.rows)
    journal.sources.append(source)
    account = Account(file.name, mapping, journal)
    for rows in opened.batches():
        made = CanonicalRows(
            mapping.table, mapping.origins, rows.cells, rows.row_no, file.name, journal.as_of
        )
        rejects = tuple(sorted(rows.rejects + made.rejects, key=lambda reject: reject.row_no))
        account.take(rows, rejects, [*rows.remarks, *made.remarks])
        yield Chunk(mapping.table.name, source, made.good, rejects)
        for more in mapping.derived:
            yield _derived(more, rows, made, source, account, journal)
        if not journal.accept_rejects:
            refuse_hopeless(file.name, account.rows, account.reasons, account.examples)
    if account.rows == 0:
        yield Chunk(mapping.table.name, source, _nothing(mapping))
    if account.rows != raw.rows:
        raise SourceRefused(_CHANGED.filled(seen=account.rows, counted=raw.rows), where=file.name)
    if journal.encoding is None and raw.encoding not in _UNDOUBTED:
        notice = _GUESSED.filled(file=file.name, encoding=raw.encoding.upper())
        journal.notices.append(notice)
    account.close(raw.names)


def _derived(
    more: DerivedRows,
    rows: RawRows,
    made: CanonicalRows,
    source: SourceFile,
    account: Account,
    journal: Journal,
) -> Chunk:
    """Further rows from those source rows of the batch that were good."""
    cells, row_no = rows.cells, pa.array(rows.row_no)
    if more.only_where in cells.schema.names:
        wanted = pc.and_(pa.array(~made.bad), cells.column(more.only_where).is_valid())
    else:
        wanted = pa.repeat(False, cells.num_rows)
    derived = CanonicalRows(
        more.table,
        more.origins,
        cells.filter(wanted),
        row_no.filter(wanted).to_numpy(),
        source.name,
        journal.as_of,
    )
    if derived.rejects:
        account.leave_out(more.table.name, len(derived.rejects))
    return Chunk(more.table.name, source, derived.good, derived=True)


def _nothing(mapping: TableMapping) -> pa.RecordBatch:
    schema = mapping.table.stored_schema.append(ROW_NO)
    return pa.RecordBatch.from_pylist([], schema=schema)
