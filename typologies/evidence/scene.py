"""Where companies gathered: the claims, the place of each, and what people carried home."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from model.claim_index import ClaimIndex, Int32, Int64
from model.relations import Relation
from typologies.evidence.basket import basket_of
from typologies.evidence.cost import cost_of
from typologies.evidence.side import Side, SideRule
from typologies.evidence.stay import stay_of, usual_stay


@dataclass(frozen=True)
class Scene:
    """Claims in effect with the place of each; ``place`` has an entry per claim."""

    claims: ClaimIndex
    place: Int32
    baskets: Relation | None
    rule: SideRule

    @cached_property
    def usual_stay(self) -> float | None:
        """How usual it is that stays end together; read once for all groups."""
        return usual_stay(self.claims, self.rule)

    @cached_property
    def _near(self) -> tuple[Int32, Int64]:
        """The places of the claims in effect, ascending, and the claims in that order."""
        counted = np.flatnonzero(self.claims.effective)
        order = np.argsort(self.place[counted], kind="stable")
        return self.place[counted][order], counted[order]

    def peers(self, record: Int64) -> Int64:
        """All claims in effect at the places of these records, ascending."""
        places, near = self._near
        here = np.unique(self.place[record])
        low = np.searchsorted(places, here, side="left")
        high = np.searchsorted(places, here, side="right")
        return np.sort(np.concatenate([near[a:b] for a, b in zip(low, high, strict=True)]))

    def sides(self, record: Int64, gathering: Int32) -> tuple[Side, Side, Side]:
        """Cost, items and discharges of these records; ``gathering`` is that of each record."""
        peers = self.peers(record)
        return (
            cost_of(self.claims, self.place, peers, record, self.rule),
            basket_of(self.claims, self.place, peers, record, self.baskets, self.rule),
            stay_of(self.claims, gathering, record, self.usual_stay, self.rule),
        )
