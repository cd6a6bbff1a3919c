"""The page of cases: who acts, what is shown, what is done, and what is refused."""

import re
from pathlib import Path

import pytest

from investigation.casework.exhibits import file_note
from investigation.casework.session import ACCOUNT, CaseSession
from investigation.place import WORKSPACE
from model.language import LANGUAGES, Language
from tests.screens.case_desk import HOSTILE, NOW, OURS, a_case, drawn, looking, pressed, texts
from tests.screens.pages import everything


def test_without_an_account_the_way_to_one_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(WORKSPACE, str(tmp_path))
    app = drawn(monkeypatch, "en")
    assert "--role administrator" in texts(app)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_and_a_case_draw(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    case_id = a_case(session)
    assert case_id in texts(drawn(monkeypatch, language))
    app = drawn(monkeypatch, language, looking(session, case_id))
    for part in (case_id, "P001", "E001", "F001", "某人"):
        assert part in texts(app)


def test_nothing_english_is_left_in_chinese(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_case(session)
    app = drawn(monkeypatch, "zh", looking(session, case_id))
    left = [text for text in everything(app) if re.search(r"[A-Za-z]{2,}", OURS.sub("", text))]
    assert left == []


def test_signing_in_is_said_to_be_no_part_of_it(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = drawn(monkeypatch, "en")
    assert any("nobody signs in" in caption.value for caption in app.sidebar.caption)
    assert app.sidebar.selectbox[0].value == "li.wei"


def test_the_variable_settles_who_acts(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ACCOUNT, "li.wei")
    app = drawn(monkeypatch, "en")
    assert not app.sidebar.selectbox


def test_who_may_not_see_cases_is_told_in_one_line(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ACCOUNT, "admin")
    app = drawn(monkeypatch, "en")
    assert "may not do this" in texts(app)


def test_a_step_is_taken_and_said(session: CaseSession, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = a_case(session)
    app = pressed(drawn(monkeypatch, "en", looking(session, case_id)), "Take this step")
    assert "being verified" in texts(app)
    case = session.case(case_id, "test")
    assert [event.verb for event in case.events] == ["verify"]


def test_a_note_is_filed(session: CaseSession, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = a_case(session)
    app = drawn(monkeypatch, "en", looking(session, case_id))
    (title,) = [one for one in app.text_input if one.label == "Title of the note"]
    title.set_value(HOSTILE)
    app.text_area[0].set_value("seen")
    pressed(app, "File the note")
    assert session.case(case_id, "test").exhibits[-1].title == HOSTILE
    assert "E002" in texts(app)


def test_a_decision_on_something_older_is_refused(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_case(session)
    app = drawn(monkeypatch, "en", looking(session, case_id))
    file_note(session.edit(case_id), "another", "in between")
    pressed(app, "Take this step")
    assert "was changed in between" in texts(app)
    assert session.case(case_id, "test").events == ()
    pressed(app, "Read again")
    pressed(app, "Take this step")
    assert len(session.case(case_id, "test").events) == 1


def test_a_name_is_text_and_nothing_else(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_case(session, HOSTILE, HOSTILE)
    app = drawn(monkeypatch, "en", looking(session, case_id))
    (head,) = [one.value for one in app.subheader if case_id.replace("-", "\\-") in one.value]
    assert "\\<script\\>" in head
    assert "⟨U+202E⟩" in texts(app)
    assert not [one for one in app.markdown if "script" in str(one.value)]


def test_a_sealed_copy_waits_for_approvals(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = a_case(session)
    app = drawn(monkeypatch, "en", looking(session, case_id))
    app.session_state["case-copy-li.wei"] = "sealed"
    app.run()
    (build,) = [one for one in app.button if one.label == "Build the package"]
    assert build.disabled
    assert "0 of 2 approvals" in texts(app)
    pressed(app, "Propose this copy for approval")
    assert [p.act for p in session.file.approvals.proposals(case_id, by=session.by, at=NOW)] == [
        "export:sealed"
    ]
    pressed(app, "Approve this copy")
    assert "may not do this" in texts(app)
