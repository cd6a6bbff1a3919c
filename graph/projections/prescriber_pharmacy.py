"""Prescriber -> pharmacy: whose prescriptions are filled where.

Nodes: doctors at a place of practice, and pharmacies. Edge: at least one effective pharmacy claim
that names the doctor. Weight: ``fills`` (claims) and ``patients`` (distinct
people; those of one household or residence, for whom one person chooses, count once). Unit: fills.
Period: first to last day of any such claim. Hub rule: none, the number of edges is at most the
number of fills; a pharmacy that fills everything is what the typology has to judge. Fills of
drugs sold at designated (dual-channel) pharmacies only are no choice and are left out.

Columns of ``edges`` (sorted by doctor, place, pharmacy): ``chooser`` int32 (number of the pair
of doctor and place), ``doctor_no``, ``pharmacy_no``, ``place_no`` int32 (where the prescription
was written: as the claim says, else the registered main practice, else -1), ``fills``,
``patients``, ``customers`` (those of the patients who also buy there without this doctor),
``total_minor``, ``fund_minor`` int64, ``first_day``, ``last_day`` int32, ``distance_km`` double
(place to pharmacy, NaN without coordinates), ``nearer_pharmacies`` int32 (pharmacies with fills
that are nearer to the place, -1 without coordinates), ``market``, ``pharmacy_market`` int32
(equal numbers for equal registered regions, 0 unknown), ``same_door`` bool (place and pharmacy
are registered at one address).
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from algorithms.factors import distinct, factors
from algorithms.geography import distance_km
from algorithms.grouping import codes_of
from graph.engine import Engine
from graph.projections.organisers import OrganiserRule, organisers_of
from model.claim_index import UNKNOWN, ClaimIndex, Int64
from model.errors import MissingData
from model.language import Text
from model.meeting_places import PHARMACY
from model.parameters import REASONED, parameter, part
from model.relations import Relation

NAME = "prescriber_pharmacy"
MEANING = Text(
    en="prescriptions of a doctor that were filled at a pharmacy",
    zh="医师处方在药店的配药",
)
UNIT = "fills"

NEEDS_DOCTORS = Text(
    en="needs pharmacy claims that name the prescribing doctor (claims.doctor_id)",
    zh="需要载明开方医师的药店结算记录（claims.doctor_id）",
)

_CELLS = 4_000_000  # distances held at a time
_BEYOND_KM = 1e6  # further than any two places on the globe


@dataclass(frozen=True)
class Parameters:
    """Which fills are no choice, and which pharmacies are equally near."""

    organisers: OrganiserRule = part(OrganiserRule(), "for whom one person chooses")
    designated_share: float = parameter(
        0.95, "share", "of a drug's sales at designated pharmacies: sold there only", REASONED
    )
    same_spot_km: float = parameter(
        0.01, "km", "by which a pharmacy has to be nearer, to be nearer", REASONED
    )


_PLACES = """
SELECT provider_no, latitude, longitude, region, address FROM providers ORDER BY provider_no
"""
_PRACTICE = """
SELECT d.doctor_no, p.provider_no
FROM doctors d JOIN providers p ON p.provider_id = d.provider_id
ORDER BY d.doctor_no
"""

_DESIGNATED = """
WITH designated AS (
    SELECT DISTINCT p.provider_no FROM relations r
    JOIN providers p ON p.provider_id = r.subject_id OR p.provider_id = r.object_id
    WHERE r.relation = 'dual_channel_for'
),
sold AS (
    SELECT l.item_code, c.claim_no, c.provider_no IN (SELECT provider_no FROM designated) AS there
    FROM claim_lines l JOIN claims c ON c.claim_no = l.claim_no
    WHERE EXISTS (SELECT 1 FROM designated) AND c.claim_type = 'pharmacy'
      AND l.item_code IN (SELECT item_code FROM claim_lines WHERE claim_no IN (
          SELECT claim_no FROM claims WHERE provider_no IN (SELECT provider_no FROM designated)))
),
special AS (SELECT item_code FROM sold GROUP BY item_code HAVING avg(there::INTEGER) >= $share)
SELECT DISTINCT claim_no FROM sold
WHERE there AND item_code IN (SELECT item_code FROM special) ORDER BY claim_no
"""

Float64 = npt.NDArray[np.float64]


def derive(engine: Engine, claims: ClaimIndex, parameters: Parameters) -> Relation:
    """The relation; raises ``MissingData`` when no pharmacy claim names a doctor."""
    pharmacy = claims.effective & (claims.claim_type == PHARMACY)
    signed = pharmacy & (claims.doctor != UNKNOWN)
    if not signed.any():
        raise MissingData(NEEDS_DOCTORS)
    share = {"share": parameters.designated_share}
    designated = engine.query(_DESIGNATED, share)["claim_no"].to_numpy()
    signed[designated] = False
    rows = np.flatnonzero(signed)
    chooses = organisers_of(engine, claims, parameters.organisers).deciders
    n_providers, n_patients = len(claims.provider_ids), len(claims.patient_ids)
    site = _places_of(engine, claims, rows)
    desk, chooser = factors(claims.doctor[rows] * np.int64(n_providers + 1) + site + 1)
    pair = chooser * np.int64(n_providers) + claims.provider[rows]
    order = np.argsort(pair, kind="stable")
    rows, pair = rows[order], pair[order]
    starts = np.flatnonzero(np.r_[True, pair[1:] != pair[:-1]])
    chooser, pharmacy_no = np.divmod(pair[starts], n_providers)
    doctor, place = np.divmod(desk[chooser], n_providers + 1)
    place -= 1
    people = distinct(
        np.repeat(np.arange(starts.size), np.diff(np.r_[starts, rows.size])) * np.int64(n_patients)
        + chooses[claims.patient[rows]]
    )
    edge, person = np.divmod(people, n_patients)
    patients = np.bincount(edge, minlength=starts.size)
    custom = _customers_anyway(claims, chooses, np.flatnonzero(pharmacy))
    at_home = np.isin(pharmacy_no[edge] * np.int64(n_patients) + person, custom)
    customers = np.bincount(edge[at_home], minlength=starts.size)
    register = engine.query(_PLACES)
    region = np.r_[codes_of(register.column("region")), UNKNOWN] + 1  # last: place unknown
    address = np.r_[codes_of(register.column("address")), UNKNOWN]
    distance, nearer = _distances(
        _degrees(register, "latitude"),
        _degrees(register, "longitude"),
        place,
        pharmacy_no,
        parameters.same_spot_km,
    )
    day = claims.day[rows]
    edges = pa.table(
        {
            "chooser": chooser.astype(np.int32),
            "doctor_no": doctor.astype(np.int32),
            "pharmacy_no": pharmacy_no.astype(np.int32),
            "place_no": place.astype(np.int32),
            "fills": np.diff(np.r_[starts, rows.size]).astype(np.int64),
            "patients": patients.astype(np.int64),
            "customers": customers.astype(np.int64),
            "total_minor": np.add.reduceat(claims.total_minor[rows], starts),
            "fund_minor": np.add.reduceat(claims.fund_minor[rows], starts),
            "first_day": np.minimum.reduceat(day, starts).astype(np.int32),
            "last_day": np.maximum.reduceat(day, starts).astype(np.int32),
            "distance_km": distance,
            "nearer_pharmacies": np.where(np.isnan(distance), UNKNOWN, nearer).astype(np.int32),
            "market": region[place].astype(np.int32),
            "pharmacy_market": region[pharmacy_no].astype(np.int32),
            "same_door": (address[place] != UNKNOWN) & (address[place] == address[pharmacy_no]),
        }
    )
    facts = {
        "fills": float(rows.size),
        "fills_without_doctor": float(np.count_nonzero(pharmacy & (claims.doctor == UNKNOWN))),
        "designated_fills": float(designated.size),
        "pharmacies": float(np.unique(claims.provider[pharmacy]).size),
    }
    period = (int(day.min()), int(day.max()))
    return Relation(NAME, MEANING, UNIT, period, edges, facts, parameters)


def _customers_anyway(claims: ClaimIndex, chooses: Int64, rows: Int64) -> Int64:
    """Pairs ``pharmacy * patients + patient`` with fills of several doctors, or without one."""
    pair = claims.provider[rows] * np.int64(len(claims.patient_ids)) + chooses[claims.patient[rows]]
    pairs, at = factors(pair)
    doctors = len(claims.doctor_ids) + 1
    signed = distinct(at * np.int64(doctors) + claims.doctor[rows] + 1)
    counts = np.bincount(signed // doctors, minlength=pairs.size)
    result: Int64 = pairs[counts > 1]
    return result


def _places_of(engine: Engine, claims: ClaimIndex, rows: Int64) -> Int64:
    """Where each fill was prescribed: as the claim says, else the main practice, else -1."""
    main = np.full(len(claims.doctor_ids), UNKNOWN, dtype=np.int64)
    practice = engine.query(_PRACTICE)
    main[practice["doctor_no"].to_numpy()] = practice["provider_no"].to_numpy()
    named = claims.prescriber_provider[rows].astype(np.int64)
    result: Int64 = np.where(named == UNKNOWN, main[claims.doctor[rows]], named)
    return result


def _degrees(table: pa.Table, column: str) -> Float64:
    return np.asarray(table.column(column).to_numpy(zero_copy_only=False), dtype=np.float64)


def _distances(
    latitude: Float64, longitude: Float64, place: Int64, pharmacy: Int64, same_spot_km: float
) -> tuple[Float64, Int64]:
    """Kilometres from place to pharmacy and how many pharmacies are nearer, edge by edge."""
    distance = np.full(place.size, np.nan)
    nearer = np.zeros(place.size, dtype=np.int64)
    pharmacies = np.unique(pharmacy)
    pharmacies = pharmacies[~np.isnan(latitude[pharmacies] + longitude[pharmacies])]
    located = np.flatnonzero(place != UNKNOWN)
    located = located[~np.isnan((latitude + longitude)[place[located]])]
    located = located[np.argsort(place[located], kind="stable")]
    distance[located] = distance_km(
        latitude[place[located]],
        longitude[place[located]],
        latitude[pharmacy[located]],
        longitude[pharmacy[located]],
    )
    places = np.unique(place[located])
    step = max(1, _CELLS // max(1, pharmacies.size))
    for first in range(0, places.size, step):
        block = places[first : first + step]
        grid = distance_km(
            latitude[block][:, None],
            longitude[block][:, None],
            latitude[pharmacies][None, :],
            longitude[pharmacies][None, :],
        )
        grid.sort(axis=1)
        mine = located[np.isin(place[located], block)]
        line = np.searchsorted(block, place[mine])
        # One ascending axis for all lines of the grid.
        offset = grid + (np.arange(block.size) * _BEYOND_KM)[:, None]
        wanted = distance[mine] - same_spot_km + line * _BEYOND_KM
        nearer[mine] = np.searchsorted(offset.ravel(), wanted) - line * pharmacies.size
    return distance, nearer
