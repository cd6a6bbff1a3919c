"""Cases by hand or about a tip, tips taken in, and rings added: on the page of cases."""

import re
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from cases.records.case_rings import RunRings
from cases.records.tips import Tip
from cases.records.vault import Informant
from investigation.casework.session import CaseSession
from model.language import LANGUAGES, Language
from screens.case_state import Casework
from tests.screens.case_desk import (
    HOSTILE,
    NOW,
    OURS,
    REGION,
    WORLD,
    a_case,
    drawn,
    labelled,
    looking,
    pressed,
    texts,
)
from tests.screens.pages import everything

LEAD, OTHER = (ring.ring_id for ring in WORLD.rings)
(CLEARED,) = WORLD.cleared
SECRETS = ("赵六密", "13900000000", "999999199001011234", "night nurse")
LABELS = ("Name", "Contact", "Identity number", "Remark on")
TOLD = "Cards are lent at the pharmacy"
CODE = re.compile(r"\b(?:[2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}\b")


def a_tip(session: CaseSession, text: str = TOLD) -> str:
    tip = Tip("", text, "hotline", REGION, ("pharmacy:PH-9",), NOW, "")
    return session.file.tips.receive(tip, Informant(*SECRETS), by=session.by, at=NOW).tip_no


def fill(app: AppTest, reason: str = "") -> None:
    """The form that opens a case; both forms of the list ask for a region, this one first."""
    labelled(app.text_input, "Title").set_value("Lent cards")
    labelled(app.text_input, "Agency").set_value("Test agency")
    next(one for one in app.text_input if one.label.startswith("Division code")).set_value(REGION)
    if reason:
        labelled(app.text_input, "Why it is opened, in words").set_value(reason)


def test_a_case_by_hand_is_opened_and_shown(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drawn(monkeypatch, "en")
    fill(app, HOSTILE)
    pressed(app, "Open the case")
    (found,) = session.file.cases.search(by=session.by, at=NOW)
    assert (found.origin, found.title) == ("by_hand", "Lent cards")
    assert "Opened: by hand: <script>" in texts(app)
    assert "⟨U+202E⟩" in texts(app)


def test_a_case_without_a_reason_is_refused_in_one_line(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drawn(monkeypatch, "en")
    fill(app)
    assert "the reason is missing" in texts(pressed(app, "Open the case"))
    assert not session.file.cases.search(by=session.by, at=NOW)


def test_a_case_about_a_tip_names_it_and_not_its_informant(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    tip_no = a_tip(session)
    app = drawn(monkeypatch, "en")
    labelled(app.toggle, "About a tip").set_value(True).run()
    assert "Choose a tip first." in texts(pressed(app, "Open the case"))
    labelled(app.selectbox, "Tip that led to no case yet").set_value(tip_no).run()
    seen = texts(app)
    assert TOLD in seen
    fill(app)
    pressed(app, "Open the case")
    assert f"Opened: about the tip {tip_no}" in texts(app)
    (found,) = session.file.cases.search(by=session.by, at=NOW)
    assert (found.origin, session.file.tips.search(by=session.by, at=NOW)[0].case_id) == (
        "tip", found.case_id
    )  # fmt: skip
    assert [secret for secret in SECRETS if secret in seen + texts(app)] == []
    pressed(app, "All cases")
    labelled(app.toggle, "About a tip").set_value(True).run()
    assert "No tip of these regions waits for a case." in texts(app)


def test_a_tip_is_taken_in_and_its_code_said_once(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drawn(monkeypatch, "en")
    labelled(app.text_area, "What was told").set_value(TOLD)
    assert "Choose how it came first." in texts(pressed(app, "Take it in"))
    labelled(app.selectbox, "How it came").set_value("letter")
    [one for one in app.text_input if one.label.startswith("Division code")][1].set_value(REGION)
    for label, secret in zip(LABELS, SECRETS, strict=True):
        (field,) = [one for one in app.text_input if one.label.startswith(label)]
        field.set_value(secret)
    pressed(app, "Take it in")
    (code,) = CODE.findall(texts(app))
    (tip,) = session.file.tips.search(by=session.by, at=NOW)
    assert (tip.text, tip.channel, tip.region) == (TOLD, "letter", REGION)
    assert tip.tip_no in texts(app)
    assert session.file.tips.progress(code, by=session.by, at=NOW) == "received"
    kept = session.file.vault.read(tip.tip_no, by="zhou", at=NOW, purpose="test")
    assert (kept.name, kept.contact, kept.code, kept.remark) == SECRETS
    app.run()
    left = "\n".join([texts(app), *(str(one.value) for one in app.text_input)])
    assert [secret for secret in (*SECRETS, code) if secret in left] == []


def test_what_an_account_has_no_right_to_is_not_offered(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_tip(session)
    app = drawn(monkeypatch, "en", Casework(account="wu"))
    assert not [one for one in app.toggle if one.label == "About a tip"]
    assert not [one for one in app.button if one.label == "Take it in"]
    assert TOLD not in texts(app)
    fill(app, "x")
    assert "may not do this" in texts(pressed(app, "Open the case"))


def test_nothing_english_is_left_in_chinese(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_tip(session)
    app = drawn(monkeypatch, "zh")
    labelled(app.toggle, "依举报线索").set_value(True).run()
    left = [text for text in everything(app) if re.search(r"[A-Za-z]{2,}", OURS.sub("", text))]
    assert left == []


def test_rings_are_added_to_a_case_that_has_none(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_case(session)
    app = drawn(monkeypatch, "en", looking(session, case_id))
    assert "no ring of a run: add one" in texts(app)
    assert "Choose a ring first." in texts(pressed(app, "Add to the case"))
    more = labelled(app.multiselect, "Rings of the newest run")
    more.set_value([LEAD, CLEARED.ring_id]).run()
    assert any(CLEARED.ring_id in one.value.replace("\\", "") for one in app.warning)
    pressed(app, "Add to the case")
    case = session.case(case_id, "test")
    assert case.ring_ids == (LEAD, CLEARED.ring_id)
    assert (case.run_id, case.data_version) == (WORLD.manifest["run_id"], WORLD.data_version)
    left = labelled(app.multiselect, "Rings of the newest run").options
    assert (len(left), OTHER in left[0]) == (1, True)
    assert "no ring of a run" not in texts(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_rings_of_another_run_are_not_offered(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    case_id = a_case(session)
    session.edit(case_id).apply(session.file.rings.add, RunRings("run-0", "v", ("R-0",)))
    app = drawn(monkeypatch, language, looking(session, case_id))
    said = {"en": "stands on an earlier run", "zh": "本案依据较早的一次运行"}
    assert said[language] in texts(app)
    assert not [one for one in app.button if one.label in ("Add to the case", "增加到本案")]


def test_a_ring_decided_on_something_older_is_refused(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_case(session)
    seen = looking(session, case_id)
    assert seen.view is not None
    older = replace(seen.view, case=replace(seen.view.case, version=seen.view.case.version - 1))
    app = drawn(monkeypatch, "en", replace(seen, view=older))
    labelled(app.multiselect, "Rings of the newest run").set_value([OTHER]).run()
    assert "was changed in between" in texts(pressed(app, "Add to the case"))
    assert session.case(case_id, "test").ring_ids == ()
