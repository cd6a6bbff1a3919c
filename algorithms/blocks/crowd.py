"""How busy were the occasions of a group with people who are not in it?

What brings outsiders on the same days brings members too: a bus, a visiting specialist, a fair.
Outsiders from a member's own neighbourhood tell the most, but are few at one occasion; they are
added up over all occasions of the group.
"""

from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt

from algorithms.blocks.block import Block
from algorithms.blocks.index import Index

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]
Bool = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Crowd:
    """Outsiders at the occasions of a block against what the rhythm of the places expects.

    ``everybody`` (K,): all outsiders by occasion. ``neighbours`` (n,): outsiders of each member's
    stratum over all occasions. Both are factors, at least 1, with one outsider added on both
    sides.
    """

    everybody: Float64
    neighbours: Float64

    @property
    def factor(self) -> Float64:
        """(n, K): the larger of both."""
        return np.maximum(self.everybody[None, :], self.neighbours[:, None])


def crowd_of(index: Index, block: Block, stratum: Int64) -> Crowd:
    """Count outsiders; ``stratum`` (persons,) numbers neighbourhoods from 0, -1 unknown."""
    member = np.zeros(index.persons, np.bool_)
    member[block.members] = True
    first = np.searchsorted(index.place, block.place)
    last = np.searchsorted(index.place, block.place, side="right")
    strata = int(stratum.max(initial=-1)) + 1
    came, expected, near, near_expected = _outsiders(
        index, block.bucket, first, last, member, stratum, strata
    )
    own = stratum[block.members]
    factor = (near + 1.0) / (near_expected + 1.0)
    neighbours = np.where(own >= 0, factor[own] if strata else 1.0, 1.0)
    return Crowd(
        everybody=np.maximum(1.0, (came + 1.0) / (expected + 1.0)),
        neighbours=np.maximum(1.0, neighbours),
    )


@numba.njit(cache=True, nogil=True)
def _outsiders(
    index: Index, bucket: Int32, first: Int64, last: Int64, member: Bool, stratum: Int64,
    strata: int,
) -> tuple[Float64, Float64, Float64, Float64]:  # fmt: skip
    """Marks of outsiders at each occasion and expected; by stratum over all occasions."""
    came = np.zeros(bucket.size, np.float64)
    expected = np.zeros(bucket.size, np.float64)
    near = np.zeros(strata, np.float64)
    near_expected = np.zeros(strata, np.float64)
    for c in range(bucket.size):
        b = bucket[c]
        for m in range(index.start[b], index.stop[b]):
            p = index.who[m]
            if not member[p]:
                came[c] += 1.0
                if stratum[p] >= 0:
                    near[stratum[p]] += 1.0
        for m in range(index.start[first[c]], index.start[last[c]]):
            p = index.who[m]
            if not member[p]:
                expected[c] += index.share[b]
                if stratum[p] >= 0:
                    near_expected[stratum[p]] += index.share[b]
    return came, expected, near, near_expected
