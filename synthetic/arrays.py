"""Array types of the synthetic world."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Ints: TypeAlias = npt.NDArray[np.int64]
Floats: TypeAlias = npt.NDArray[np.float64]
Bools: TypeAlias = npt.NDArray[np.bool_]

NONE = -1
"""Stands in an integer array where there is no such entity, time or link."""


def scrambled(*parts: Ints | int) -> Ints:
    """A stable pseudo-random number per row (0 .. 2^31), the same for the same parts."""
    mixed = np.atleast_1d(np.uint64(0x9E3779B97F4A7C15))
    for part in parts:
        mixed = np.atleast_1d(np.asarray(part, dtype=np.int64)).astype(np.uint64) ^ mixed
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        mixed = mixed ^ (mixed >> np.uint64(31))
    return (mixed >> np.uint64(33)).astype(np.int64)
