"""Guards that systems put around a value to keep spreadsheets from changing it, taken off and said.

``="000003"`` and ``'000003`` are both the text 000003 for whoever opens the file by hand.
"""

import pyarrow as pa
import pyarrow.compute as pc

from loaders.remarks import Remark
from loaders.text_cells import as_text, content, matches
from model.language import Text

_FORMULA = r'^=\s*"((?:[^"]|"")*)"$'
_APOSTROPHE = r"^'([=+\-@0-9][^']*)$"

_TAKEN_OFF = Text(
    en='cells with a spreadsheet guard (="..." or a leading apostrophe) that was taken off: {n:,}',
    zh='带有电子表格保护写法（="..." 或前置撇号）、已去除该写法的单元格：{n:,}',
)


def unguarded(batch: pa.RecordBatch) -> tuple[pa.RecordBatch, tuple[tuple[str, Remark], ...]]:
    """The batch without guards, and by column how many there were."""
    columns, remarks = [], []
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        bare, cells = _bare(column) if pa.types.is_string(column.type) else (column, 0)
        columns.append(bare)
        if cells:
            remarks.append((name, Remark(cells, _TAKEN_OFF)))
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names), tuple(remarks)


def _bare(column: pa.Array) -> tuple[pa.Array, int]:
    inside = content(column)
    cells = 0
    if b'="' in inside:
        cells += int(matches(column, _FORMULA).sum())
        column = as_text(pc.replace_substring_regex(column, _FORMULA, r"\1"))
    if b"'" in inside:
        cells += int(matches(column, _APOSTROPHE).sum())
        column = pc.replace_substring_regex(column, _APOSTROPHE, r"\1")
    return column, cells
