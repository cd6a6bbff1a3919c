"""Facts about one provider that many groups ask for; each is computed once per run."""

from functools import cached_property

import numpy as np
import numpy.typing as npt

from algorithms.geography import distance_km
from model.claim_index import Bool, ClaimIndex, Int32, Int64
from rings.claims_of import ClaimsOf
from rings.registers import Registers

Float64 = npt.NDArray[np.float64]


class PlaceData:
    """Patients, prices, days and surroundings of the places of all groups."""

    def __init__(self, claims: ClaimIndex, by_provider: ClaimsOf, registers: Registers) -> None:
        self._claims = claims
        self._by_provider = by_provider
        self._registers = registers
        self._patients: dict[int, Int32] = {}
        self._totals: dict[int, float] = {}
        self._days: dict[int, float] = {}
        self._away: dict[int, Float64] = {}

    def patients(self, place: int) -> Int32:
        """Insured persons with a claim at a place, ascending."""
        if place not in self._patients:
            self._patients[place] = np.unique(self._claims.patient[self._by_provider.of(place)])
        return self._patients[place]

    def typical_total(self, place: int) -> float:
        """Median total of the claims of a place, minor units."""
        if place not in self._totals:
            totals = self._claims.total_minor[self._by_provider.of(place)]
            self._totals[place] = float(np.median(totals)) if totals.size else 0.0
        return self._totals[place]

    def typical_day(self, place: int) -> float:
        """Median number of claims on the days on which a place has any."""
        if place not in self._days:
            days = self._claims.day[self._by_provider.of(place)]
            _, counts = np.unique(days, return_counts=True)
            self._days[place] = float(np.median(counts)) if counts.size else 0.0
        return self._days[place]

    def distances_km(self, place: int) -> Float64:
        """Great-circle distance to every provider; NaN where one has no position."""
        if place not in self._away:
            latitude, longitude = self._positions
            self._away[place] = distance_km(latitude[place], longitude[place], latitude, longitude)
        return self._away[place]

    def residents(self, place: int, patients: Int32) -> Bool:
        """Which of these insured persons are registered in the region of a place."""
        region = self._region_of_place[place]
        people, _ = self._registers.codes("patient", "region")
        theirs: Bool = (people[patients] == region) & (region >= 0)
        return theirs

    def catchment(self, place: int) -> float:
        """Share of the residents of its region with any claim who have one at this place."""
        region = self._region_of_place[place]
        everyone = int(self._residents_seen[region]) if region >= 0 else 0
        users = self.patients(place)
        return float(self.residents(place, users).sum() / everyone) if everyone else 0.0

    @cached_property
    def _positions(self) -> tuple[Float64, Float64]:
        """Latitude and longitude of every provider in degrees, NaN where unknown."""
        nos: Int64 = np.arange(len(self._claims.provider_ids), dtype=np.int64)
        latitude, longitude = (
            np.array(self._registers.values("provider", column, nos), dtype=np.float64)
            for column in ("latitude", "longitude")
        )
        return latitude, longitude

    @cached_property
    def _region_of_place(self) -> Int32:
        """For every provider the code that its region has among those of insured persons."""
        people, _ = self._registers.codes("patient", "region")
        used, first = np.unique(people, return_index=True)
        names = self._registers.values("patient", "region", first.astype(np.int64))
        code = {n: int(c) for n, c in zip(names, used, strict=True) if c >= 0}
        nos = np.arange(len(self._claims.provider_ids), dtype=np.int64)
        regions = self._registers.values("provider", "region", nos)
        return np.array([code.get(region, -1) for region in regions], dtype=np.int32)

    @cached_property
    def _residents_seen(self) -> Int64:
        """By region code: registered residents who have any claim."""
        people, counts = self._registers.codes("patient", "region")
        seen = np.zeros(people.size, dtype=np.bool_)
        seen[self._claims.patient] = True
        return np.bincount(people[seen & (people >= 0)], minlength=counts.size).astype(np.int64)
