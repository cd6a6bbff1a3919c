"""Times and dates: ISO 8601 only, ranges checked, and nothing ever becomes today or 1970."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from loaders.converted import Converted, Sieve, unusable
from loaders.raw_rows import Mask
from loaders.remarks import Remark
from loaders.text_cells import as_text, blanked, is_textual, matches, where
from model.columns import Column, Kind
from model.language import Text

_STORED = pa.timestamp("us")
_SHAPE = r"^\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d{1,12})?)?)?$"
_MICROSECONDS_END = 26  # characters of 2025-03-01T09:30:00.123456; what follows is cut
_ZERO_DATES = r"^0000-00-00([ T]00:00(:00(\.0+)?)?)?$"
_ZONED = r"^\d{4}-\d\d-\d\d[ T]\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$"
_MONTH_DAYS = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
_SHAPED_LENGTHS = frozenset({10, 16, 19, *range(21, 27)})
_DAY_MICROSECONDS = 86_400_000_000
_PER_DAY = {
    "date32[day]": 1,
    "date64[ms]": 86_400_000,
    "timestamp[s]": 86_400,
    "timestamp[ms]": 86_400_000,
    "timestamp[us]": _DAY_MICROSECONDS,
    "timestamp[ns]": 1_000 * _DAY_MICROSECONDS,
}
_FIRST_DAY, _LAST_DAY = ((d - date(1970, 1, 1)).days for d in (date.min, date.max))

_LOCAL = Text(
    en="Write times local to the place of treatment, without a zone.",
    zh="请写就医地当地时间，不带时区。",
)


@dataclass(frozen=True)
class Span:
    """Days between which a date can be true, and days that exports write for a missing one."""

    first: date
    last: date
    placeholders: tuple[date, ...]


CLAIM_SPAN = Span(
    first=date(1980, 1, 1),  # no claim was settled by computer before
    last=date(2100, 1, 1),
    placeholders=(date(1970, 1, 1), date(1900, 1, 1), date(9999, 12, 31), date.min),
)
REGISTER_SPAN = Span(
    first=date(1880, 1, 1),  # nobody born earlier is insured
    last=date(9999, 12, 31),  # 'until further notice'
    placeholders=(date(1900, 1, 1), date(1899, 12, 30), date(1899, 12, 31), date.min),  # in Excel
)
_PAST_ONLY = frozenset({"birth_date", "death_date"})

_EMPTIED = Text(
    en="dates that stand for a missing one (1900-01-01, 0000-00-00) and are taken as empty: {n:,}",
    zh="以 1900-01-01、0000-00-00 等代替缺失值、按空值处理的日期：{n:,}",
)


def times(raw: pa.Array, column: Column, as_of: date | None) -> Converted:
    """Timestamps (microseconds, local) or, for ``Kind.DATE``, days.

    A time of exactly midnight and a date alone are the same. What stands for a missing date is a
    fault where one is required, else empty. ``as_of`` is the day on which the data were taken;
    claim times and births after it are faults. Raises ``LayoutError`` for a typed column with a
    time zone or of numbers.
    """
    sieve = Sieve(as_text(raw)) if is_textual(raw.type) else _from_typed(raw)
    missing = _Missing(sieve, column.required)
    if is_textual(raw.type):
        _read_text(sieve, missing)
    counts = _microseconds(sieve.left)
    days = counts // _DAY_MICROSECONDS
    is_date = column.kind is Kind.DATE
    span = REGISTER_SPAN if is_date else CLAIM_SPAN
    if is_date:
        # Midnight in China written as 08:00 on day zero is how "missing" leaks out of epochs.
        with_clock = counts % _DAY_MICROSECONDS != 0
        missing.found(with_clock & (days == 0))
        sieve.reject(with_clock, "date_with_time_of_day")
    for day in span.placeholders:
        missing.found(days == _day_number(day))
    outside = (days < _day_number(span.first)) | (days > _day_number(span.last))
    sieve.reject(outside, "time_out_of_range")
    if as_of is not None and (not is_date or column.name in _PAST_ONLY):
        sieve.reject(days > _day_number(as_of), "time_in_future")
    values = pc.cast(sieve.left, pa.date32()) if is_date else sieve.left
    return Converted(values, sieve.faults, missing.remarks)


class _Missing:
    """Dates that stand for a missing one: faults where one is required, else empty."""

    def __init__(self, sieve: Sieve, required: bool) -> None:
        self._sieve, self._required = sieve, required
        self._cells = 0

    def found(self, rows: Mask) -> None:
        """These rows hold one; cells that are set aside or empty already do not count."""
        rows = rows & where(self._sieve.left.is_valid())
        if self._required:
            self._sieve.reject(rows, "time_placeholder")
        elif rows.any():
            self._cells += int(rows.sum())
            self._sieve.left = blanked(self._sieve.left, rows)

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """How many were taken as empty."""
        return (Remark(self._cells, _EMPTIED),) if self._cells else ()


def end_before_start(start: pa.Array, end: pa.Array) -> Mask:
    """Rows that end before they start; a date alone ends with its day."""
    first, last = pc.cast(start, _STORED), pc.cast(end, _STORED)
    begun, ended = _microseconds(first), _microseconds(last)
    dated = where(pc.and_(first.is_valid(), last.is_valid()))
    whole_day = ended % _DAY_MICROSECONDS == 0
    begun = np.where(whole_day, begun // _DAY_MICROSECONDS * _DAY_MICROSECONDS, begun)
    backwards: Mask = dated & (ended < begun)
    return backwards


def _read_text(sieve: Sieve, missing: _Missing) -> None:
    """Texts of ``sieve`` as timestamps."""
    text = sieve.left
    lengths = pc.drop_null(pc.binary_length(text)).to_numpy(zero_copy_only=False)
    if _SHAPED_LENGTHS.issuperset(np.flatnonzero(np.bincount(np.minimum(lengths, 99))).tolist()):
        try:
            sieve.left = pc.cast(text, _STORED)
            return
        except pa.ArrowInvalid:
            pass  # some cell is faulty: find it below
    missing.found(matches(text, _ZERO_DATES))
    sieve.reject(matches(sieve.left, _ZONED), "time_with_zone")
    sieve.reject(~matches(sieve.left, _SHAPE), "time_not_iso")
    sieve.reject(~_possible(sieve.left), "time_impossible")
    sieve.left = pc.cast(pc.utf8_slice_codeunits(sieve.left, 0, _MICROSECONDS_END), _STORED)


def _possible(text: pa.Array) -> Mask:
    """Whether day and time of day exist, for text of the right shape."""

    def part(start: int, stop: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        digits = pc.fill_null(pc.utf8_slice_codeunits(text, start, stop), "")
        known = pc.if_else(pc.equal(digits, ""), "0", digits)
        numbers: np.ndarray[tuple[int], np.dtype[np.int64]] = pc.cast(known, pa.int64()).to_numpy()
        return numbers

    year, month, day = part(0, 4), part(5, 7), part(8, 10)
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    days = _MONTH_DAYS[np.clip(month, 0, 12)] - ((month == 2) & ~leap)
    date_exists = (year >= 1) & (month >= 1) & (month <= 12) & (day >= 1) & (day <= days)
    clock_exists = (part(11, 13) < 24) & (part(14, 16) < 60) & (part(17, 19) < 60)
    possible: Mask = date_exists & clock_exists
    return possible


def _from_typed(raw: pa.Array) -> Sieve:
    kind = raw.type
    if (pa.types.is_timestamp(kind) and kind.tz is None) or pa.types.is_date(kind):
        sieve = Sieve(raw)
        counts = pc.cast(raw, pa.int32()) if kind == pa.date32() else raw
        numbers = pc.fill_null(pc.cast(counts, pa.int64()), 0).to_numpy(zero_copy_only=False)
        per_day = _PER_DAY[str(kind)]
        days = numbers // per_day
        sieve.reject((days < _FIRST_DAY) | (days > _LAST_DAY), "time_out_of_range")
        sieve.left = pc.cast(sieve.left, _STORED, safe=False)  # below a microsecond is cut
        return sieve
    raise unusable(kind, Text(en="a time", zh="时间"), _LOCAL)


def _microseconds(column: pa.Array) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Microseconds since 1970; null reads as some value that callers mask by validity."""
    counts: np.ndarray[tuple[int], np.dtype[np.int64]] = pc.fill_null(
        pc.cast(column, pa.int64()), 0
    ).to_numpy(zero_copy_only=False)
    return counts


def _day_number(day: date) -> int:
    return (day - date(1970, 1, 1)).days
