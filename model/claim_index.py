"""Claims as aligned integer arrays: the form in which detection reads millions of rows."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Int8 = npt.NDArray[np.int8]
Bool = npt.NDArray[np.bool_]

UNKNOWN = -1
"""Stands in an integer column where the claim names no such entity, day or time."""


@dataclass(frozen=True)
class ClaimIndex:
    """Every claim in canonical order: position ``n`` is the claim with ``claim_no == n``.

    Entity columns hold positions in the sorted identifier arrays (canonical order, so the same
    data gives the same numbers whatever the order of its rows). ``UNKNOWN`` marks absence.

    Units: ``day`` and ``end_day`` are days since 1970-01-01, ``start_second`` is the second of
    the day of ``start_time`` (``UNKNOWN`` when the source gave a date only), ``settle_at`` is
    seconds since 1970-01-01 (``UNKNOWN`` when not given or without a time of day), amounts are
    minor units. ``effective`` is False for refunds and for the claims they fully reverse.
    ``reverses`` is the number of the claim that a refund reverses (``UNKNOWN`` for claims that
    are no refund of a loaded claim); ``None`` where the store does not know refunds.
    """

    patient: Int32
    provider: Int32
    doctor: Int32
    prescriber_provider: Int32
    claim_type: Int8  # position in model.claims.CLAIM_TYPES
    day: Int32
    end_day: Int32
    start_second: Int32
    settle_at: Int64
    total_minor: Int64
    fund_minor: Int64  # 0 where the source does not say
    effective: Bool
    patient_ids: pa.StringArray
    provider_ids: pa.StringArray
    doctor_ids: pa.StringArray
    reverses: Int64 | None = None

    @property
    def size(self) -> int:
        """Number of claims."""
        return int(self.patient.size)
