"""Small towns of persons, places and days, with a group planted in them."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from algorithms.blocks.index import Index, index_of
from algorithms.blocks.lists import Lists

Int32 = npt.NDArray[np.int32]


class Town(NamedTuple):
    """Marks as columns; ``group`` are the persons of the planted group, ascending."""

    person: Int32
    place: Int32
    day: Int32
    group: Int32

    def index(self, days: int = 1) -> Index:
        """The index of these marks."""
        return index_of(
            self.person,
            self.place,
            self.day,
            persons=int(self.person.max()) + 1,
            places=int(self.place.max()) + 1,
            days=days,
        )


def town(
    seed: int, *, persons: int = 150, places: int = 4, visits: int = 1_500, outings: int = 8
) -> Town:
    """Visits on days of one's own; the first eight persons also go out together."""
    rng = np.random.default_rng(seed)
    person = rng.integers(0, persons, visits)
    place = person % places
    day = rng.integers(0, 300, visits)
    group = np.arange(8)
    when = np.sort(rng.choice(280, outings, replace=False))
    where = np.arange(outings) % places
    there = rng.random((outings, group.size)) < 0.9
    out, who = np.nonzero(there)
    return Town(
        np.concatenate([person, group[who]]).astype(np.int32),
        np.concatenate([place, where[out]]).astype(np.int32),
        np.concatenate([day, when[out]]).astype(np.int32),
        group.astype(np.int32),
    )


def silent(index: Index) -> Lists:
    """Nobody took anything home."""
    return Lists(
        start=np.zeros(index.marks + 1, np.int64),
        line=np.zeros(0, np.int64),
        item=np.zeros(0, np.int32),
        chance=np.zeros(0, np.float32),
        prior=np.zeros(0, np.float64),
    )
