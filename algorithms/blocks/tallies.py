"""How often each key occurs: a sorted list instead of a table, however many keys could occur."""

from typing import NamedTuple

import numba
import numpy as np
import numpy.typing as npt

Int64 = npt.NDArray[np.int64]


class Tally(NamedTuple):
    """Distinct keys in ascending order and how many ``times`` each occurred."""

    key: Int64
    times: Int64


def tally_of(keys: Int64) -> Tally:
    """Count keys, given in any order."""
    key, times = np.unique(keys, return_counts=True)
    return Tally(key.astype(np.int64), times.astype(np.int64))


@numba.njit(cache=True, nogil=True)
def times_of(tally: Tally, key: int) -> int:
    """How often a key occurred; 0 where it never did.

    >>> times_of(tally_of(np.array([3, 5, 3])), 3), times_of(tally_of(np.array([3, 5, 3])), 4)
    (2, 0)
    """
    at = np.searchsorted(tally.key, key)
    if at < tally.key.size and tally.key[at] == key:
        return tally.times[at]
    return 0


@numba.njit(cache=True, nogil=True)
def run_of(ascending: Int64, value: int) -> int:
    """How often a value occurs in ascending values.

    >>> run_of(np.array([1, 2, 2, 4]), 2)
    2
    """
    last = np.searchsorted(ascending, value, side="right")
    return int(last - np.searchsorted(ascending, value))
