from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.fetching import as_shown
from loaders.times import CLAIM_SPAN, end_before_start, times
from model.columns import Column, Kind
from model.errors import LayoutError
from tests.loaders.read_back import local, outcome, text

START = Column("start_time", Kind.TIME, "when", required=True)


def named(name: str) -> Column:
    return Column(name, Kind.DATE, "when", required=True)


CLAIM_TIMES = st.datetimes(local("1980-01-01"), local("2100-01-01"))
DATE_LIKE = st.builds(
    "{:04d}-{:02d}-{:02d}".format, st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99)
)


@given(st.lists(st.tuples(CLAIM_TIMES, st.sampled_from("T ")), min_size=1, max_size=20))
def test_iso_times_come_back(moments: list[tuple[datetime, str]]) -> None:
    made = times(text(*(m.isoformat(sep) for m, sep in moments)), START, None)
    assert made.faults == ()
    assert made.values.to_pylist() == [moment for moment, _ in moments]


@given(st.lists(st.one_of(DATE_LIKE, st.dates().map(str)), min_size=1, max_size=20))
def test_days_exist_as_in_the_calendar(cells: list[str]) -> None:
    made = times(text(*cells), START, None)
    for row, cell in enumerate(cells):
        try:
            day = date.fromisoformat(cell)
        except ValueError:
            nothing = cell in ("0000-00-00", "0001-01-01")
            reason = "time_placeholder" if nothing else "time_impossible"
            assert outcome(made, row) == (None, reason)
            continue
        usable = CLAIM_SPAN.first <= day <= CLAIM_SPAN.last
        value, reason = outcome(made, row)
        assert bool(reason) is not usable
        assert value == (local(day.isoformat()) if usable else None)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("2025-03-01T09:30", ""),
        ("2024-02-29", ""),
        ("2023-02-29", "time_impossible"),
        ("2025-02-30", "time_impossible"),
        ("0000-00-00", "time_placeholder"),
        ("0000-00-00 00:00:00", "time_placeholder"),
        ("0001-01-01", "time_placeholder"),
        ("2025-03-01T24:00:00", "time_impossible"),
        ("2025-03-01T23:60:00", "time_impossible"),
        ("2025/03/01", "time_not_iso"),
        ("20250301", "time_not_iso"),
        ("2025-3-1", "time_not_iso"),
        ("45000", "time_not_iso"),
        ("nan", "time_not_iso"),
        ("2025-03-01T09", "time_not_iso"),
        ("2025-03-01T09:30:00.1234567", ""),
        ("2025-03-01 09:30:00.123456789", ""),
        ("2025-03-01T09:30:00.", "time_not_iso"),
        ("2025-03-01T09:30:00Z", "time_with_zone"),
        ("2025-03-01T09:30:00+08:00", "time_with_zone"),
        ("1970-01-01", "time_placeholder"),
        ("1970-01-01 08:00:00", "time_placeholder"),
        ("1900-01-01", "time_placeholder"),
        ("9999-12-31", "time_placeholder"),
        ("1979-12-31", "time_out_of_range"),
        ("2101-01-01", "time_out_of_range"),
    ],
)
def test_claim_time_table(cell: str, reason: str) -> None:
    value, found = outcome(times(text(cell), START, None), 0)
    assert found == reason
    assert (value is None) is bool(reason)


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("1970-01-01", ""),  # a birthday like any other
        ("1990-03-07 00:00:00", ""),
        ("9999-12-31", ""),  # until further notice
        ("1970-01-01 08:00:00", "time_placeholder"),
        ("1900-01-01", "time_placeholder"),
        ("1990-03-07 09:00:00", "date_with_time_of_day"),
        ("1870-01-01", "time_out_of_range"),
    ],
)
def test_register_date_table(cell: str, reason: str) -> None:
    assert outcome(times(text(cell), named("valid_to"), None), 0)[1] == reason


def test_the_future_begins_after_the_day_of_the_data() -> None:
    column = text("2025-06-30T23:59:59", "2025-07-01")
    made = times(column, START, date(2025, 6, 30))
    assert [outcome(made, row)[1] for row in (0, 1)] == ["", "time_in_future"]
    assert times(column, START, None).faults == ()
    ends = text("2030-01-01")
    assert times(ends, named("agreement_to"), date(2025, 6, 30)).faults == ()
    assert times(ends, named("birth_date"), date(2025, 6, 30)).faults[0].rows.tolist() == [True]


@pytest.mark.parametrize(
    ("start", "end", "backwards"),
    [
        ("2025-03-01T09:30:00", "2025-03-01T00:00:00", False),  # a date alone ends with its day
        ("2025-03-01T09:30:00", "2025-03-01T09:29:00", True),
        ("2025-03-02T00:00:00", "2025-03-01T00:00:00", True),
        ("2025-03-02T00:00:00", None, False),
        (None, "2025-03-02T00:00:00", False),
    ],
)
def test_order_of_start_and_end(start: str | None, end: str | None, backwards: bool) -> None:
    column = [pa.array([cell]).cast(pa.timestamp("us")) for cell in (start, end)]
    assert end_before_start(*column).tolist() == [backwards]


@pytest.mark.parametrize("unit", ["s", "ms", "us", "ns"])
def test_typed_times_keep_their_moment(unit: str) -> None:
    moment = local("2025-03-01T09:30")
    made = times(pa.array([moment, None], pa.timestamp(unit)), START, None)
    assert made.values.to_pylist() == [moment, None]


def test_zoned_or_numeric_times_are_an_error() -> None:
    zoned = pa.array([local("2025-03-01")], pa.timestamp("us", tz="UTC"))
    for column in (zoned, pa.array([20250301])):
        with pytest.raises(LayoutError):
            times(column, START, None)


def test_what_is_finer_than_a_microsecond_is_cut() -> None:
    made = times(text("2025-03-01 09:30:00.1234569", "2025-03-01"), START, None)
    assert made.values[0].as_py() == local("2025-03-01T09:30:00.123456")


@pytest.mark.parametrize(
    "cell", ["1900-01-01", "1970-01-01 08:00:00", "0000-00-00", "0001-01-01T00:00:00"]
)
def test_a_stand_in_is_empty_where_empty_is_allowed(cell: str) -> None:
    birth = Column("birth_date", Kind.DATE, "of birth")
    made = times(text(cell, "1958-04-02", None), birth, None)
    assert made.values.to_pylist() == [None, date(1958, 4, 2), None]
    assert made.faults == ()
    assert [remark.cells for remark in made.remarks] == [1]


@pytest.mark.parametrize("kind", ["s", "ms", "us", "ns", "date32", "date64"])
@pytest.mark.parametrize("number", [2**62, -(2**62), 2**31 - 1, -(2**31)])
def test_a_moment_beyond_the_calendar_is_a_reject(kind: str, number: int) -> None:
    stored = {"date32": pa.date32(), "date64": pa.date64()}.get(kind) or pa.timestamp(kind)
    if kind == "date32":
        number = max(-(2**31), min(number, 2**31 - 1))
    if kind == "date64":
        number -= number % 86_400_000
    width = pa.int32() if kind == "date32" else pa.int64()
    made = times(pa.array([number, 0], width).view(stored), START, None)
    value, reason = outcome(made, 0)
    inside = kind in ("s", "ms", "us", "ns", "date64") and abs(number) < 2**32 and value is not None
    assert inside or reason in ("time_out_of_range", "time_placeholder")
    assert as_shown(pa.array([number], width).view(stored)[0])
