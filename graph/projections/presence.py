"""Presence in time: where a person is recorded at two places that exclude one another.

Nodes: doctors and patients. Edge: one occasion, a claim that places a person at a provider while
another record places the same person elsewhere, or nowhere any more. Weight: one occasion.
Unit: claims. Period: that of the claims. Hub rule: none, an occasion needs two records of one
person, and every claim is compared with one earlier record only.

Kinds of occasion (``kind``), always between *different* providers and effective claims:

``doctor_two_places``  a doctor signs visits at two providers on one day, one after the other.
    What a pharmacy, a laboratory or a supplier bills is left out: who ordered it is not there.
``patient_during_stay``  a visit, fill or admission strictly between admission and discharge of a
    stay elsewhere; the days of admission and discharge do not count (transfer).
``after_death``  service on a day after the registered day of death (posting may be late, service
    may not).
``outside_licence``  a doctor signs before or after the registered validity of the licence.

Columns of ``edges`` (sorted by kind, person, day, claim): ``kind`` string, ``person_no``,
``day``, ``claim_no``, ``provider_no`` int32 (the claim in question), ``other_claim_no``,
``other_provider_no`` int32 (the contradicting record, -1 where it is a register),
``gap_seconds`` int32 (between the two signatures, -1 where a source gave dates only),
``distance_km`` double between the two providers (NaN where unknown), ``excluded`` bool (the two
records exclude one another; for two places of a doctor: nobody travels that fast, or, with dates
only, the places lie in different prefectures and further apart than a day trip: ``TravelRule``).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from algorithms.exclusions import TravelRule, too_far
from algorithms.geography import distance_km
from algorithms.grouping import codes_of, running_maximum_within
from graph.engine import Engine
from model.claim_index import UNKNOWN, Bool, ClaimIndex, Int64
from model.errors import MissingData
from model.language import Text
from model.meeting_places import counters_of, signed_elsewhere
from model.parameters import part
from model.relations import Relation
from model.units import SECONDS_PER_DAY

NAME = "presence"
MEANING = Text(
    en="recorded at a place while another record excludes it",
    zh="某处有记录，而另一记录与之矛盾",
)
UNIT = "claims"

NEEDS_CLAIMS = Text(en="needs claims", zh="需要结算数据")

_DEATHS = """
SELECT patient_no AS no, date_diff('day', DATE '1970-01-01', death_date) AS day
FROM patients WHERE death_date IS NOT NULL
"""
_LICENCES = """
SELECT doctor_no AS no, date_diff('day', DATE '1970-01-01', registered_from) AS first,
       date_diff('day', DATE '1970-01-01', registered_to) AS last
