"""Terms against a table of 200 dated cases, computed without the product, and against events."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import chinese_calendar
import pytest

from cases.procedure.calendar import calendar
from cases.procedure.clocks import clocks, due
from cases.rules import table
from model.cases import Event

SHANGHAI = ZoneInfo("Asia/Shanghai")
with (Path(__file__).parent / "terms_by_hand.csv").open(encoding="utf-8") as file:
    BY_HAND = list(csv.DictReader(file))


def test_there_are_two_hundred_cases_of_all_units() -> None:
    assert len(BY_HAND) == 200
    assert {row["unit"] for row in BY_HAND} == {"working_days", "days", "hours"}


@pytest.mark.parametrize("row", BY_HAND, ids=lambda row: f"{row['term']}-{row['started']}")
def test_a_term_ends_as_in_the_table(row: dict[str, str]) -> None:
    term = next(t for t in table("terms_cn")["term"] if t["code"] == row["term"])
    assert (str(term["amount"]), term["unit"]) == (row["amount"], row["unit"])
    started = datetime.fromisoformat(row["started"])
    assert due(started, term["amount"], term["unit"]) == datetime.fromisoformat(row["due"])
    found = clocks([Event(1, term["starts"][0], "s", "a", started)])
    assert datetime.fromisoformat(row["due"]) in {clock.due_at for clock in found}


def test_every_day_of_the_announced_years_agrees_with_the_published_calendar() -> None:
    days = calendar()
    assert days.years == {2024, 2025, 2026}
    day = date(2024, 1, 1)
    while day.year < 2027:
        assert days.is_workday(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def events(*steps: tuple[str, str]) -> list[Event]:
    return [Event(n, verb, "s", "a", at(when)) for n, (verb, when) in enumerate(steps, start=1)]


def clock_of(code: str, *steps: tuple[str, str]):
    return next(clock for clock in clocks(events(*steps)) if clock.code == code)


def test_a_term_is_met_by_its_step_and_not_by_others() -> None:
    running = clock_of("verification", ("verify", "2026-03-02T09:00"))
    assert running.stopped_at is None
    met = clock_of(
        "verification",
        ("verify", "2026-03-02T09:00"),
        ("assign", "2026-03-03T09:00"),
        ("file_case", "2026-03-10T09:00"),
    )
    assert met.stopped_at == at("2026-03-10T09:00")
    assert not met.overdue(at("2030-01-01T00:00"))
    late = clock_of(
        "verification", ("verify", "2026-03-02T09:00"), ("drop_lead", "2026-04-01T09:00")
    )
    assert late.overdue(at("2026-03-01T00:00"))


def test_an_extension_prolongs_once_and_only_before_the_end() -> None:
    plain = clock_of("verification", ("verify", "2026-03-02T09:00"))
    longer = clock_of(
        "verification",
        ("verify", "2026-03-02T09:00"),
        ("extend_verification", "2026-03-20T09:00"),
        ("extend_verification", "2026-03-21T09:00"),
    )
    assert plain.due_at.date() == date(2026, 3, 23)
    assert longer.due_at.date() == date(2026, 4, 14)  # 30 working days, Qingming in between


def test_hearings_and_appraisals_do_not_count() -> None:
    steps = [("file_case", "2026-03-02T09:00")]
    plain = clock_of("decision", *steps)
    paused = clock_of(
        "decision",
        *steps,
        ("begin_appraisal", "2026-03-10T09:00"),
        ("end_appraisal", "2026-03-20T10:00"),
    )
    assert paused.due_at - plain.due_at == timedelta(days=11)
    open_ended = clock_of("decision", *steps, ("begin_appraisal", "2026-03-10T09:00"))
    assert open_ended.due_at == plain.due_at


def test_a_term_into_an_unannounced_year_is_provisional() -> None:
    clock = clock_of("verification", ("verify", "2026-12-21T09:00"))
    assert "2027" in clock.source
    assert "provisional" in clock.source
    assert clock.due_at.date() == date(2027, 1, 12)


def test_hours_run_on_over_a_change_of_clocks() -> None:
    berlin = datetime(2026, 3, 28, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    assert due(berlin, 24, "hours") - berlin.astimezone(SHANGHAI) == timedelta(hours=24)


def test_order_of_events_given_does_not_matter() -> None:
    steps = events(("verify", "2026-03-02T09:00"), ("file_case", "2026-03-10T09:00"))
    assert clocks(steps) == clocks(list(reversed(steps)))


@pytest.mark.parametrize(
    ("pauses", "days"),
    [
        ([("10T09:00", "20T09:00")], 10),
        ([("10T09:00", "20T09:01")], 11),
        ([("10T09:00", "10T10:00")], 1),
        ([("10T09:00", "12T09:00"), ("13T09:00", "16T09:00")], 5),
    ],
)
def test_pauses_count_in_whole_days_each_rounded_up(
    pauses: list[tuple[str, str]], days: int
) -> None:
    steps = [("file_case", "2026-03-02T09:00")]
    paused = [
        (verb, f"2026-03-{when}")
        for begins, ends in pauses
        for verb, when in (("begin_appraisal", begins), ("end_appraisal", ends))
    ]
    longer = clock_of("decision", *steps, *paused).due_at - clock_of("decision", *steps).due_at
    assert longer == timedelta(days=days)


def test_a_pause_that_never_began_or_began_twice_counts_once() -> None:
    steps = [("file_case", "2026-03-02T09:00")]
    plain = clock_of("decision", *steps).due_at
    ended = clock_of("decision", *steps, ("end_appraisal", "2026-03-10T09:00"))
    assert ended.due_at == plain
    twice = clock_of("decision", *steps, ("begin_appraisal", "2026-03-10T09:00"),
                     ("begin_appraisal", "2026-03-12T09:00"),
                     ("end_appraisal", "2026-03-20T09:00"))  # fmt: skip
    assert twice.due_at - plain == timedelta(days=10)
