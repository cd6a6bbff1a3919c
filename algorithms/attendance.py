"""Who was where when, in the two orders that co-occurrence counting needs.

A *mark* says that a person was at a unit (a counter, a room) at a tick (a day, a minute).
Marks are kept by (unit, tick) as buckets, and by person; both orders come from one sort.
"""

from dataclasses import dataclass

import numba
import numpy as np
import numpy.typing as npt

Int32 = npt.NDArray[np.int32]
Int64 = npt.NDArray[np.int64]
Float32 = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Attendance:
    """Distinct marks, sorted twice.

    By bucket: ``bucket_start`` (buckets + 1) cuts ``who`` (persons ascending inside a bucket);
    ``bucket_unit`` and ``bucket_tick`` name the bucket; buckets ascend by (unit, tick).
    ``reach_low`` and ``reach_high`` are the slice of ``who`` within the window around a bucket.
    By person: ``person_start`` (persons + 1) cuts ``bucket_of``, ascending for each person.
    """

    persons: int
    units: int
    window: int
    bucket_start: Int64
    bucket_unit: Int32
    bucket_tick: Int32
    reach_low: Int64
    reach_high: Int64
    who: Int32
    person_start: Int64
    bucket_of: Int32

    @property
    def marks(self) -> int:
        """Number of distinct marks."""
        return int(self.who.size)

    @property
    def comparisons(self) -> int:
        """How many (mark, mark in its window) comparisons a full count has to make."""
        sizes = np.diff(self.bucket_start)
        return int(np.sum(sizes * (self.reach_high - self.reach_low)))


def attend(
    person: Int32, unit: Int32, tick: Int32, *, persons: int, units: int, window: int
) -> Attendance:
    """Sort marks into an ``Attendance``; repeated marks count once.

    ``person`` is in ``[0, persons)``, ``unit`` in ``[0, units)``; ``tick`` is any integer.
    The result does not depend on the order of the marks.

    Raises ``ValueError`` when the three together do not fit into 63 bits.
    """
    first_tick = int(tick.min()) if tick.size else 0
    span = int(tick.max()) - first_tick + 1 if tick.size else 1
    person_bits = max(1, int(persons - 1).bit_length())
    tick_bits = max(1, int(span - 1).bit_length())
    unit_bits = max(1, int(units - 1).bit_length())
    if person_bits + tick_bits + unit_bits > 63:
        raise ValueError("persons, units and ticks together need more than 63 bits")
    keys = unit.astype(np.int64)
    keys <<= tick_bits
    keys |= tick.astype(np.int64) - first_tick
    keys <<= person_bits
    keys |= person
    keys.sort()
    who, bucket_start, bucket_key = _buckets(keys, person_bits)
    bucket_unit = (bucket_key >> tick_bits).astype(np.int32)
    bucket_tick = ((bucket_key & ((1 << tick_bits) - 1)) + first_tick).astype(np.int32)
    reach_low, reach_high = _reach(bucket_start, bucket_unit, bucket_tick, window)
    person_start, bucket_of = _by_person(who, bucket_start, persons)
    return Attendance(
        persons=persons,
        units=units,
        window=window,
        bucket_start=bucket_start,
        bucket_unit=bucket_unit,
        bucket_tick=bucket_tick,
        reach_low=reach_low,
        reach_high=reach_high,
        who=who,
        person_start=person_start,
        bucket_of=bucket_of,
    )


@numba.njit(cache=True, nogil=True)
def _buckets(keys: Int64, person_bits: int) -> tuple[Int32, Int64, Int64]:
    """Distinct marks and bucket boundaries of sorted keys."""
    mask = (1 << person_bits) - 1
    who = np.empty(keys.size, np.int32)
    starts = np.empty(keys.size + 1, np.int64)
    names = np.empty(keys.size, np.int64)
    marks = 0
    buckets = 0
    for i in range(keys.size):
        if i > 0 and keys[i] == keys[i - 1]:
            continue
        name = keys[i] >> person_bits
        if buckets == 0 or names[buckets - 1] != name:
            names[buckets] = name
            starts[buckets] = marks
            buckets += 1
        who[marks] = keys[i] & mask
        marks += 1
    starts[buckets] = marks
    return who[:marks].copy(), starts[: buckets + 1].copy(), names[:buckets].copy()


@numba.njit(cache=True, nogil=True)
def _reach(starts: Int64, unit: Int32, tick: Int32, window: int) -> tuple[Int64, Int64]:
    """For each bucket the slice of marks at the same unit within ``window`` ticks."""
    buckets = unit.size
    low = np.empty(buckets, np.int64)
    high = np.empty(buckets, np.int64)
    first = 0
    after = 0
    for b in range(buckets):
        while unit[first] != unit[b] or tick[b] - tick[first] > window:
            first += 1
        after = max(after, b)
        while after < buckets and unit[after] == unit[b] and tick[after] - tick[b] <= window:
            after += 1
        low[b] = starts[first]
        high[b] = starts[after]
    return low, high


@numba.njit(cache=True, nogil=True)
def _by_person(who: Int32, starts: Int64, persons: int) -> tuple[Int64, Int32]:
    """Counting sort of marks by person; buckets remain ascending for each person."""
    cut = np.zeros(persons + 1, np.int64)
    for m in range(who.size):
        cut[who[m] + 1] += 1
    for p in range(persons):
        cut[p + 1] += cut[p]
    place = cut[:-1].copy()
    bucket_of = np.empty(who.size, np.int32)
    for b in range(starts.size - 1):
        for m in range(starts[b], starts[b + 1]):
            p = who[m]
            bucket_of[place[p]] = b
            place[p] += 1
    return cut, bucket_of
