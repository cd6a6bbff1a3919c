"""Every form of a case: what it adds, what it refuses, and that no other loses its text."""

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from investigation.casework.session import CaseSession
from investigation.casework.views import CaseView, view_of
from model.cases import Case
from model.rings import RingMember
from screens.case_state import Casework
from tests.screens.case_desk import NOW, a_case, drawn, labelled, looking, pressed, texts

WITHOUT_RIGHT = "may not do this"


def after(session: CaseSession, case_id: str) -> Case:
    return session.case(case_id, "test")


@pytest.fixture
def case_id(session: CaseSession) -> str:
    return a_case(session)


@pytest.fixture
def app(session: CaseSession, case_id: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The case as its officer sees it."""
    return drawn(monkeypatch, "en", looking(session, case_id))


def as_supervisor(session: CaseSession, case_id: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return drawn(monkeypatch, "en", looking(session, case_id, "zhou"))


def test_a_party_outside_the_rings(session: CaseSession, case_id: str, app: AppTest) -> None:
    labelled(app.text_input, "Name").set_value("A middleman")
    labelled(app.selectbox, "Role").set_value("middleman")
    labelled(app.text_input, "Address").set_value("Nowhere 1")
    pressed(app, "Add the party")
    party = after(session, case_id).parties[-1]
    assert (party.party_no, party.name, party.role) == ("P002", "A middleman", "middleman")
    assert (party.entity_id, party.address) == ("", "Nowhere 1")
    assert "P002 (version 5)" in texts(app)
    assert labelled(app.text_input, "Name").value == ""


def test_a_party_that_is_a_member(
    session: CaseSession, case_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    members = tuple(RingMember("doctor", f"D{n}", "prescriber", 1.0, 3, 100) for n in (1, 2))
    view: CaseView = replace(view_of(session, case_id, "test"), members=members)
    app = drawn(monkeypatch, "en", Casework(account="li.wei", view=view))
    chosen = labelled(app.selectbox, "Member of the ring, if it is one")
    assert chosen.options == ["Doctor D1 · prescriber", "Doctor D2 · prescriber"]
    chosen.set_value("doctor D2").run()
    assert not [one for one in app.text_input if one.label.startswith("Identifier")]
    labelled(app.text_input, "Name").set_value("Dr Who")
    labelled(app.selectbox, "Role").set_value("doctor")
    pressed(app, "Add the party")
    party = after(session, case_id).parties[-1]
    assert (party.entity_kind, party.entity_id) == ("doctor", "D2")


def test_a_party_needs_name_and_role(session: CaseSession, case_id: str, app: AppTest) -> None:
    pressed(app, "Add the party")
    assert "Give a name and choose a role first." in texts(app)
    assert len(after(session, case_id).parties) == 1


def test_a_fact_with_its_parties_and_exhibits(
    session: CaseSession, case_id: str, app: AppTest
) -> None:
    labelled(app.text_area, "What happened").set_value("They came together.")
    labelled(app.multiselect, "About").set_value(["P001"])
    labelled(app.multiselect, "Proved by").set_value(["E001"])
    pressed(app, "Add the fact")
    fact = after(session, case_id).facts[-1]
    assert (fact.text, fact.party_nos, fact.exhibit_nos) == (
        "They came together.",
        ("P001",),
        ("E001",),
    )
    pressed(app, "Add the fact")
    assert "the title is missing" in texts(app)
    assert len(after(session, case_id).facts) == 2


def test_two_officers_are_assigned_by_who_may(
    session: CaseSession, case_id: str, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    labelled(app.selectbox, "Lead").set_value("li.wei")
    assert WITHOUT_RIGHT in texts(pressed(app, "Assign them"))
    app = as_supervisor(session, case_id, monkeypatch)
    assert "Choose a lead first." in texts(pressed(app, "Assign them"))
    lead = labelled(app.selectbox, "Lead")
    assert lead.options == ["陈静 (chen)", "李伟 (li.wei)", "吴燕 (wu)", "周敏 (zhou)"]
    lead.set_value("li.wei")
    assert "at least 2 different officers" in texts(pressed(app, "Assign them"))
    labelled(app.multiselect, "Officers").set_value(["chen"])
    pressed(app, "Assign them")
    case = after(session, case_id)
    assert (case.lead, [o.account for o in case.officers]) == ("li.wei", ["li.wei", "chen"])
    assert "ZF-1" in texts(app)


def test_who_is_recused_is_offered_no_more(
    session: CaseSession, case_id: str, app: AppTest
) -> None:
    labelled(app.selectbox, "Who stays away from this case for good").set_value("chen")
    labelled([one for one in app.text_area if "recuse" in str(one.form_id)], "Reason").set_value(
        "A cousin."
    )
    pressed(app, "Record the recusal")
    assert [r.account for r in after(session, case_id).recusals] == ["chen"]
    assert "A cousin." in texts(app)
    assert "陈静 (chen)" not in labelled(app.selectbox, "Lead").options


def test_an_absence_is_signed_for_what_lacks(
    session: CaseSession, case_id: str, app: AppTest
) -> None:
    item = labelled(app.selectbox, "Item of the package")
    assert "05 Tests and expert opinions" in item.options
    item.set_value("05")
    labelled(app.text_area, "None, because").set_value("Nothing was tested.")
    pressed(app, "Sign it")
    (absence,) = after(session, case_id).absences
    assert (absence.item, absence.because, absence.by) == ("05", "Nothing was tested.", "li.wei")
    assert (
        "05 Tests and expert opinions" not in labelled(app.selectbox, "Item of the package").options
    )
    assert "1 signed absence" in texts(app)


def test_a_task_is_added_and_done(session: CaseSession, case_id: str, app: AppTest) -> None:
    labelled(app.text_input, "What is to be done").set_value("Ask the pharmacy")
    labelled(app.selectbox, "By whom").set_value("chen")
    labelled(app.date_input, "Until the end of").set_value(date(2026, 3, 9))
    pressed(app, "Add the task")
    (task,) = after(session, case_id).tasks
    assert (task.task_no, task.title, task.assigned_to) == ("T001", "Ask the pharmacy", "chen")
    assert task.due is not None
    assert task.due.date() == date(2026, 3, 9)
    pressed(app, "It is done")
    assert after(session, case_id).tasks[0].done_at is not None
    assert not [one for one in app.button if one.label == "It is done"]


def test_a_ring_is_judged(session: CaseSession, monkeypatch: pytest.MonkeyPatch) -> None:
    case_id = a_case(session)
    view = view_of(session, case_id, "test")
    view = replace(view, case=replace(view.case, ring_ids=("R1",)))
    app = drawn(monkeypatch, "en", Casework(account="li.wei", view=view))
    assert "R1 stands as: not reviewed" in texts(app)
    assert "Choose a judgement first." in texts(pressed(app, "Record the judgement"))
    for kind, reason, standing in (
        ("CONFIRMED", "Checked against the paper.", "CONFIRMED"),
        ("UNREVIEWED", "I was wrong.", "UNREVIEWED"),
    ):
        app = drawn(monkeypatch, "en", Casework(account="li.wei", view=view))
        labelled(app.radio, "Judgement").set_value(kind)
        labelled([one for one in app.text_area if "judge" in str(one.form_id)], "Reason").set_value(
            reason
        )
        pressed(app, "Record the judgement")
        assert session.file.judgements.combined("R1") == standing
    made = session.file.judgements.of(["R1"], by="li.wei", at=NOW)
    assert [j.reason for j in made] == ["Checked against the paper.", "I was wrong."]


def test_a_document_is_filed_under_an_item(
    session: CaseSession, case_id: str, app: AppTest
) -> None:
    assert "Choose a document first." in texts(pressed(app, "File the document"))
    labelled(app.file_uploader, "Document (at most 200 MB)").upload(
        "opinion.txt", b"tested", "text/plain"
    )
    labelled([one for one in app.text_input if "document" in str(one.form_id)], "Title").set_value(
        "Opinion"
    )
    labelled(app.selectbox, "Item of the package (else after its kind)").set_value("05")
    labelled(app.multiselect, "Collectors (two for electronic data)").set_value(["li.wei", "chen"])
    pressed(app, "File the document")
    exhibit = after(session, case_id).exhibits[-1]
    assert (exhibit.file_name, exhibit.title, exhibit.item) == ("opinion.txt", "Opinion", "05")
    assert exhibit.collectors == ("li.wei", "chen")


def test_a_file_nobody_loaded_is_not_registered(app: AppTest) -> None:
    assert "Give path, provider and medium first." in texts(pressed(app, "Register the file"))
    labelled(app.text_input, "Path of the file").set_value("/no/such/file")
    labelled(app.text_input, "Who gave it").set_value("Data centre")
    labelled(app.text_input, "On what (disc, line, ...)").set_value("disc")
    assert "This was refused" in texts(pressed(app, "Register the file"))


def test_an_act_empties_its_own_form_and_leaves_the_rest(app: AppTest) -> None:
    app.session_state["case-copy-li.wei"] = "sealed"
    labelled(app.text_input, "What is to be done").set_value("Ask the pharmacy")
    pressed(app, "Add the task")
    assert labelled(app.text_input, "What is to be done").value == ""
    assert app.session_state["case-copy-li.wei"] == "sealed"


def test_an_act_on_something_older_is_refused(
    session: CaseSession, case_id: str, app: AppTest
) -> None:
    session.file.facts.add(
        case_id,
        replace(after(session, case_id).facts[0], text="in between"),
        by="li.wei",
        at=NOW,
        expected_version=4,
    )
    labelled(app.text_input, "What is to be done").set_value("Ask the pharmacy")
    pressed(app, "Add the task")
    assert "was changed in between" in texts(app)
    assert after(session, case_id).tasks == ()
    assert labelled(app.text_input, "What is to be done").value == "Ask the pharmacy"
