"""The neutral claims layout: files called after the canonical tables, columns as documented."""

import re
from collections.abc import Iterator, Sequence

from loaders.journal import Journal
from loaders.mapping import TableMapping, as_named
from loaders.misnamed import refuse_misnamed
from loaders.source_files import InputFile
from loaders.tabular import read_file
from model.errors import SourceRefused
from model.language import Text
from model.layout import TABLES
from model.provenance import Chunk

MAPPINGS: tuple[TableMapping, ...] = tuple(as_named(table) for table in TABLES)
# Workbooks and archives belong here so that they are refused with a hint and not passed over.
_SUFFIXES = (".csv", ".parquet", ".txt", ".tsv", ".xlsx", ".xls", ".xlsm", ".gz", ".zip")
_NOT_A_TABLE = Text(en="its name is none of the tables of the layout.", zh="文件名不是规定的表名。")


def mapping_of(file: InputFile) -> TableMapping | None:
    """The mapping for a file called like a table, or like a table with a part behind it.

    ``claims.csv``, ``claims-2025-03.csv``, ``claims_april.parquet``, ``Claims (2).csv``,
    ``claims2025.csv``.
    """
    path = file.path
    if path.suffix.lower() not in _SUFFIXES:
        return None
    for mapping in MAPPINGS:
        if re.fullmatch(rf"{mapping.table.name}([^a-z].*)?", path.stem.strip().lower()):
            return mapping
    return None


class _Neutral:
    code = "neutral"
    title = Text(en="Neutral claims layout (CSV or Parquet)", zh="通用结算布局（CSV 或 Parquet）")

    def recognises(self, files: Sequence[InputFile]) -> bool:
        """Whether one of the files is called ``claims``."""
        mappings = [mapping_of(file) for file in files]
        return any(m is not None and m.table.name == "claims" for m in mappings)

    def read(self, files: Sequence[InputFile], journal: Journal) -> Iterator[Chunk]:
        """Every table in the order of the layout; other files are named as ignored."""
        if not self.recognises(files):
            raise SourceRefused(
                Text(
                    en="no claims.csv or claims.parquet.", zh="缺少 claims.csv 或 claims.parquet。"
                ),
                where=", ".join(file.name for file in files),
                to_do=Text(en="Claims are required.", zh="结算数据为必需。"),
            )
        for mapping in MAPPINGS:
            for file in files:
                if mapping_of(file) is mapping:
                    yield from read_file(file, mapping, self.code, journal)
        for file in files:
            if mapping_of(file) is None:
                if not journal.accept_rejects:
                    refuse_misnamed(file, MAPPINGS)
                journal.ignore_file(file.name, _NOT_A_TABLE)


NEUTRAL = _Neutral()
