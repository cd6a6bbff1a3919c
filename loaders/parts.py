"""The tables inside the files of a load: a file is one, a workbook has several.

A part is known by its columns before anything is read, so that a format is recognised by what
its files hold and not by what somebody called them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Protocol

import loaders.fhir.parts as fhir
import loaders.x12.parts as x12
from loaders.csv_header import peeked
from loaders.csv_rows import CsvFile
from loaders.databases import address_of, read_table, tables_of
from loaders.parquet_rows import ParquetFile, parquet_columns
from loaders.raw_rows import RawFile, RawRows
from loaders.source_files import InputFile, format_of
from loaders.workbooks import read_sheet, sheets_of
from model.errors import SourceRefused
from model.language import Text

_NO_TABLE = Text(en="there is no table in this file.", zh="该文件中没有表格。")


class Opened(Protocol):
    """A part opened for reading: what is known of it, and its rows in order."""

    @property
    def raw(self) -> RawFile:
        """Columns, number of rows, digest and size."""

    def batches(self) -> Iterator[RawRows]:
        """All rows, some at a time."""


Opening = Callable[[Sequence[str]], Opened]
"""Opens a part; given the columns that are wanted, for parts whose columns are made on demand."""


@dataclass(frozen=True)
class Part:
    """One table of one file.

    ``name`` is unique in a load and stands in reports; ``inner`` is the name of the table inside
    the file, empty where the file is the table. ``columns`` is ``None`` where any may be asked
    for, and empty where the file cannot be understood: opening it then says why.
    """

    file: InputFile
    name: str
    inner: str
    columns: tuple[str, ...] | None
    open: Opening

    @property
    def stem(self) -> str:
        """The name of the table in lower case, without the endings of its file."""
        if self.inner:
            return self.inner.lower()
        path = PurePath(self.file.path.name.lower())
        return PurePath(path.stem).stem if path.suffix == ".gz" else path.stem


def parts_of(files: Sequence[InputFile], encoding: str | None = None) -> tuple[Part, ...]:
    """The tables of all files in the order of the files.

    ``encoding`` is that of text files which are not UTF-8, where a person named it.
    """
    return tuple(part for file in files for part in _parts(file, encoding))


def _parts(file: InputFile, encoding: str | None) -> tuple[Part, ...]:
    try:
        kind = "database" if address_of(file.path) else format_of(file)
        found = _text(file, encoding) if kind == "csv" else _READERS[kind](file)
    except SourceRefused as refused:
        return (_unreadable(file, refused),)
    return found or (_empty(file),)


def _empty(file: InputFile) -> Part:
    return _unreadable(file, SourceRefused(_NO_TABLE, where=file.name))


def _unreadable(file: InputFile, refused: SourceRefused) -> Part:
    def refuse(wanted: Sequence[str]) -> Opened:
        raise refused

    return Part(file, file.name, "", (), refuse)


def _text(file: InputFile, encoding: str | None) -> tuple[Part, ...]:
    columns = peeked(file, encoding)
    return (Part(file, file.name, "", columns, lambda _: CsvFile(file, encoding)),)


def _parquet(file: InputFile) -> tuple[Part, ...]:
    return (Part(file, file.name, "", parquet_columns(file), lambda _: ParquetFile(file)),)


def _x12(file: InputFile) -> tuple[Part, ...]:
    return tuple(
        Part(file, _inner_name(file, kind), kind, x12.TABLES[kind], partial(_open_x12, file, kind))
        for kind in x12.transactions_in(file)
    )


def _json(file: InputFile) -> tuple[Part, ...]:
    return tuple(
        Part(file, _inner_name(file, table), table, None, partial(fhir.read_table, file, table))
        for table in fhir.tables_in(file)
    )


def _open_x12(file: InputFile, kind: str, wanted: Sequence[str]) -> Opened:
    return x12.read_table(file, kind)


def _workbook(file: InputFile) -> tuple[Part, ...]:
    return tuple(
        Part(file, shown, sheet, columns, partial(read_sheet, file, sheet, shown))
        for sheet, columns in sheets_of(file)
        for shown in [_inner_name(file, sheet)]
    )


def _database(file: InputFile) -> tuple[Part, ...]:
    return tuple(
        Part(file, _inner_name(file, table), table, columns, partial(_open_table, file, table))
        for table, columns in tables_of(file)
    )


def _open_table(file: InputFile, table: str, wanted: Sequence[str]) -> Opened:
    return read_table(file, table)


def _inner_name(file: InputFile, inner: str) -> str:
    """The name of a table inside a file, as reports show it."""
    return f"{file.name} / {inner}"


_READERS: dict[str, Callable[[InputFile], tuple[Part, ...]]] = {
    "parquet": _parquet,
    "x12": _x12,
    "json": _json,
    "workbook": _workbook,
    "database": _database,
}
