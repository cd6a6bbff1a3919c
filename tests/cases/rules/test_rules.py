"""Dated data: complete, sourced, marked, and cited by the day of the conduct."""

from datetime import date, timedelta

import pytest

from cases.rules import MARKS, table
from cases.rules.provisions import band_reached, bands, provisions

FILES = ("terms_cn", "procedure_cn", "holidays_cn", "legal_texts_cn", "amount_bands_cn")


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_dated(name: str) -> None:
    assert isinstance(table(name)["dated"], date)


def test_every_entry_has_a_source_and_a_mark() -> None:
    entries = [
        *table("terms_cn")["term"],
        *table("legal_texts_cn")["provision"],
        *table("amount_bands_cn")["band"],
        *table("holidays_cn")["years"].values(),
        table("procedure_cn"),
    ]
    assert [e for e in entries if not e.get("source") or e.get("mark") not in MARKS] == []


def test_the_new_implementing_rules_are_cited_from_their_day_on() -> None:
    first = date(2026, 4, 1)
    before = {p.id for p in provisions(first - timedelta(days=1))}
    since = {p.id for p in provisions(first)}
    assert since - before == {"nhsa-order-7"}
    assert "order-735" in before & since
    assert {p.id for p in provisions(date(1990, 1, 1))} == set()


def test_bands_are_reached_to_the_cent() -> None:
    day = date(2026, 1, 1)
    codes = [band.code for band in bands(day)]
    assert codes == ["large", "huge", "especially_huge"]
    for band in bands(day):
        assert band_reached(band.from_minor, day).code == band.code
        below = band_reached(band.from_minor - 1, day)
        assert (below.code if below else None) != band.code


def test_a_province_states_its_own_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {
        "region": "33", "code": "large", "title_en": "large", "title_zh": "较大",
        "from_minor": 600_000, "to_minor": 600_000, "valid_from": date(2020, 1, 1), "source": "s",
    }  # fmt: skip
    national = table("amount_bands_cn")["band"]
    monkeypatch.setitem(table("amount_bands_cn"), "band", [*national, own])
    day = date(2026, 1, 1)
    assert band_reached(300_000, day, "330106") is None
    assert band_reached(600_000, day, "330106") is not None
    assert band_reached(300_000, day, "110101") is not None
