"""Small steps over sorted groups: group borders, running maxima, sums per distinct key."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from algorithms.factors import distinct

Int64 = npt.NDArray[np.int64]


def running_maximum_within(group: npt.ArrayLike, value: npt.ArrayLike) -> Int64:
    """Position of the largest value so far inside each group of a sorted group column.

    The first of equal values wins.

    >>> running_maximum_within([0, 0, 0, 1], [5, 9, 7, 1]).tolist()
    [0, 1, 1, 3]
    """
    groups, values = np.asarray(group), np.asarray(value, dtype=np.int64)
    if not values.size:
        return np.zeros(0, dtype=np.int64)
    starts = np.r_[True, groups[1:] != groups[:-1]]
    lifted = values + (np.cumsum(starts) - 1) * (int(values.max()) - int(values.min()) + 1)
    peaks = np.maximum.accumulate(lifted)
    raised = np.r_[True, peaks[1:] > peaks[:-1]]
    positions = np.where(raised, np.arange(values.size), 0)
    result: Int64 = np.maximum.accumulate(positions)
    return result


def distinct_count(groups: Int64, members: Int64, size: int) -> Int64:
    """How many distinct members each of the groups ``0 .. size - 1`` has.

    >>> distinct_count(np.array([0, 0, 1]), np.array([7, 7, 7]), 2).tolist()
    [1, 1]
    """
    if not groups.size:
        return np.zeros(size, dtype=np.int64)
    span = np.int64(members.max()) + 1
    pairs = distinct(groups.astype(np.int64) * span + members)
    return np.bincount(pairs // span, minlength=size)


def codes_of(column: pa.ChunkedArray | pa.Array) -> Int64:
    """A text column as numbers from 0, equal text equal number; -1 for null and blank cells.

    >>> codes_of(pa.array(["b", None, "a", "b", " "])).tolist()
    [0, -1, 1, 0, -1]
    """
    trimmed = pc.utf8_trim_whitespace(column.cast(pa.string()))
    kept = pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)
    encoded = kept.dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    if isinstance(encoded, pa.ChunkedArray):  # no chunk at all
        return np.zeros(0, dtype=np.int64)
    indices = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    result: Int64 = indices.astype(np.int64)
    return result


def seen_with_several(entity: Int64, item: Int64, least: int) -> dict[int, int]:
    """Entities (from 0, negative ones are unknown) seen with ``least`` distinct items or more.

    >>> seen_with_several(np.array([4, 4, 4, 2]), np.array([1, 1, 3, 1]), least=2)
    {4: 2}
    """
    if not entity.size:
        return {}
    pairs = np.unique(np.stack([entity, item]), axis=1)[0]
    numbers, times = np.unique(pairs[pairs >= 0], return_counts=True)
    return {int(no): int(n) for no, n in zip(numbers, times, strict=True) if n >= least}
