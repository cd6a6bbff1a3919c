"""Claim lines given as claims: the rows of one claim become one row, each saying the same.

Every source row keeps its place: all rows of a claim get the values of the claim, are identical
then, and merge in the store. So the account balances as for any other file, and each line of
the source is one of *loaded*, *merged* or *rejected*.

A claim is whole or it is not loaded: where one of its rows is faulty, or the rows disagree in
what must be the same, all of them are rejected.
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from loaders.mapping.tables import Grouping
from loaders.raw_rows import Mask
from loaders.text_cells import where
from model.columns import Table
from model.vocabulary.loads import RejectCode

DISAGREES: RejectCode = "claim_lines_disagree"
INCOMPLETE: RejectCode = "claim_incomplete"

Places: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Grouped:
    """Canonical rows with the values of their groups, and which of them cannot be loaded.

    ``incomplete`` are sound rows of a group in which another row is not. ``disagreeing`` is by
    canonical column.
    """

    rows: pa.Table
    incomplete: Mask
    disagreeing: dict[str, Mask]


def grouped(
    rows: pa.Table, bad: Mask, line: pa.ChunkedArray | None, grouping: Grouping, table: Table
) -> Grouped:
    """The canonical rows of all parts of a file, each with the values of its whole group.

    ``rows`` has the stored columns, ``bad`` marks rows already rejected, ``line`` orders the rows
    of a group (numbers before longer numbers). Rows whose key is empty are among ``bad``.
    """
    stored = {column.name: column.stored for column in table.columns}
    group = _numbered(rows.select([stored[name] for name in grouping.by]))
    tainted = np.bincount(group, bad) > 0
    incomplete: Mask = tainted[group] & ~bad
    if len(group) == len(tainted):  # every group is one row
        return Grouped(rows, incomplete, {})
    groups = _Groups(group, _ranks(line, len(group)))
    columns = {name: rows[name].combine_chunks() for name in rows.column_names}
    torn = {
        name: groups.torn(columns[stored[name]]) & ~tainted[group]
        for name in grouping.same
        if name not in grouping.by
    }
    for name in stored.keys() - set(grouping.by):
        values = columns[stored[name]]
        if values.null_count < len(values):
            columns[stored[name]] = groups.spread(values, _aggregate(name, grouping))
    return Grouped(pa.table(columns), incomplete, torn)


class _Groups:
    """Rows sorted by group and line: every question is one pass over a column."""

    def __init__(self, group: Places, rank: Places) -> None:
        self._group = group
        self._order = np.lexsort((rank, group))
        ordered = group[self._order]
        self._starts = np.flatnonzero(np.diff(ordered, prepend=-1))
        self._ordered = ordered

    def spread(self, values: pa.Array, how: str) -> pa.Array:
        """What a column says of every group, in each of its rows."""
        if how == "first":
            first = self._first(values)[self._group]
            return values.take(pa.array(first, mask=first < 0))
        known = where(values.is_valid())[self._order]
        numbers = pc.fill_null(pc.cast(values, pa.int64()), 0).to_numpy()[self._order]
        made = _REDUCED[how].reduceat(np.where(known, numbers, _NEUTRAL[how]), self._starts)
        empty = ~np.logical_or.reduceat(known, self._starts)
        return pc.cast(pa.array(made[self._group], mask=empty[self._group]), values.type)

    def torn(self, values: pa.Array) -> Mask:
        """Rows of groups in which a column has more than one value that is not empty."""
        first = self._first(values)[self._group]
        other = where(pc.not_equal(values, values.take(pa.array(first, mask=first < 0))))
        torn: Mask = (np.bincount(self._group, other) > 0)[self._group]
        return torn

    def _first(self, values: pa.Array) -> Places:
        """The row of the first value that is not empty, by group; -1 where there is none."""
        if values.null_count == 0:
            first: Places = self._order[self._starts]
            return first
        known = np.flatnonzero(where(values.is_valid())[self._order])
        begins = known[np.flatnonzero(np.diff(self._ordered[known], prepend=-1))]
        first = np.full(len(self._starts), -1, np.int64)
        first[self._ordered[begins]] = self._order[begins]
        return first


_REDUCED = {"sum": np.add, "min": np.minimum, "max": np.maximum}
_LIMITS = np.iinfo(np.int64)
_NEUTRAL = {"sum": 0, "min": _LIMITS.max, "max": _LIMITS.min}


def _aggregate(name: str, grouping: Grouping) -> str:
    if name in grouping.summed:
        return "sum"
    if name in grouping.earliest:
        return "min"
    return "max" if name in grouping.latest else "first"


def _numbered(keys: pa.Table) -> Places:
    """A number for every group, 0 and on; rows with equal keys have the same."""
    numbers = np.zeros(keys.num_rows, np.int64)
    for column in keys.columns:
        encoded = pc.dictionary_encode(column.combine_chunks(), null_encoding="encode")
        places = encoded.indices.to_numpy().astype(np.int64)
        if len(keys.columns) == 1:
            found: Places = places
            return found
        numbers = np.unique(numbers * (len(encoded.dictionary) + 1) + places, return_inverse=True)[
            1
        ]
    return numbers


def _ranks(line: pa.ChunkedArray | None, rows: int) -> Places:
    """The order of lines inside a group: numbers by value, other texts by length and letters."""
    if line is None:
        return np.arange(rows)
    encoded = pc.dictionary_encode(line.combine_chunks())
    table = pa.table({"length": pc.binary_length(encoded.dictionary), "line": encoded.dictionary})
    order = pc.sort_indices(table, [("length", "ascending"), ("line", "ascending")]).to_numpy()
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    found: Places = (
        rank[pc.fill_null(encoded.indices, 0).to_numpy()] if len(rank) else (np.arange(rows))
    )
    return found
