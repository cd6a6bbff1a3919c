"""How much a record's items are the items of a chosen set of records."""

import numpy as np
import numpy.typing as npt

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]
Bool = npt.NDArray[np.bool_]


def resemblance(
    edge_record: Int64, edge_item: Int32, record: Int64, owner: Int32, chosen: Bool
) -> Float64:
    """For each record the mean popularity of its items among chosen records of other owners.

    ``edge_record`` (ascending) and ``edge_item`` list the items of all records; ``record`` is
    ascending, ``owner`` and ``chosen`` are aligned with it. A record's own owner never counts,
    so that a chosen record has no advantage over another one. Records without items get -1.

    >>> resemblance(np.array([0, 1, 2]), np.array([7, 7, 8], np.int32), np.array([0, 1, 2]),
    ...             np.array([1, 2, 3], np.int32), np.array([True, True, False])).tolist()
    [1.0, 1.0, 0.0]
    """
    low = np.searchsorted(edge_record, record, side="left")
    high = np.searchsorted(edge_record, record, side="right")
    count = high - low
    position = np.repeat(np.arange(record.size), count)
    offset = np.arange(position.size) - np.repeat(np.cumsum(count) - count, count)
    names, item = np.unique(edge_item[np.repeat(low, count) + offset], return_inverse=True)
    owners, who = np.unique(owner, return_inverse=True)
    # Popularity of each item by owner of chosen records, counted in records.
    weight = chosen[position].astype(np.float64)
    by_owner = np.zeros((owners.size, names.size))
    np.add.at(by_owner, (who[position], item), weight)
    records_by_owner = np.bincount(who, chosen, owners.size)
    others = chosen.sum() - records_by_owner[who[position]]
    popular = by_owner.sum(axis=0)[item] - by_owner[who[position], item]
    share = np.divide(popular, others, out=np.zeros_like(popular), where=others > 0)
    total = np.bincount(position, share, record.size)
    return np.where(count > 0, total / np.maximum(count, 1), -1.0)
