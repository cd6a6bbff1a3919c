"""Every page in both languages: with rings, with a failed typology, and without a run."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from investigation.place import WORKSPACE
from model.language import LANGUAGES, Language
from screens.state import RingFilters
from tests.screens.pages import ROOT, components, everything, started, table_cells
from tests.screens.stand_in import stand_in

WORLD = stand_in()
FAILING = stand_in(failed=True)
LOCKSTEP, STAR = WORLD.rings
(DIALYSIS,) = WORLD.cleared
PAGES = ("rings", "ring", "data")
SAME_IN_BOTH = re.compile(
    r"[CPD]\d{6,}|(PH|DC|H)\d{6,}|ring-\w+|claims_2025\.csv|utf-8|SHA-256|CSV|run\.json|"
    r"English|ZeroDivisionError|\{shown\}|\{all\}|[0-9a-f]{16}|:material/\w+:|p值（q）|"
    r":\w+-badge|ring\\-\w+|版本 5be1"
)
WORD = re.compile(r"[A-Za-z]{2,}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("world", [WORLD, FAILING], ids=["whole", "failing"])
def test_every_page_draws(
    monkeypatch: pytest.MonkeyPatch, world, page: str, language: Language
) -> None:
    app = started(monkeypatch, world, page, language, LOCKSTEP.ring_id)
    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("page", ["rings", "ring"])
def test_nothing_english_is_left_in_chinese(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    app = started(monkeypatch, FAILING, page, "zh", LOCKSTEP.ring_id)
    left = [text for text in everything(app) if WORD.search(SAME_IN_BOTH.sub("", text))]
    assert left == []


def test_nothing_english_is_left_on_the_data_page_but_the_run_record(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = started(monkeypatch, replace(FAILING, manifest={}), "data", "zh")
    source_words = {"ward", "start_time", "total_amount"}
    left = [
        text
        for text in everything(app)
        if text not in source_words and WORD.search(SAME_IN_BOTH.sub("", text))
    ]
    assert left == []


@pytest.mark.parametrize("page", PAGES)
def test_no_chinese_in_english(monkeypatch: pytest.MonkeyPatch, page: str) -> None:
    app = started(monkeypatch, FAILING, page, "en", LOCKSTEP.ring_id)
    shown = [text for text in everything(app) if text != "中文"]
    assert [text for text in shown if re.search(r"[\u4e00-\u9fff]", text)] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_without_a_workspace_one_line_and_the_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, page: str, language: Language
) -> None:
    st.cache_resource.clear()
    monkeypatch.undo()
    monkeypatch.setenv(WORKSPACE, str(tmp_path / "none"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["lang"] = language
    app.run()
    if page != "rings":
        app.switch_page(str(ROOT / "screens" / f"{page}.py")).run()
    assert not app.exception
    assert len(app.error) == 1
    assert "coterie detect" in app.code[0].value
    assert str(tmp_path) in app.code[0].value
    assert all("\n" not in text.value for text in app.text)


def test_an_unknown_ring_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    app = started(monkeypatch, WORLD, "ring", "en", "ring-that-is-not")
    assert not app.exception
    assert [error.value for error in app.error] == ["Not part of this run"]
    assert any("ring-that-is-not" in text.value for text in app.text)


def test_no_ring_open_leads_to_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    app = started(monkeypatch, WORLD, "ring", "en")
    assert [info.value for info in app.info] == [
        "No ring is open. Choose one from the list of rings."
    ]


def test_a_failed_typology_is_red_on_both_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for page in ("rings", "data"):
        app = started(monkeypatch, FAILING, page, "en")
        assert len(app.error) == 1
        assert any("Impossible presence" in text.value for text in app.text)
        assert not started(monkeypatch, WORLD, page, "en").error
    assert "FAILED" in table_cells(started(monkeypatch, FAILING, "data", "en"))


def test_the_list_is_ranked_and_cleared_groups_say_why(monkeypatch: pytest.MonkeyPatch) -> None:
    leads, cleared = components(started(monkeypatch, WORLD, "rings", "en"))
    assert [row["id"] for row in leads["rows"]] == [LOCKSTEP.ring_id, STAR.ring_id]
    assert [row["id"] for row in cleared["rows"]] == [DIALYSIS.ring_id]
    assert ["Dialysis schedule"] in cleared["rows"][0]["cells"]


def test_a_filter_narrows_and_its_chip_removes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    app = started(monkeypatch, WORLD, "rings", "en")
    app.text_input(key="filter-words").input("PH00000007").run()
    leads, *_ = components(app)
    assert [row["id"] for row in leads["rows"]] == [STAR.ring_id]
    app.button(key="chip-0").click().run()
    leads, *_ = components(app)
    assert len(leads["rows"]) == 2
    assert app.text_input(key="filter-words").value == ""


def test_filters_survive_a_visit_to_another_page(monkeypatch: pytest.MonkeyPatch) -> None:
    app = started(monkeypatch, WORLD, "rings", "en")
    app.slider(key="filter-score").set_value(0.9).run()
    app.switch_page(str(ROOT / "screens" / "data.py")).run()
    app.switch_page(str(ROOT / "screens" / "rings.py")).run()
    assert app.slider(key="filter-score").value == 0.9
    assert app.session_state["coterie"].filters == RingFilters(score_from=0.9)


def test_the_language_switch_holds_on_the_next_page(monkeypatch: pytest.MonkeyPatch) -> None:
    app = started(monkeypatch, WORLD, "rings", "en")
    app.button_group(key="language").set_value("zh").run()
    assert app.title[0].value == "团伙线索"
    assert app.query_params["lang"] == "zh"
    app.switch_page(str(ROOT / "screens" / "data.py")).run()
    assert app.title[0].value == "数据与运行"


def test_money_that_differs_from_its_claims_is_red(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = replace(LOCKSTEP, total_minor=LOCKSTEP.total_minor + 1)
    app = started(monkeypatch, replace(WORLD, rings=(wrong, STAR)), "ring", "en", LOCKSTEP.ring_id)
    assert any("differ" in error.value for error in app.error)
    app = started(monkeypatch, WORLD, "ring", "en", LOCKSTEP.ring_id)
    assert not app.error
    assert any("equal to the run's figures" in note.value for note in app.success)


def test_every_claim_is_listed_with_file_and_row(monkeypatch: pytest.MonkeyPatch) -> None:
    app = started(monkeypatch, WORLD, "ring", "en", LOCKSTEP.ring_id)
    claims = list(components(app))[-1]
    assert {row["id"] for row in claims["rows"]} == {c.claim_id for c in LOCKSTEP.claims}
    first = claims["rows"][0]["cells"]
    assert first[-2] == "claims_2025.csv"
    assert first[-1]["sort"] == int(first[0][1:]) + 1


def test_a_cleared_group_opens_with_its_explanation(monkeypatch: pytest.MonkeyPatch) -> None:
    app = started(monkeypatch, WORLD, "ring", "en", DIALYSIS.ring_id)
    assert app.title[0].value == "Cleared group 1"
    assert any(text.value == "Dialysis schedule" for text in app.text)
    (reading,) = app.expander
    assert reading.label.startswith("Dialysis schedule · enough to explain it")
    assert reading.proto.expanded
