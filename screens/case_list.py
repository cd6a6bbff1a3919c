"""The cases of one's regions, narrowed by words and by state."""

from typing import TYPE_CHECKING

import streamlit as st

from screens.case_form import LINE, one_of
from screens.case_session import look
from screens.case_tip import show_tip_intake
from screens.case_without_ring import show_new_case
from screens.table import Column, Row, show_table
from screens.words import say, told

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession


def show_cases(session: "CaseSession") -> None:
    """The list, of which a click on a row opens the case; below it what opens or begins one."""
    _show_list(session)
    show_new_case(session)
    show_tip_intake(session)


def _show_list(session: "CaseSession") -> None:
    from investigation.casework.steps import RULES  # noqa: PLC0415

    left, right = st.columns([2, 1], gap="large")
    with left:
        text = st.text_input(say("case.find"), max_chars=LINE, key="case-find")
    with right:
        state = one_of(
            say("case.state"),
            tuple(RULES.data["states"]),
            lambda one: told(RULES.state_title(one)),
            key="case-find-state",
        )
    found = session.file.cases.search(by=session.by, at=session.at, text=text, state=state or "")
    if not found:
        st.info(say("case.none_found" if text or state else "case.none"))
        return
    rows = tuple(
        Row(
            case.case_id,
            (case.case_id, told(RULES.state_title(case.state)), case.title, case.agency, case.lead),
        )
        for case in found
    )
    clicked = show_table(_columns(), rows, key="cases", opens=say("case.open"))
    if clicked:
        look(session, clicked)
        st.rerun()


def _columns() -> tuple[Column, ...]:
    return (
        Column(say("case.number"), "id"),
        Column(say("case.state")),
        Column(say("case.title"), "sentence"),
        Column(say("case.agency")),
        Column(say("case.lead"), "id"),
    )
