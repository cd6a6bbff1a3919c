"""The cases of one's regions, narrowed by words and by state."""

from typing import TYPE_CHECKING

import streamlit as st

from model.language import Text
from screens.case_form import AGENCY, LINE, one_of
from screens.case_session import look
from screens.case_table import LEAD, TITLE
from screens.case_tip import show_tip_intake
from screens.case_without_ring import show_new_case
from screens.table import Column, Row, show_table
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession

_STATE = Text(en="State", zh="状态")
_NONE_FOUND = Text(en="No case is like that.", zh="没有符合条件的案件。")
_NONE = Text(en="There is no case in the regions of this account.", zh="该账号辖区内没有案件。")


def show_cases(session: "CaseSession") -> None:
    """The list, of which a click on a row opens the case; below it what opens or begins one."""
    _show_list(session)
    show_new_case(session)
    show_tip_intake(session)


def _show_list(session: "CaseSession") -> None:
    from investigation.casework.steps import RULES  # noqa: PLC0415

    left, right = st.columns([2, 1], gap="large")
    with left:
        text = st.text_input(
            tr(Text(en="Part of the title or number", zh="名称或案号的一部分")),
            max_chars=LINE,
            key="case-find",
        )
    with right:
        state = one_of(
            _STATE,
            RULES.states,
            lambda one: tr(RULES.state_title(one)),
            key="case-find-state",
        )
    found = session.file.cases.search(by=session.by, at=session.at, text=text, state=state or "")
    if not found:
        st.info(tr(_NONE_FOUND if text or state else _NONE))
        return
    rows = tuple(
        Row(
            case.case_id,
            (case.case_id, tr(RULES.state_title(case.state)), case.title, case.agency, case.lead),
        )
        for case in found
    )
    clicked = show_table(
        _columns(), rows, key="cases", opens=Text(en="Open this case", zh="打开此案件")
    )
    if clicked:
        look(session, clicked)
        st.rerun()


def _columns() -> tuple[Column, ...]:
    return (
        Column(Text(en="Number", zh="案号"), "id"),
        Column(_STATE),
        Column(TITLE, "sentence"),
        Column(AGENCY),
        Column(LEAD, "id"),
    )
