"""Files with the columns of a table under another name: left out, nobody would notice."""

from collections.abc import Sequence

from loaders.mapping.tables import TableMapping
from loaders.parts import Part
from model.errors import SourceRefused
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


def refuse_misnamed(part: Part, mappings: Sequence[TableMapping]) -> None:
    """Refuse a file that has every required column of a table, the most demanding table first."""
    columns = set(part.columns or ())
    for mapping in sorted(mappings, key=lambda m: -len(m.required_columns)):
        required = set(mapping.required_columns)
        known = columns & set(mapping.uses())
        if required <= columns and len(known) >= _LEAST_KNOWN:
            raise SourceRefused(
                _LOOKS_LIKE.filled(table=mapping.table.name),
                where=part.name,
                to_do=_RENAME.filled(table=mapping.table.name),
            )
