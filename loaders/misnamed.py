"""Files with the columns of a table under another name: left out, nobody would notice."""

from collections.abc import Sequence

from loaders.csv_rows import CsvFile
from loaders.mapping import TableMapping
from loaders.parquet_rows import ParquetFile
from loaders.source_files import InputFile, format_of
from model.errors import CoterieError, SourceRefused
from model.language import Text

_LEAST_KNOWN = 3
"""Columns by which a table is known: a key alone stands in many files."""

_LOOKS_LIKE = Text(
    en="it has the columns of {table} and is called otherwise, so it would be left out.",
    zh="该文件具有 {table} 的各列而名称不符，将被漏掉。",
)
_RENAME = Text(
    en="Call it {table}-something.csv, or take it out of the folder; to load without it, use"
    " --accept-rejects.",
    zh="请改名为 {table}-某某.csv，或移出该文件夹；若确需在缺少它的情况下导入，"
    "请使用 --accept-rejects。",
)


def refuse_misnamed(file: InputFile, mappings: Sequence[TableMapping]) -> None:
    """Refuse a file that has every required column of a table, the most demanding table first."""
    columns = set(_columns(file))
    for mapping in sorted(mappings, key=lambda m: -len(m.required_columns)):
        required = set(mapping.required_columns)
        known = columns & set(mapping.uses())
        if required <= columns and len(known) >= _LEAST_KNOWN:
            raise SourceRefused(
                _LOOKS_LIKE.filled(table=mapping.table.name),
                where=file.name,
                to_do=_RENAME.filled(table=mapping.table.name),
            )


def _columns(file: InputFile) -> tuple[str, ...]:
    """The names of its columns; none where it is no table at all."""
    try:
        opened = ParquetFile(file) if format_of(file) == "parquet" else CsvFile(file)
    except CoterieError:
        return ()
    return opened.raw.names
