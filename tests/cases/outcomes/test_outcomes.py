"""Outcome tables: impossible ones are refused, possible ones survive the round trip."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.outcomes.figures import Outcomes, accepted, contradictions, impossible, rolled_up
from cases.outcomes.from_cases import outcomes_of
from cases.outcomes.history import read, write
from model.cases import Event, Party
from model.errors import SourceRefused
from tests.cases.procedure.test_steps import case

BRIEFING = Outcomes(
    region="100000",
    period="2019/2020",
    level="national",
    inspected=1_710_000,
    with_problems=730_000,
    penalised=14_000,
    agreements_cancelled=14_000,
    transferred=770,
    recovered_minor=3_487_000_000_000,
    source="briefing of 26 July 2021",
)


def test_the_published_table_can_be_true() -> None:
    assert accepted(BRIEFING) is BRIEFING


def test_the_garbled_figure_of_the_briefing_is_refused() -> None:
    with pytest.raises(SourceRefused) as refused:
        accepted(replace(BRIEFING, with_problems=700_000_000))
    assert "700000000" in str(refused.value)
    assert "inspected" in str(refused.value)
    assert "查出问题机构" in refused.value.in_language("zh")


@pytest.mark.parametrize(
    "change",
    [
        {"inspected": -1},
        {"with_problems": -5},
        {"recovered_minor": -1},
        {"penalised": 730_001},
        {"agreements_cancelled": 730_001},
        {"transferred": 730_001},
        {"with_problems": 1_710_001},
        {"inspected": 0},
        {"with_problems": 0},
        {"with_problems": None, "penalised": 1_710_001},
        {"with_problems": None, "transferred": 1_710_001},
    ],
)
def test_impossible_tables_are_refused(change: dict[str, int | None]) -> None:
    with pytest.raises(SourceRefused):
        accepted(replace(BRIEFING, **change))


@given(st.integers(0, 10**7), st.data())
def test_tables_that_keep_the_order_are_never_refused(inspected: int, data: st.DataObject) -> None:
    problems = data.draw(st.integers(0, inspected))
    parts = [data.draw(st.none() | st.integers(0, problems)) for _ in range(3)]
    table = Outcomes("1", "2026", "city", inspected, problems, *parts, recovered_minor=0)
    assert impossible(table) == ()


def test_a_roll_up_is_the_sum_of_its_children() -> None:
    children = [replace(BRIEFING, region="33", level="province"), replace(BRIEFING, region="44")]
    total = rolled_up("10", "national", children)
    assert total.transferred == 1_540
    assert contradictions(total, children) == ()
    wrong = replace(total, transferred=1_541)
    assert "1541" in contradictions(wrong, children)[0].en
    unknown = rolled_up("10", "national", [children[0], replace(children[1], penalised=None)])
    assert unknown.penalised is None
    with pytest.raises(SourceRefused, match="different periods"):
        rolled_up("10", "national", [children[0], replace(children[1], period="2021")])


def test_history_survives_the_round_trip() -> None:
    tables = (
        replace(BRIEFING, source='"quoted", 来源'),
        replace(BRIEFING, period="2018", penalised=None),
    )
    assert set(read(write(tables))) == set(tables)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("region,period\n", "header"),
        ("", "header"),
        (write([BRIEFING]).replace("1710000", "171万"), "whole number"),
        (write([BRIEFING]).replace("1710000", "1710000.5"), "whole number"),
        (write([BRIEFING]).replace("34870000000.00", "348.7亿"), "not an amount"),
        (write([BRIEFING]).replace("730000", "700000000"), "cannot exceed"),
        (write([BRIEFING]) + write([BRIEFING]).splitlines()[1] + "\n", "occur twice"),
    ],
)
def test_bad_history_says_what_and_where(text: str, says: str) -> None:
    with pytest.raises(SourceRefused, match=says) as refused:
        read(text, "history.csv")
    assert "history.csv" in str(refused.value)


def test_own_cases_add_up() -> None:
    when = datetime(2026, 5, 5, tzinfo=UTC)

    def event(number: int, verb: str, **facts: str) -> Event:
        return Event(number, verb, "s", "li", when, facts)

    clinic = Party("P001", "institution", "H1", "n", "institution")
    shop = Party("P002", "pharmacy", "H2", "n", "pharmacy")
    first = replace(
        case(),
        parties=(clinic, shop),
        events=(
            event(1, "investigate"),
            event(2, "decide", decision="penalise", agreement="cancelled"),
            event(3, "execute", recovered_minor="12345"),
        ),
    )
    second = replace(
        case(), parties=(clinic,), events=(event(1, "investigate"), event(2, "send_transfer"))
    )
    cleared = replace(
        case(), parties=(Party("P001", "institution", "H3", "n", "institution"),),
        events=(event(1, "investigate"), event(2, "decide", decision="not_established")),
    )  # fmt: skip
    span = (date(2026, 1, 1), date(2026, 12, 31))
    table = outcomes_of([first, second, cleared], "3301", "city", "2026", *span)
    figures = (table.inspected, table.with_problems, table.penalised, table.agreements_cancelled)
    assert figures == (3, 2, 2, 2)
    assert (table.transferred, table.recovered_minor) == (1, 12_345)
    assert outcomes_of([first], "44", "city", "2026", *span).inspected == 0
    assert (
        outcomes_of([first], "33", "city", "2025", date(2025, 1, 1), date(2025, 12, 31)).inspected
        == 0
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"with_problems": 730_000, "penalised": 730_000}, []),
        ({"inspected": 730_000}, []),
        ({"with_problems": None, "penalised": 1_710_000}, []),
        ({"inspected": None}, []),
        ({"inspected": 0, "with_problems": 5, "penalised": None, "agreements_cancelled": None,
          "transferred": None}, ["is 5 although nothing was inspected"]),
        ({"penalised": 730_001, "transferred": 730_002}, [
            "penalties (730001) cannot exceed institutions with problems (730000)",
            "justice (730002) cannot exceed institutions with problems (730000)"]),
        ({"with_problems": None, "agreements_cancelled": 1_710_001}, [
            "cancelled (1710001) cannot exceed institutions inspected (1710000)"]),
        ({"recovered_minor": -1}, ["funds recovered is negative: -1"]),
        ({"recovered_minor": 0, "transferred": 0}, []),
    ],
)  # fmt: skip
def test_every_statement_that_arithmetic_forbids_is_told(
    change: dict[str, int | None], said: list[str]
) -> None:
    found = [text.en for text in impossible(replace(BRIEFING, **change))]
    assert len(found) == len(said)
    assert all(text.endswith(end) for text, end in zip(found, said, strict=True))
