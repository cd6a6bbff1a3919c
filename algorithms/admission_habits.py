"""Where the people of a region are admitted, and where they go next: what is ordinary."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from scipy import sparse

from algorithms.itineraries import Moves

Int64 = npt.NDArray[np.int64]
Float64 = npt.NDArray[np.float64]
Bool = npt.NDArray[np.bool_]

PRIOR = 5.0
"""Persons' worth of mere popularity that what is observed of a next hospital is blended with."""


@dataclass(frozen=True)
class Habits:
    """Habits of everybody who was ever admitted.

    ``region`` is the region (from 0) and ``examined`` the examination of every person;
    ``person`` and ``place`` are the distinct pairs of person and hospital. What follows what is
    learned from persons who are *not* examined, so that a circuit does not explain itself.
    """

    region: Int64
    examined: Bool
    person: Int64
    place: Int64
    places: int
    moves: Moves

    @cached_property
    def popularity(self) -> Float64:
        """Share of each hospital (column) among the hospitals that a region's people used."""
        shape = (int(self.region.max(initial=0)) + 1, self.places)
        counts = np.bincount(
            self.region[self.person] * self.places + self.place, minlength=shape[0] * shape[1]
        ).reshape(shape)
        share: Float64 = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
        return share

    def place_shares(self, chosen: Int64) -> Float64:
        """Chance of each hospital (column) when a resident of a region (row) chooses one.

        Hospitals are chosen together where they are near: the shares are raised by how much more
        often people who used one of ``chosen`` used another of them than popularity explains.
        """
        share = self.popularity[:, chosen]
        by_chance = share.sum(axis=1) * (1 - 1 / max(chosen.size, 1))
        inside = float(self._together[chosen][:, chosen].sum())
        ever = float(self._together[chosen].sum())
        blended = (inside + PRIOR * by_chance) / (ever + PRIOR)
        lift = np.maximum(1.0, blended / np.maximum(by_chance, 1e-9))
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
        blended = (seen + PRIOR * self.popularity[:, target]) / (left + PRIOR)
        shares: Float64 = self.popularity[:, source] * blended
        return shares

    @cached_property
    def _together(self) -> "sparse.csr_matrix":
        """How many persons who are not examined used both of two different hospitals."""
        kept = ~self.examined[self.person]
        ones = np.ones(int(kept.sum()), np.int64)
        shape = (self.region.size, self.places)
        used = sparse.csr_matrix((ones, (self.person[kept], self.place[kept])), shape)
        both = (used.T @ used).tolil()
        both.setdiag(0)
        return both.tocsr()