FROM doctors WHERE registered_from IS NOT NULL OR registered_to IS NOT NULL
"""
_PLACES = "SELECT latitude, longitude, region FROM providers ORDER BY provider_no"
_PREFECTURE = 4  # leading digits of a division code that name the prefecture (GB/T 2260)
_SECONDS = SECONDS_PER_DAY + 2  # a leap second, and one for "unknown"
_FAR = 10_000_000  # beyond any day number

Occasions = tuple[str, Int64, Int64, Int64]  # kind, claim, contradicting claim, gap in seconds


@dataclass(frozen=True)
class Parameters:
    """When two places exclude one another."""

    travel: TravelRule = part(TravelRule(), "how fast and how far a doctor gets")


def derive(engine: Engine, claims: ClaimIndex, parameters: Parameters) -> Relation:
    """The relation; raises ``MissingData`` when there are no claims at all."""
    if not claims.size:
        raise MissingData(NEEDS_CLAIMS)
    deaths = engine.query(_DEATHS)
    counter = counters_of(engine.register("providers")["provider_kind"])
    ordered = signed_elsewhere(claims, counter)
    found = [
        _after_death(claims, deaths),
        _doctor_two_places(claims, ordered),
        _outside_licence(claims, engine.query(_LICENCES), ordered),
        _patient_during_stay(claims),
    ]
    places = _Places(engine.query(_PLACES))
    tables = [_occasion_rows(claims, places, parameters.travel, *each) for each in found]
    edges = pa.concat_tables(tables).combine_chunks()
    period = (int(claims.day.min()), int(claims.day.max()))
    facts = {
        "deaths_registered": float(deaths.num_rows),
        "doctors_named": float(np.any(claims.doctor != UNKNOWN)),
        "stays": float(np.count_nonzero(_stay(claims))),
    }
    return Relation(NAME, MEANING, UNIT, period, edges, facts, parameters)


class _Places:
    """Coordinates and regions of providers; the last entry stands for "no provider"."""

    def __init__(self, register: pa.Table) -> None:
        self._latitude, self._longitude = (
            np.append(register[name].to_numpy().astype(np.float64), np.nan)
            for name in ("latitude", "longitude")
        )
        region = register["region"].cast(pa.string())
        self._district = np.append(codes_of(region), UNKNOWN)
        self._prefecture = np.append(
            codes_of(pc.utf8_slice_codeunits(region, 0, _PREFECTURE)), UNKNOWN
        )

    def distance(self, one: Int64, other: Int64) -> npt.NDArray[np.float64]:
        """Kilometres, NaN where unknown."""
        lat, lon = self._latitude, self._longitude
        return distance_km(lat[one], lon[one], lat[other], lon[other])

    def regions_apart(self, one: Int64, other: Int64) -> npt.NDArray[np.int8]:
        """0 same district, 1 same prefecture, 2 another prefecture, -1 unknown."""
        unknown = np.minimum(self._district[one], self._district[other]) == UNKNOWN
        apart = np.where(self._prefecture[one] == self._prefecture[other], 1, 2)
        apart = np.where(self._district[one] == self._district[other], 0, apart)
        return np.where(unknown, UNKNOWN, apart).astype(np.int8)


def _occasion_rows(
    claims: ClaimIndex,
    places: _Places,
    travel: TravelRule,
    kind: str,
    rows: Int64,
    others: Int64,
    gap: Int64,
) -> pa.Table:
    """Occasions as sorted table rows; claims, contradicting claims and gaps are aligned."""
    of_doctor = kind in ("doctor_two_places", "outside_licence")
    person = (claims.doctor if of_doctor else claims.patient)[rows]
    order = np.lexsort((rows, claims.day[rows], person))
    rows, others, gap, person = rows[order], others[order], gap[order], person[order]
    provider = claims.provider[rows].astype(np.int64)
    other_provider = np.where(others == UNKNOWN, UNKNOWN, claims.provider[others]).astype(np.int64)
    distance = places.distance(provider, other_provider)
    far = too_far(gap, distance, places.regions_apart(provider, other_provider), travel)
    return pa.table(
        {
            "kind": pa.array([kind] * rows.size, pa.string()),
            "person_no": person.astype(np.int32),
            "day": claims.day[rows].astype(np.int32),
            "claim_no": rows.astype(np.int32),
            "provider_no": provider.astype(np.int32),
            "other_claim_no": others.astype(np.int32),
            "other_provider_no": other_provider.astype(np.int32),
            "gap_seconds": gap.astype(np.int32),
            "distance_km": distance,
            "excluded": far if kind == "doctor_two_places" else np.ones(rows.size, bool),
        }
    )


def _stay(claims: ClaimIndex) -> Bool:
    """Claims that cover at least one night."""
    overnight = (claims.end_day != UNKNOWN) & (claims.end_day > claims.day)
    return np.asarray(claims.effective & overnight)


def _after_death(claims: ClaimIndex, deaths: pa.Table) -> Occasions:
    died = np.full(len(claims.patient_ids), _FAR, dtype=np.int64)
    died[deaths.column("no").to_numpy()] = deaths.column("day").to_numpy()
    rows = np.flatnonzero(claims.effective & (claims.day > died[claims.patient]))
    unknown = np.full(rows.size, UNKNOWN)
    return "after_death", rows, unknown, unknown


def _outside_licence(claims: ClaimIndex, licences: pa.Table, ordered: Bool) -> Occasions:
    first = np.full(len(claims.doctor_ids) + 1, -_FAR, dtype=np.int64)  # last: claims without one
    last = np.full(len(claims.doctor_ids) + 1, _FAR, dtype=np.int64)
    no = licences.column("no").to_numpy()
    first[no] = licences.column("first").fill_null(-_FAR).to_numpy()
    last[no] = licences.column("last").fill_null(_FAR).to_numpy()
    at_work = claims.effective & ~ordered
    outside = (claims.day < first[claims.doctor]) | (claims.day > last[claims.doctor])
    rows = np.flatnonzero(at_work & outside)
    unknown = np.full(rows.size, UNKNOWN)
    return "outside_licence", rows, unknown, unknown


def _doctor_two_places(claims: ClaimIndex, ordered: Bool) -> Occasions:
    """Each visit after the first of a doctor's day, at another provider than the one before."""
    visits = claims.effective & (claims.doctor != UNKNOWN) & ~ordered
    provider_sum = np.full(len(claims.doctor_ids) + 1, UNKNOWN, dtype=np.int64)
    provider_sum[claims.doctor[visits]] = claims.provider[visits]  # any one of the doctor's places
    several = np.zeros(provider_sum.size, dtype=bool)
    elsewhere = visits & (claims.provider != provider_sum[claims.doctor])
    several[claims.doctor[elsewhere]] = True
    rows = np.flatnonzero(visits & several[claims.doctor])
    first_day = np.int64(claims.day.min())
    days = np.int64(claims.day.max()) - first_day + 1
    moment = claims.doctor[rows] * days + (claims.day[rows] - first_day)
    moment = moment * _SECONDS + claims.start_second[rows] + 1
    rows = rows[np.argsort(moment, kind="stable")]
    before, after = rows[:-1], rows[1:]
    moved = (
        (claims.doctor[before] == claims.doctor[after])
        & (claims.day[before] == claims.day[after])
        & (claims.provider[before] != claims.provider[after])
    )
    before, after = before[moved].astype(np.int64), after[moved].astype(np.int64)
    timed = (claims.start_second[before] != UNKNOWN) & (claims.start_second[after] != UNKNOWN)
    gap = np.where(timed, claims.start_second[after] - claims.start_second[before], UNKNOWN)
    return "doctor_two_places", after, before, gap.astype(np.int64)


def _patient_during_stay(claims: ClaimIndex) -> Occasions:
    """Claims that start strictly inside a stay of the same patient at another provider."""
    stays = np.flatnonzero(_stay(claims))
    stays = stays[np.lexsort((stays, claims.day[stays], claims.patient[stays]))]
    span = np.int64(2 * _FAR)
    key = claims.patient[stays] * span + claims.day[stays]
    longest = running_maximum_within(claims.patient[stays], claims.end_day[stays])
    patients_with_stays = np.zeros(len(claims.patient_ids), dtype=bool)
    patients_with_stays[claims.patient[stays]] = True
    rows = np.flatnonzero(claims.effective & patients_with_stays[claims.patient])
    at = np.searchsorted(key, claims.patient[rows] * span + claims.day[rows], side="left") - 1
    rows, at = rows[at >= 0], at[at >= 0]
    stay = stays[longest[at]]
    inside = (
        (claims.patient[stay] == claims.patient[rows])
        & (claims.end_day[stay] > claims.day[rows])
        & (claims.provider[stay] != claims.provider[rows])
    )
    rows, stay = rows[inside].astype(np.int64), stay[inside].astype(np.int64)
    return "patient_during_stay", rows, stay, np.full(rows.size, UNKNOWN)
