"""Columns of a second file, looked up for every row of the first by a key of both."""

from collections.abc import Container, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from loaders.mapping.tables import Lookup
from loaders.text_cells import as_text
from model.language import Text

_BETWEEN = "\x1f"  # unit separator: cannot stand inside an identifier

AMBIGUOUS = Text(
    en="{file}: {n} keys stand in several rows with other content; nothing is looked up there.",
    zh="{file}：{n} 个键对应多行且内容不同，不予取用。",
)
MATCHED = Text(
    en="{file}: looked up for {n:,} of {rows:,} rows.",
    zh="{file}：{rows:,} 行中有 {n:,} 行取到对应内容。",
)


class Found:
    """The ``wanted`` columns of the second file of a lookup, by key.

    A key that several rows share is used where these rows are identical, else left out: the
    file does not say which one is meant.
    """

    def __init__(self, lookup: Lookup, tables: Sequence[pa.Table], wanted: Container[str]) -> None:
        whole = pa.concat_tables(tables, promote_options="default")
        for column, values in lookup.only.items():
            whole = whole.filter(pc.is_in(whole[column], pa.array(values)))
        self._lookup = lookup
        self.names = tuple(name for name in whole.column_names if name in wanted)
        self.rows = self.matched = 0
        keyed = whole.select(list(self.names)).append_column(
            "", key_of(whole, [there for _, there in lookup.on])
        )
        distinct = keyed.group_by(keyed.column_names).aggregate([])
        counted = distinct.group_by("").aggregate([([], "count_all")])
        several = counted.filter(pc.greater(counted["count_all"], 1))[""].combine_chunks()
        self.ambiguous = len(several)
        usable = pc.and_(distinct[""].is_valid(), pc.invert(pc.is_in(distinct[""], several)))
        single = distinct.filter(usable)
        self._keys = single[""].combine_chunks()
        self._values = {name: single[name].combine_chunks() for name in self.names}

    def widened(self, cells: pa.RecordBatch) -> pa.RecordBatch:
        """The batch with the columns of the second file behind its own."""
        here = [name for name, _ in self._lookup.on]
        place = pc.index_in(key_of(cells, here), self._keys)
        self.rows += cells.num_rows
        self.matched += cells.num_rows - place.null_count
        for name, values in self._values.items():
            found = values.take(place)
            cells = cells.append_column(f"{self._lookup.name}.{name}", found)
        return cells


def key_of(cells: pa.RecordBatch | pa.Table, names: list[str]) -> pa.Array:
    """The key of every row as one text; null where a part of it is empty."""
    parts = []
    for name in names:
        column = cells[name]
        parts.append(
            as_text(column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column)
        )
    return pc.binary_join_element_wise(*parts, _BETWEEN, null_handling="emit_null")
