"""A case file with people and a case, and the page of cases drawn over it."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cases.records.cases import Opening
from investigation.casework.exhibits import file_note
from investigation.casework.session import CaseSession
from investigation.casework.steps import RULES
from investigation.casework.views import view_of
from model.cases import Fact, Party
from model.language import Language
from model.vocabulary.accounts import AccountRole
from screens.case_state import Casework
from screens.state import SLOT, State
from tests.screens.pages import everything, started
from tests.screens.stand_in import stand_in

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
REGION = "330106"
PEOPLE: tuple[tuple[str, str, AccountRole], ...] = (
    ("li.wei", "李伟", "case_officer"),
    ("chen", "陈静", "case_officer"),
    ("zhou", "周敏", "supervisor"),
    ("wu", "吴燕", "exporter"),
)
HOSTILE = "<script>window.hit=1</script> **b** [a](javascript:1) \u202egnp"
WORLD = stand_in()
OURS = re.compile(
    r"ring-[\w-]+|\d{4}-\d{4}|[PEF]\d{3}|li\\?\.wei|chen|zhou|\bwu\b|admin|MB|PKCS|note\.txt|SHA-256|[0-9a-f]{64}|English|"
    r"\{shown\}|\{all\}|:material/\w+:|coterie[^\n]*|https?\S+|UTC|\+00:00|COTERIE_\w+"
)


def a_case(session: CaseSession, title: str = "结伴刷卡", name: str = "某人") -> str:
    """A case with one of everything."""
    who = {"by": session.by, "at": NOW}
    opening = Opening(title, "示例机关", REGION)
    case_id = session.file.cases.open_by_hand(opening, rules=RULES, **who).case_id
    party = Party("", "patient", "1", name, "organiser")
    edit = session.edit(case_id)
    edit.apply(session.file.parties.add, party)
    file_note(edit, title, "笔记")
    edit.apply(session.file.facts.add, Fact("", name, ("P001",), ("E001",)))
    return case_id


def drawn(
    monkeypatch: pytest.MonkeyPatch, language: Language, casework: Casework | None = None
) -> AppTest:
    """The page of cases in a session that remembers this."""
    app = started(monkeypatch, WORLD, "rings", language)
    remembered = casework or Casework(account="li.wei")
    app.session_state[SLOT] = State(language=language, casework=remembered)
    app.switch_page("screens/case.py")
    app.run()
    assert not app.exception
    return app


def looking(session: CaseSession, case_id: str, by: str = "li.wei") -> Casework:
    return Casework(account=by, view=view_of(session.acting_as(by, NOW), case_id, "test"))


def labelled(widgets: Iterable[Any], label: str) -> Any:
    """The one widget of a kind with this label."""
    (found,) = [one for one in widgets if one.label == label]
    return found


def pressed(app: AppTest, label: str) -> AppTest:
    labelled(app.button, label).click().run()
    assert not app.exception
    return app


def texts(app: AppTest) -> str:
    """Everything on the page, headings without the marks that keep them plain."""
    return "\n".join(everything(app)).replace("\\", "")
