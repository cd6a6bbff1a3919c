"""The neutral claims layout: files called after the canonical tables, columns as documented."""

import re
from collections.abc import Iterator, Sequence

from loaders.journal import Journal
from loaders.mapping.tables import TableMapping, as_named
from loaders.misnamed import refuse_misnamed
from loaders.parts import Part
from loaders.tabular import read_part
from model.columns import Table
from model.errors import SourceRefused
from model.language import Text
from model.layout import TABLES
from model.provenance import Chunk

MAPPINGS: tuple[TableMapping, ...] = tuple(as_named(table) for table in TABLES)
# Archives belong here so that they are refused with a hint and not passed over.
_SUFFIXES = (".csv", ".parquet", ".txt", ".tsv", ".xlsx", ".xls", ".xlsm", ".gz", ".zip")
_NOT_A_TABLE = Text(en="its name is none of the tables of the layout.", zh="文件名不是规定的表名。")


def mapping_of(part: Part) -> TableMapping | None:
    """The mapping for a file called like a table, or like a table with a part behind it.

    ``claims.csv``, ``claims-2025-03.csv``, ``claims_april.parquet``, ``Claims (2).csv``,
    ``claims2025.csv``, a sheet ``claims``.
    """
    if not part.inner and part.file.path.suffix.lower() not in _SUFFIXES:
        return None
    for mapping in MAPPINGS:
        if re.fullmatch(rf"{mapping.table.name}([^a-z].*)?", part.stem.strip()):
            return mapping
    return None


def _by_columns(part: Part) -> TableMapping | None:
    """The mapping for a table that is known by its columns alone."""
    return next((one for one in MAPPINGS if _has_columns_of(one.table, part.columns or ())), None)


def _has_columns_of(table: Table, columns: Sequence[str]) -> bool:
    """Whether the columns are those of a table: all that it requires, and none that it lacks.

    Claims may have further columns: nothing else requires as many.
    """
    required = {column.name for column in table.columns if column.required}
    present = set(columns)
    alike = table.name == "claims" or present <= table.by_name.keys()
    return len(present) > 1 and required <= present and alike


def _tables(parts: Sequence[Part]) -> list[tuple[Part, TableMapping | None]]:
    """The mapping of every part: by names where one is called claims, else also by columns.

    A folder that names its claims means its names: another file with the columns of a table may
    be a copy, so it is refused and not added without a word.
    """
    named = [(part, mapping_of(part)) for part in parts]
    if _has_claims(named):
        return named
    return [(part, mapping or _by_columns(part)) for part, mapping in named]


def _has_claims(tables: Sequence[tuple[Part, TableMapping | None]]) -> bool:
    return any(mapping is not None and mapping.table.name == "claims" for _, mapping in tables)


class _Neutral:
    code = "neutral"
    title = Text(en="Neutral claims layout", zh="通用结算布局")

    def recognises(self, parts: Sequence[Part]) -> bool:
        """Whether one of the tables is called ``claims`` or has its columns."""
        return _has_claims(_tables(parts))

    def read(self, parts: Sequence[Part], journal: Journal) -> Iterator[Chunk]:
        """Every table in the order of the layout; other files are named as ignored."""
        tables = _tables(parts)
        if not _has_claims(tables):
            raise SourceRefused(
                Text(
                    en="no claims.csv or claims.parquet.", zh="缺少 claims.csv 或 claims.parquet。"
                ),
                where=", ".join(part.name for part in parts),
                to_do=Text(en="Claims are required.", zh="结算数据为必需。"),
            )
        for mapping in MAPPINGS:
            for part, found in tables:
                if found is mapping:
                    yield from read_part(part, mapping, self.code, journal)
        for part, found in tables:
            if found is None:
                if not journal.accept_rejects:
                    refuse_misnamed(part, MAPPINGS)
                journal.ignore_file(part.name, _NOT_A_TABLE)


NEUTRAL = _Neutral()
