"""Where the people of a region go, and where they go next: what is ordinary."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from algorithms.itineraries import Moves

Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]
Bool = npt.NDArray[np.bool_]

_EPSILON = 1e-9  # a share to divide by is never 0


@dataclass(frozen=True)
class Habits:
    """Habits of everybody who ever went anywhere.

    ``region`` is the region (from 0) and ``examined`` the examination of every person;
    ``person`` and ``place`` are the distinct pairs of person and place. ``prior`` is how many
    persons' worth of mere popularity is blended with what is seen of a next place. What follows
    what is learned from persons who are *not* examined, so that a circuit does not explain itself.
    """

    region: Int64
    examined: Bool
    person: Int64
    place: Int64
    places: int
    moves: Moves
    prior: float

    @cached_property
    def popularity(self) -> Float64:
        """Share of each place (column) among the places that a region's (row) people used."""
        shape = (int(self.region.max(initial=0)) + 1, self.places)
        counts = np.bincount(
            self.region[self.person] * self.places + self.place, minlength=shape[0] * shape[1]
        ).reshape(shape)
        share: Float64 = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
        return share

    def place_shares(self, chosen: Int64) -> Float64:
        """Chance of each chosen place (column) when a resident of a region (row) chooses one.

        Places are chosen together where they are near: the shares are raised by how much more
        often people who used one of ``chosen`` used another of them than popularity explains.
        """
        share = self.popularity[:, chosen]
        by_chance = share.sum(axis=1) * (1 - 1 / max(chosen.size, 1))
        inside = float(self._used_together[chosen][:, chosen].sum())
        ever = float(self._used_together[chosen].sum())
        blended = (inside + self.prior * by_chance) / (ever + self.prior)
        lift = np.maximum(1.0, blended / np.maximum(by_chance, _EPSILON))
        raised: Float64 = np.minimum(1.0, share * lift[:, None])
        return raised

    def move_shares(self, source: Int64, target: Int64) -> Float64:
        """Chance of each move (column) for one move of a resident of each region (row)."""
        ordinary = self.moves.taken(~self.examined[self.moves.person])
        key, wanted = (
            s * self.places + t for s, t in ((ordinary.source, ordinary.target), (source, target))
        )
        seen = np.zeros(wanted.size)
        if key.size:
            moves, times = np.unique(key, return_counts=True)
            at = np.minimum(np.searchsorted(moves, wanted), moves.size - 1)
            seen = np.where(moves[at] == wanted, times[at], 0)
        left = np.bincount(ordinary.source, minlength=self.places)[source]
        blended = (seen + self.prior * self.popularity[:, target]) / (left + self.prior)
        shares: Float64 = self.popularity[:, source] * blended
        return shares

    @cached_property
    def _used_together(self) -> "sparse.csr_matrix":
        """Persons who are not examined and used two different places: places by places."""
        kept = ~self.examined[self.person]
        ones = np.ones(int(kept.sum()), np.int64)
        shape = (self.region.size, self.places)
        used = sparse.csr_matrix((ones, (self.person[kept], self.place[kept])), shape)
        pairs = (used.T @ used).tolil()
        pairs.setdiag(0)
        return pairs.tocsr()
