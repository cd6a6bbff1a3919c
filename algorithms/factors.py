"""Distinct keys of millions of rows by hashing, in ascending order like ``numpy.unique``."""

import numpy as np
import numpy.typing as npt
import pandas as pd

Int64 = npt.NDArray[np.int64]


def factors(keys: Int64) -> tuple[Int64, Int64]:
    """Distinct keys, ascending, and for every row the position of its key among them.

    Hashing beats sorting where rows repeat a lot; only the distinct keys are sorted.

    >>> [part.tolist() for part in factors(np.array([7, 3, 7]))]
    [[3, 7], [1, 0, 1]]
    """
    codes, distinct = pd.factorize(keys)
    order = np.argsort(distinct, kind="stable")
    rank = np.empty(order.size, dtype=np.int64)
    rank[order] = np.arange(order.size)
    return np.asarray(distinct, dtype=np.int64)[order], rank[codes]


def distinct(keys: Int64) -> Int64:
    """Distinct keys, ascending, by sorting: the faster way where most keys are distinct.

    >>> distinct(np.array([7, 3, 7])).tolist()
    [3, 7]
    """
    ordered = np.sort(keys)
    if not ordered.size:
        return ordered
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]]
