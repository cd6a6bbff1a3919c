"""The effective claims as the scan reads them: who, where, when, why, and with what."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from algorithms.blocks.dearness import Standing, standing_of
from algorithms.blocks.lines import Lines, lines_of
from algorithms.blocks.misplaced import Gravity, gravity_of
from algorithms.blocks.situations import Reasons, SituationRule
from algorithms.grouping import codes_of
from algorithms.neighbourhoods import AreaSize, neighbourhoods
from graph.engine import Engine
from model.claim_index import UNKNOWN, Bool, ClaimIndex, Int8, Int32, Int64
from model.claims import CLAIM_TYPES
from model.meeting_places import INPATIENT, PHARMACY, counters_of, meeting_places, on_the_minute
from model.units import MINUTES_PER_DAY

_LINES = """
WITH items AS (
    SELECT item_code, CAST(row_number() OVER (ORDER BY item_code) - 1 AS INTEGER) AS item
    FROM (SELECT DISTINCT item_code FROM claim_lines WHERE item_code IS NOT NULL)
)
SELECT l.claim_no, i.item
FROM claim_lines l JOIN items i USING (item_code)
WHERE l.reverses_line_id IS NULL
ORDER BY l.claim_no, i.item
"""
_REASONS = """
WITH said AS (
    SELECT claim_no, unnest(codes) AS code, generate_subscripts(codes, 1) AS place
    FROM (SELECT claim_no, string_split(diagnosis_codes, ';') AS codes
          FROM claims WHERE nullif(diagnosis_codes, '') IS NOT NULL)
),
numbered AS (
    SELECT code, CAST(row_number() OVER (ORDER BY code) - 1 AS INTEGER) AS reason
    FROM (SELECT DISTINCT code FROM said)
)
SELECT s.claim_no, n.reason FROM said s JOIN numbered n USING (code)
ORDER BY s.claim_no, s.place
"""
_SAID = "SELECT prescription_id, insured_region, service_region FROM claims ORDER BY claim_no"

_DAY_BITS = 20  # room for a day beside the number of a person


@dataclass(frozen=True)
class Records:
    """Effective claims, one entry each; ``claim`` is the claim number, ascending.

    ``place``: where a person was (``meeting_places``). ``act``: equal for claims that are one
    act, a fill and the visit that prescribed it. ``minute`` of the day and ``days`` until
    departure, -1 where unknown or no stay. ``insured``: region of insurance where it is not that
    of treatment, -1 otherwise. ``area`` (persons,): neighbourhoods.
    """

    claim: Int64
    person: Int32
    provider: Int32
    place: Int32
    day: Int32
    stay: Bool
    act: Int32
    minute: Int32
    days: Int32
    insured: Int64
    area: Int64
    lines: Lines
    gravity: Gravity
    standing: Standing


def records_of(
    engine: Engine, claims: ClaimIndex, area: AreaSize, situation: SituationRule, batch_size: int
) -> Records:
    """Read once; a column that a source does not have leaves its channel silent."""
    kept = np.flatnonzero(claims.effective & (claims.patient != UNKNOWN) & (claims.day != UNKNOWN))
    said = engine.query(_SAID).take(pa.array(kept))
    persons = len(claims.patient_ids)
    patients, providers = engine.register("patients"), engine.register("providers")
    person, provider = claims.patient[kept], claims.provider[kept]
    place = meeting_places(claims, counters_of(providers["provider_kind"]))[kept]
    stay = claims.claim_type[kept] == INPATIENT
    reasons = _reasons(engine, claims.size, kept)
    record, item = _lines(engine, claims.size, kept)
    insured, service = codes_of(said["insured_region"]), said["service_region"]
    elsewhere = np.array(
        said["insured_region"].combine_chunks().fill_null("").to_numpy(zero_copy_only=False)
        != service.combine_chunks().fill_null("").to_numpy(zero_copy_only=False)
    ) & (codes_of(service) >= 0)
    return Records(
        claim=kept,
        person=person,
        provider=provider,
        place=place,
        day=claims.day[kept],
        stay=stay,
        act=_acts(claims, kept, codes_of(said["prescription_id"])),
        minute=_minutes(claims, kept, batch_size),
        days=np.where(
            stay & (claims.end_day[kept] != UNKNOWN), claims.end_day[kept] - claims.day[kept], -1
        ).astype(np.int32),
        insured=np.where(elsewhere, insured, UNKNOWN),
        area=_areas(patients, area),
        lines=lines_of(
            record, item, person, reasons,
            [place.astype(np.int64), claims.doctor[kept].astype(np.int64)], persons, situation,
        ),
        gravity=gravity_of(reasons.leading, stay, person, persons),
        standing=standing_of(
            _strata(place, claims.claim_type[kept], reasons.leading), claims.total_minor[kept]
        ),
    )  # fmt: skip


def _positions(claims: int, kept: Int64) -> Int64:
    """Position of each claim number among those kept, -1 for the others."""
    at = np.full(claims, UNKNOWN, dtype=np.int64)
    at[kept] = np.arange(kept.size)
    return at


def _reasons(engine: Engine, claims: int, kept: Int64) -> Reasons:
    """Diagnoses of each record, the principal one first."""
    rows = engine.query(_REASONS)
    at = _positions(claims, kept)[rows["claim_no"].to_numpy()]
    reason = rows["reason"].to_numpy()[at >= 0]
    start = np.searchsorted(at[at >= 0], np.arange(kept.size + 1))
    return Reasons(start.astype(np.int64), reason.astype(np.int32))


def _lines(engine: Engine, claims: int, kept: Int64) -> tuple[Int64, Int32]:
    """Record and item of every line."""
    rows = engine.query(_LINES)
    at = _positions(claims, kept)[rows["claim_no"].to_numpy()]
    return at[at >= 0], rows["item"].to_numpy()[at >= 0].astype(np.int32)


def _strata(place: Int32, claim_type: Int8, reason: Int64) -> Int64:
    """Claims of one place, type and principal diagnosis are comparable."""
    key = place.astype(np.int64) * len(CLAIM_TYPES) + claim_type
    return np.asarray(key * (int(reason.max(initial=-1)) + 2) + reason + 1)


def _acts(claims: ClaimIndex, kept: Int64, prescription: Int64) -> Int32:
    """A fill belongs to the visit that prescribed it, else to the person's visit of that day."""
    fill = claims.claim_type[kept] == PHARMACY
    act = np.arange(kept.size)
    key = claims.patient[kept].astype(np.int64) << _DAY_BITS | claims.day[kept]
    visits, fills = np.flatnonzero(~fill), np.flatnonzero(fill)
    for label, known in ((key, key >= 0), (prescription, prescription >= 0)):
        first, row = np.unique(label[visits[known[visits]]], return_index=True)
        owner = visits[known[visits]][row]
        asked = fills[known[fills]]
        at = np.minimum(np.searchsorted(first, label[asked]), max(first.size - 1, 0))
        matched = first[at] == label[asked] if first.size else np.zeros(asked.size, dtype=np.bool_)
        act[asked[matched]] = owner[at[matched]]
    return act.astype(np.int32)


def _minutes(claims: ClaimIndex, kept: Int64, batch_size: int) -> Int32:
    """Minute of the day of the settlement, else of the visit; -1 where unknown or in a batch."""
    counter = on_the_minute(claims, batch_size)
    minute = np.full(claims.size, UNKNOWN, dtype=np.int32)
    minute[counter.record] = counter.minute % MINUTES_PER_DAY
    return minute[kept]


def _areas(patients: pa.Table, size: AreaSize) -> Int64:
    """Neighbourhood of each person, -1 for everybody where no address and no region is known."""
    address, region = patients["address"], patients["region"]
    if address.null_count == len(address) and region.null_count == len(region):
        return np.full(patients.num_rows, UNKNOWN, dtype=np.int64)
    return neighbourhoods(address, region, size)
