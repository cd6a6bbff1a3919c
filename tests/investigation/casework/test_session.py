"""A session: whose acts they are, which version they are decided on, and when claims are opened."""

from pathlib import Path

import pytest

from cases.records.case_file import open_case_file
from graph.store import Store
from investigation.casework.session import (
    ACCOUNT,
    CaseSession,
    account_of,
    case_session,
    required_account,
)
from investigation.place import Place
from model.cases import Fact
from model.errors import RuleBroken, SettingError, StoreUnavailable
from tests.investigation.casework.conftest import EXPORTER, LATER, Led


def fact(text: str) -> Fact:
    return Fact("", text, (), ())


def test_changes_follow_one_another(fresh: Led) -> None:
    session = fresh.session("li.wei")
    seen = session.case(fresh.case_id, "test").version
    edit = session.edit(fresh.case_id, seen)
    for text in ("one", "two"):
        edit.apply(fresh.file.facts.add, fact(text))
    case = session.case(fresh.case_id, "test")
    assert (case.version, edit.version) == (seen + 2, seen + 2)
    assert [f.text for f in case.facts[-2:]] == ["one", "two"]


def test_a_change_on_something_older_is_refused(fresh: Led) -> None:
    session = fresh.session("li.wei")
    seen = session.case(fresh.case_id, "test").version
    other = fresh.session("chen.jing").edit(fresh.case_id)
    other.apply(fresh.file.facts.add, fact("in between"))
    edit = session.edit(fresh.case_id, seen)
    with pytest.raises(RuleBroken, match="was changed in between"):
        edit.apply(fresh.file.facts.add, fact("too late"))
    assert edit.version == seen  # what was refused did not happen


def test_where_nobody_saw_a_version_the_case_is_read_and_custody_says_so(fresh: Led) -> None:
    before = len(fresh.file.custody.entries(by="audit", at=LATER))
    fresh.session("li.wei").edit(fresh.case_id).apply(fresh.file.facts.add, fact("one"))
    said = fresh.file.custody.entries(by="audit", at=LATER)[before:]
    assert [(e.action, e.detail.get("purpose")) for e in said if e.by == "li.wei"] == [
        ("view", "edit"),
        ("edit", None),
    ]


def test_claims_are_opened_when_they_are_asked_for_and_once(fresh: Led) -> None:
    opened: list[Place] = []

    def opener(place: Place) -> Store:
        opened.append(place)
        return fresh.world.store

    session = CaseSession(fresh.world.place, fresh.file, EXPORTER, LATER, opener=opener)
    session.case(fresh.case_id, "test")
    session.close()
    assert opened == []
    assert session.investigation.store is session.store
    assert session.acting_as("li.wei", LATER).store is session.store
    assert opened == [fresh.world.place]


def test_a_case_file_can_be_worked_on_where_no_claims_are(tmp_path: Path) -> None:
    with open_case_file(tmp_path / "cases.sqlite") as file:
        session = CaseSession(Place(tmp_path / "none"), file, "li.wei", LATER)
        with pytest.raises(StoreUnavailable):
            _ = session.store
        session.close()


def test_somebody_has_to_act(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ACCOUNT, raising=False)
    assert account_of(None) == ""
    with pytest.raises(SettingError, match="--as"), case_session(Place(tmp_path), None):
        pass
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setenv(ACCOUNT, "li.wei")
    assert (required_account(None), required_account("zhou")) == ("li.wei", "zhou")
