"""Parts whose rows are lines of claims: read whole, because the lines of a claim may lie apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from loaders.grouping import DISAGREES, INCOMPLETE, Grouped, grouped
from loaders.journal import Journal
from loaders.lookups import Found
from loaders.mapping.tables import Grouping, TableMapping
from loaders.parts import Part
from loaders.raw_rows import Mask
from loaders.tabular import TableReading, nothing
from loaders.text_cells import as_text
from model.columns import Table
from model.provenance import Chunk, Reject


@dataclass
class _Whole:
    """One part, read to its end."""

    reading: TableReading
    rows: list[pa.RecordBatch] = field(default_factory=list)
    bad: list[Mask] = field(default_factory=list)
    lines: list[pa.Array] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    derived: list[tuple[Table, pa.RecordBatch]] = field(default_factory=list)

    @property
    def size(self) -> int:
        """Rows that have the cells of the header."""
        return sum(batch.num_rows for batch in self.rows)


def read_grouped(
    parts: Sequence[tuple[Part, TableMapping, Mapping[str, Found]]], loader: str, journal: Journal
) -> Iterator[Chunk]:
    """The canonical rows of all parts of one kind, grouped over all of them together."""
    whole = [_read(part, mapping, loader, journal, beside) for part, mapping, beside in parts]
    table, grouping = parts[0][1].table, parts[0][1].grouping
    full = [one for one in whole if one.size]
    if not full or grouping is None:
        for one in whole:
            one.reading.close()
            yield Chunk(table.name, one.reading.source, nothing(table), tuple(one.rejects))
        return
    rows = pa.Table.from_batches([batch for one in full for batch in one.rows])
    bad = np.concatenate([mask for one in full for mask in one.bad])
    lines = [line for one in full for line in one.lines]
    made = grouped(rows, bad, pa.chunked_array(lines) if lines else None, grouping, table)
    start = 0
    for one in whole:
        yield from _chunks(one, slice(start, start + one.size), made, bad, table, grouping)
        start += one.size


def _read(
    part: Part,
    mapping: TableMapping,
    loader: str,
    journal: Journal,
    beside: Mapping[str, Found],
) -> _Whole:
    one = _Whole(TableReading(part, mapping, loader, journal, beside))
    line = mapping.grouping.line if mapping.grouping else ""
    for rows, made, rejects in one.reading.batches():
        one.rows.append(made.all)
        one.bad.append(made.bad)
        one.rejects += rejects
        if line and line in rows.cells.schema.names:
            one.lines.append(as_text(rows.cells.column(line)))
        for more in mapping.derived:
            one.derived.append((more.table, one.reading.derived(more, rows, made)))
    return one


def _chunks(
    one: _Whole, place: slice, made: Grouped, bad: Mask, table: Table, grouping: Grouping
) -> Iterator[Chunk]:
    """The rows of one part from those of all, and why others of it are not loaded."""
    out = bad[place].copy()
    rows = made.rows.slice(place.start, one.size)
    torn: list[Reject] = []
    reasons = [(grouping.by[0], INCOMPLETE, made.incomplete)]
    reasons += [(name, DISAGREES, rows_of) for name, rows_of in made.disagreeing.items()]
    for column, reason, marked in reasons:
        left = marked[place] & ~out
        torn += _rejects(one, rows, left, (column, grouping.by[0], reason))
        out |= left
    one.reading.close(torn)
    kept = rows.filter(pa.array(~out)).combine_chunks()
    batches = kept.to_batches() or [nothing(table)]
    ordered = tuple(sorted(one.rejects + torn, key=lambda reject: reject.row_no))
    yield Chunk(table.name, one.reading.source, batches[0], ordered)
    for batch in batches[1:]:
        yield Chunk(table.name, one.reading.source, batch)
    loaded = np.zeros(one.reading.source.rows + 1, bool)
    loaded[kept["row_no"].to_numpy()] = True
    for more, derived in one.derived:
        sound = pa.array(loaded[derived.column("row_no").to_numpy()])
        yield Chunk(more.name, one.reading.source, derived.filter(sound), derived=True)


def _rejects(one: _Whole, rows: pa.Table, marked: Mask, said: tuple[str, str, str]) -> list[Reject]:
    column, key, reason = said
    found = rows.filter(pa.array(marked))
    origin = one.reading.mapping.origins.get(column)
    source = " + ".join(origin.columns) if origin is not None else column
    return [
        Reject(one.reading.source.name, number, source, str(value), reason)
        for number, value in zip(found["row_no"].to_pylist(), found[key].to_pylist(), strict=True)
    ]
