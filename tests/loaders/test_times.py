from datetime import date, datetime

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.times import CLAIM_SPAN, end_before_start, times
from model.columns import Kind
from model.errors import LayoutError
from tests.loaders.read_back import local, outcome, text

CLAIM_TIMES = st.datetimes(local("1980-01-01"), local("2100-01-01"))
DATE_LIKE = st.builds(
    "{:04d}-{:02d}-{:02d}".format, st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99)
)


@given(st.lists(st.tuples(CLAIM_TIMES, st.sampled_from("T ")), min_size=1, max_size=20))
def test_iso_times_come_back(moments: list[tuple[datetime, str]]) -> None:
    made = times(text(*(m.isoformat(sep) for m, sep in moments)), "start_time", Kind.TIME, None)
    assert made.faults == ()
    assert made.values.to_pylist() == [moment for moment, _ in moments]


@given(st.lists(st.one_of(DATE_LIKE, st.dates().map(str)), min_size=1, max_size=20))
def test_days_exist_as_in_the_calendar(cells: list[str]) -> None:
    made = times(text(*cells), "start_time", Kind.TIME, None)
    for row, cell in enumerate(cells):
        try:
            day = date.fromisoformat(cell)
        except ValueError:
            assert outcome(made, row) == (None, "time_impossible")
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
        ("0000-00-00", "time_impossible"),
        ("2025-03-01T24:00:00", "time_impossible"),
        ("2025-03-01T23:60:00", "time_impossible"),
        ("2025/03/01", "time_not_iso"),
        ("20250301", "time_not_iso"),
        ("2025-3-1", "time_not_iso"),
        ("45000", "time_not_iso"),
        ("nan", "time_not_iso"),
        ("2025-03-01T09", "time_not_iso"),
        ("2025-03-01T09:30:00.1234567", "time_not_iso"),
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
    value, found = outcome(times(text(cell), "start_time", Kind.TIME, None), 0)
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
    assert outcome(times(text(cell), "valid_to", Kind.DATE, None), 0)[1] == reason


def test_the_future_begins_after_the_day_of_the_data() -> None:
    column = text("2025-06-30T23:59:59", "2025-07-01")
    made = times(column, "start_time", Kind.TIME, date(2025, 6, 30))
    assert [outcome(made, row)[1] for row in (0, 1)] == ["", "time_in_future"]
    assert times(column, "start_time", Kind.TIME, None).faults == ()
    ends = text("2030-01-01")
    assert times(ends, "agreement_to", Kind.DATE, date(2025, 6, 30)).faults == ()
    assert times(ends, "birth_date", Kind.DATE, date(2025, 6, 30)).faults[0].rows.tolist() == [True]


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
    made = times(pa.array([moment, None], pa.timestamp(unit)), "start_time", Kind.TIME, None)
    assert made.values.to_pylist() == [moment, None]


def test_zoned_or_numeric_times_are_an_error() -> None:
    zoned = pa.array([local("2025-03-01")], pa.timestamp("us", tz="UTC"))
    for column in (zoned, pa.array([20250301])):
        with pytest.raises(LayoutError):
            times(column, "start_time", Kind.TIME, None)
