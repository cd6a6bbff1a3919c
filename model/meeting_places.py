"""Where a claim puts its patient: at a doctor, at a provider's counter, or in its wards."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from model.claim_index import UNKNOWN, Bool, ClaimIndex, Int32, Int64
from model.claims import CLAIM_TYPES
from model.providers import COUNTER_KINDS
from model.units import SECONDS_PER_DAY, SECONDS_PER_MINUTE

PHARMACY = CLAIM_TYPES.index("pharmacy")
INPATIENT = CLAIM_TYPES.index("inpatient")
_MINUTE_BITS = 32  # room for minutes since 1970 beside the number of a provider


def counters_of(provider_kind: pa.ChunkedArray) -> Bool:
    """Providers that carry out what was ordered elsewhere, from the register's column."""
    counters = pc.is_in(provider_kind, value_set=pa.array(COUNTER_KINDS))
    return np.asarray(counters.to_numpy(zero_copy_only=False), dtype=np.bool_)


def signed_elsewhere(claims: ClaimIndex, counter: Bool | None) -> Bool:
    """Claims whose doctor ordered what was handed out and was not there.

    Fills, and claims of a provider that is a ``counter`` (``counters_of``); ``None`` where no
    provider is registered.
    """
    fills: Bool = claims.claim_type == PHARMACY
    if counter is None:
        return fills
    return np.asarray(fills | ((claims.provider != UNKNOWN) & counter[claims.provider]))


def meeting_places(claims: ClaimIndex, counter: Bool | None = None) -> Int32:
    """For each claim the number of the place where people can meet.

    A visit takes place at the doctor who signed it (``doctor`` number). What a doctor ordered
    elsewhere (``signed_elsewhere``), or a visit without a doctor, takes place at the provider's
    counter (number of doctors + ``provider`` number). An admission takes place at the provider's
    wards (behind the counters), whoever signed it.
    """
    doctors = np.int32(len(claims.doctor_ids))
    desk = claims.provider + doctors
    ward = desk + np.int32(len(claims.provider_ids))
    at_desk = (claims.doctor == UNKNOWN) | signed_elsewhere(claims, counter)
    visit = np.where(at_desk, desk, claims.doctor)
    return np.where(claims.claim_type == INPATIENT, ward, visit).astype(np.int32)


def place_count(claims: ClaimIndex) -> int:
    """How many places there can be: doctors, then counters, then wards."""
    return len(claims.doctor_ids) + 2 * len(claims.provider_ids)


def first_ward(claims: ClaimIndex) -> int:
    """The smallest place number of a ward; wards never close, however few people they admit."""
    return len(claims.doctor_ids) + len(claims.provider_ids)


@dataclass(frozen=True)
class CounterMarks:
    """Claims with a time of day: who, at which provider, in which minute since 1970."""

    patient: Int32
    provider: Int32
    minute: Int32
    record: Int64  # claim numbers, ascending
    in_batches: int  # claims left out because a whole batch settled in that minute


def on_the_minute(claims: ClaimIndex, batch_size: int) -> CounterMarks:
    """Effective claims of a known minute outside batch uploads.

    The minute is that of the settlement; where a source gives no settlement time, that of the
    visit or fill itself. More than ``batch_size`` claims of one provider in one minute are an
    upload and no queue.
    """
    started = claims.day.astype(np.int64) * SECONDS_PER_DAY + claims.start_second
    moment = np.where(claims.settle_at != UNKNOWN, claims.settle_at, started)
    known = (claims.settle_at != UNKNOWN) | (claims.start_second != UNKNOWN)
    record = np.flatnonzero(known & claims.effective)
    minute = moment[record] // SECONDS_PER_MINUTE
    key = claims.provider[record].astype(np.int64) << _MINUTE_BITS | minute
    ordered = np.sort(key)
    crowded = np.unique(ordered[batch_size:][ordered[batch_size:] == ordered[:-batch_size]])
    single = ~np.isin(key, crowded)
    return CounterMarks(
        patient=claims.patient[record][single],
        provider=claims.provider[record][single],
        minute=minute[single].astype(np.int32),
        record=record[single],
        in_batches=int(np.count_nonzero(~single)),
    )
