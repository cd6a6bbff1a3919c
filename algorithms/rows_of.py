"""Which rows belong to a group: one counting sort, then a slice per group."""

import numpy as np
import numpy.typing as npt
from scipy import sparse

Int64 = npt.NDArray[np.int64]


class RowsOf:
    """Rows by group number, ascending inside each group; negative groups are left out.

    >>> rows = RowsOf(np.array([2, 0, 2, -1]), np.array([True, True, True, True]))
    >>> rows.of([2]).tolist(), rows.of([0, 1]).tolist(), rows.of([9]).tolist()
    ([0, 2], [1], [])
    """

    def __init__(self, group: npt.NDArray[np.signedinteger], usable: npt.NDArray[np.bool_]) -> None:
        kept = np.flatnonzero(usable & (group >= 0))
        groups = int(group.max(initial=-1)) + 1
        ones = np.ones(kept.size, dtype=np.int8)
        matrix = sparse.csr_matrix((ones, (group[kept], kept)), shape=(groups, group.size))
        self._starts, self._rows = matrix.indptr, matrix.indices

    def of(self, groups: npt.ArrayLike) -> Int64:
        """Rows of these groups together, group by group."""
        wanted = [int(no) for no in np.unique(np.asarray(groups))]
        parts = [
            self._rows[self._starts[no] : self._starts[no + 1]]
            for no in wanted
            if 0 <= no < self._starts.size - 1
        ]
        return np.concatenate([np.zeros(0, np.int64), *parts]).astype(np.int64)
