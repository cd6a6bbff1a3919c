"""Warnings: no penalty instead of a transfer, late terms, too few officers."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from cases.procedure.duties import warnings
from tests.cases.procedure.test_steps import NOW, TWO, Event, case, walked

CONDUCT = date(2026, 2, 1)


def english(now, fund: int, when: datetime = NOW) -> str:
    return " | ".join(text.en for text in warnings(now, fund, CONDUCT, when))


def penalised():
    return walked("verify", "file_case", "investigate", "report", "discuss", "decide")


def test_a_penalty_instead_of_a_transfer_is_warned_of() -> None:
    assert "must not take the place of a transfer" in english(penalised(), 300_000)
    assert "must not take" not in english(penalised(), 299_999)


def test_a_recorded_decision_about_the_transfer_ends_the_warning() -> None:
    declined = Event(99, "decline_transfer", "reported", "wang", NOW + timedelta(days=1))
    now = penalised()
    assert "transfer" not in english(replace(now, events=(*now.events, declined)), 900_000_00)


def test_the_band_is_named_before_any_decision() -> None:
    assert "huge amount" in english(case(), 3_000_000)
    assert english(case(), 10) == ""


def test_late_terms_and_missing_officers() -> None:
    begun = walked("verify")
    assert english(begun, 0, NOW + timedelta(days=10)) == ""
    assert "overdue since" in english(begun, 0, NOW + timedelta(days=40))
    filed = replace(walked("verify", "file_case"), officers=TWO[:1])
    assert "fewer than two officers" in english(filed, 0, NOW + timedelta(days=1))
