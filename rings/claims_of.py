"""The claims of chosen entities, found once per run in a few passes over the claim index."""

import numpy as np

from model.claim_index import Bool, Int32, Int64

_DAY_BITS = 32  # room for any day number beside the number of an entity
_FIRST_DAY = -(1 << (_DAY_BITS - 1))


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
        key = entity[claims].astype(np.int64) << _DAY_BITS
        key += day[claims].astype(np.int64) - _FIRST_DAY
        order = np.argsort(key, kind="stable")
        self._key: Int64 = key[order]
        self._claims: Int64 = claims[order].astype(np.int64)

    def of(self, entity: int) -> Int64:
        """Claim numbers of one entity, by day and then by number."""
        first, last = np.searchsorted(self._key, [entity << _DAY_BITS, (entity + 1) << _DAY_BITS])
        return self._claims[first:last]

    def on(self, entity: int, day: int) -> Int64:
        """Claim numbers of one entity on one day (days since 1970-01-01), ascending."""
        return self.between(entity, day, day + 1)

    def between(self, entity: int, first_day: int, end_day: int) -> Int64:
        """Claim numbers of one entity from a day up to, but not on, another day."""
        at = (entity << _DAY_BITS) - _FIRST_DAY
        first, last = np.searchsorted(self._key, [at + first_day, at + end_day])
        return self._claims[first:last]
