"""Remarks on a column, seen over the whole file: what is only said, and what refuses the file."""

from collections.abc import Mapping

from loaders.decimals import DECIMAL_COMMAS, EITHER_WAY
from loaders.rounded import FLOATED, LEAST_SEEN, NOTED_SHARE, ROUNDED
from model.errors import SourceRefused
from model.language import Text

Counted = Mapping[Text, tuple[int, int]]
"""By remark: of how many cells it is true, of how many it could be."""

_AS_TEXT = Text(
    en="Export the column as text and do not save it from a spreadsheet; to load it all the same,"
    " use --accept-rejects.",
    zh="请将该列以文本导出，勿经电子表格另存；若确需导入，请使用 --accept-rejects。",
)
_MIXED = Text(
    en="{commas:,} cells use a decimal comma (0,125), and {either:,} others can be read both ways"
    " (1,250).",
    zh="有 {commas:,} 个单元格使用小数逗号（0,125），另有 {either:,} 个可作两种理解（1,250）。",
)
_WRITE_POINTS = Text(
    en="Export the column with a decimal point and without thousands separators.",
    zh="请以小数点导出该列，且不用千位分隔符。",
)


def refuse_damaged(file: str, column: str, counted: Counted) -> None:
    """Refuse a file whose column as a whole lost digits, or can be read in two ways."""
    for remark in (ROUNDED, FLOATED):
        cells, of = counted.get(remark, (0, 0))
        if cells == of >= LEAST_SEEN:
            where = f"{file}, column {column}"
            raise SourceRefused(remark.filled(n=cells, of=of), where=where, to_do=_AS_TEXT)
    commas, _ = counted.get(DECIMAL_COMMAS, (0, 0))
    either, _ = counted.get(EITHER_WAY, (0, 0))
    if commas and either:
        what = _MIXED.filled(commas=commas, either=either)
        raise SourceRefused(what, where=f"{file}, column {column}", to_do=_WRITE_POINTS)


def worth_saying(remark: Text, cells: int, of: int) -> bool:
    """Whether a person should hear of it: long numbers end in zeros now and then."""
    if remark is FLOATED:
        return cells == of >= LEAST_SEEN
    if remark is ROUNDED:
        return cells > max(2, NOTED_SHARE * of) or cells == of > 1
    return cells > 0
