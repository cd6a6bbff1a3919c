"""Opening a case: about which rings, and the warning where the detector cleared one."""

from dataclasses import replace

import pytest

from cases.records.cases import Opening
from investigation.casework.rings import warnings_of_cleared
from investigation.casework.session import CaseSession
from investigation.casework.steps import RULES
from investigation.casework.views import view_of
from model.language import LANGUAGES, Language
from screens.case_state import Casework
from tests.screens.case_desk import (
    NOW,
    REGION,
    WORLD,
    a_case,
    drawn,
    labelled,
    looking,
    pressed,
    texts,
)

LEAD, OTHER = (ring.ring_id for ring in WORLD.rings)
(CLEARED,) = WORLD.cleared
REASON = {
    "en": "cleared this group. Reason: Dialysis schedule. 12 of 14 visits fall on one weekday.",
    "zh": "已将该群体排除。理由：透析排班。14次就诊中有12次在同一星期几。",
}


def opening(monkeypatch: pytest.MonkeyPatch, language: Language, ring_id: str):
    return drawn(monkeypatch, language, Casework(account="li.wei", ring_id=ring_id))


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_cleared_group_is_warned_of_with_its_reason(
    monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    app = opening(monkeypatch, language, CLEARED.ring_id)
    (warning,) = app.warning
    assert REASON[language] in warning.value.replace("\\", "")
    assert not labelled(app.button, {"en": "Open the case", "zh": "建档"}[language]).disabled


@pytest.mark.usefixtures("session")
def test_a_lead_is_not_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    app = opening(monkeypatch, "en", LEAD)
    assert not app.warning
    more = labelled(app.multiselect, "Further rings of this run")
    assert len(more.options) == len(WORLD.rings) + len(WORLD.cleared) - 1
    more.set_value([OTHER, CLEARED.ring_id]).run()
    (warning,) = app.warning
    assert CLEARED.ring_id in warning.value.replace("\\", "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_head_of_the_case_says_it_too(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch, language: Language
) -> None:
    view = replace(
        view_of(session, a_case(session), "test"), set_aside=warnings_of_cleared([CLEARED])
    )
    app = drawn(monkeypatch, language, Casework(account="li.wei", view=view))
    assert REASON[language] in texts(app)


def test_rings_that_cannot_be_read_are_not_passed_over() -> None:
    (text,) = warnings_of_cleared(None)
    assert "is not known" in text.en
    assert warnings_of_cleared(WORLD.rings) == ()


def test_a_case_whose_run_cannot_be_read_says_so(
    session: CaseSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = session.file.cases.open_from_ring(
        Opening("t", "a", REGION), ["R1"], by=session.by, at=NOW, rules=RULES
    )
    seen = looking(session, case.case_id)
    assert seen.view is not None
    silent = replace(seen, view=replace(seen.view, set_aside=()))
    app = drawn(monkeypatch, "en", silent)
    assert not app.warning
    assert "the run of this case cannot be read here" in texts(pressed(app, "Read again"))


def test_the_list_is_narrowed(session: CaseSession, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = a_case(session, "One counter"), a_case(session, "Two counters")
    app = drawn(monkeypatch, "en")
    labelled(app.text_input, "Part of the title or number").set_value("Two").run()
    assert second in texts(app)
    assert first not in texts(app)
    labelled(app.selectbox, "State").set_value("closed").run()
    assert "No case is like that." in texts(app)
