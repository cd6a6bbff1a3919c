"""The claims of chosen entities, found once per run in a few passes over the claim index."""

import numpy as np

from model.claim_index import Bool, Int32, Int64

_FIRST_DAY = -(2**31)


class ClaimsOf:
    """Effective claims of the wanted entities of one kind, together and by day.

    Built in one pass over the claims (a flag per entity) and one sort of the claims that
    remain, so hubs cost what they hold and everyone else costs nothing.
    """

    def __init__(
        self, entity: Int32, day: Int32, effective: Bool, wanted: Int64, entities: int
    ) -> None:
        flags = np.zeros(entities + 1, dtype=np.bool_)  # the last one stands for UNKNOWN
        flags[wanted] = True
        claims = np.flatnonzero(flags[entity] & effective)
        key = (entity[claims].astype(np.int64) << 32) + (day[claims].astype(np.int64) - _FIRST_DAY)
        order = np.argsort(key, kind="stable")
        self._key: Int64 = key[order]
        self._claims: Int64 = claims[order].astype(np.int64)

    def of(self, entity: int) -> Int64:
        """Claim numbers of one entity, by day and then by number."""
        first, last = np.searchsorted(self._key, [entity << 32, (entity + 1) << 32])
        return self._claims[first:last]

    def on(self, entity: int, day: int) -> Int64:
        """Claim numbers of one entity on one day (days since 1970-01-01), ascending."""
        return self.between(entity, day, day + 1)

    def between(self, entity: int, first_day: int, end_day: int) -> Int64:
        """Claim numbers of one entity from a day up to, but not on, another day."""
        at = (entity << 32) - _FIRST_DAY
        first, last = np.searchsorted(self._key, [at + first_day, at + end_day])
        return self._claims[first:last]
