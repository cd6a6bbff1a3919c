"""Areas from written addresses: the longest beginning that enough other people share."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from algorithms.grouping import codes_of
from model.parameters import WORLDS, parameter

Int64 = npt.NDArray[np.int64]


@dataclass(frozen=True)
class AreaSize:
    """How large an area is whose people are neighbours."""

    least_people: int = parameter(60, "persons", "whose habits can be compared with", WORLDS)
    beginnings: tuple[int, ...] = parameter(
        (24, 20, 17, 14, 12, 10, 8, 6), "characters", "of an address tried, longest first", WORLDS
    )


def neighbourhoods(address: pa.ChunkedArray, fallback: pa.ChunkedArray, size: AreaSize) -> Int64:
    """A number from 0 for the area of every row.

    Addresses that begin with the large (province, county, village) are cut to the longest
    beginning with at least ``least_people`` people; the rest share the area of the ``fallback``
    column (a division code).

    >>> home = pa.chunked_array([["County, Lea 1", "County, Lea 2", "County, Elm 9", None]])
    >>> region = pa.chunked_array([["7", "7", "7", "7"]])
    >>> neighbourhoods(home, region, AreaSize(least_people=2)).tolist()
    [1, 1, 0, 0]
    """
    area = codes_of(fallback) + 1
    _, area = np.unique(area, return_inverse=True)
    next_area = int(area.max(initial=-1)) + 1
    open_rows = np.ones(area.size, dtype=bool)
    for length in size.beginnings:
        codes = codes_of(pc.utf8_slice_codeunits(address, 0, length))
        candidates = open_rows & (codes >= 0)
        counts = np.bincount(codes[candidates], minlength=int(codes.max(initial=0)) + 1)
        dense = candidates & (counts[codes] >= size.least_people)
        kept, numbers = np.unique(codes[dense], return_inverse=True)
        area[dense] = next_area + numbers
        next_area += kept.size
        open_rows &= ~dense
    return area.astype(np.int64)
