"""The cases of one's regions, narrowed by words and by state."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from screens.case_form import LINE, one_of
from screens.case_seat import look
from screens.case_tip import show_tip_intake
from screens.case_without_ring import show_new_case
from screens.table import Column, Row, show_table
from screens.words import say, told

if TYPE_CHECKING:
    from cases.records.cases import CaseSummary
    from investigation.casework.sitting import Sitting


def show_cases(sitting: "Sitting") -> None:
    """The list, of which a click on a row opens the case; below it what opens or begins one."""
    _show_list(sitting)
    show_new_case(sitting)
    show_tip_intake(sitting)


def _show_list(sitting: "Sitting") -> None:
    from investigation.casework.case_view import RULES  # noqa: PLC0415

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
    found = sitting.file.cases.search(by=sitting.by, at=sitting.at, text=text, state=state or "")
    if not found:
        st.info(say("case.none_found" if text or state else "case.none"))
        return
    clicked = show_table(_columns(), _rows(found), key="cases", opens=say("case.open"))
    if clicked:
        look(sitting, clicked)
        st.rerun()


def _columns() -> tuple[Column, ...]:
    return (
        Column(say("case.number"), "id"),
        Column(say("case.state")),
        Column(say("case.title"), "sentence"),
        Column(say("case.agency")),
        Column(say("case.lead"), "id"),
    )


def _rows(found: Sequence["CaseSummary"]) -> tuple[Row, ...]:
    from investigation.casework.case_view import RULES  # noqa: PLC0415

    return tuple(
        Row(
            case.case_id,
            (case.case_id, told(RULES.state_title(case.state)), case.title, case.agency, case.lead),
        )
        for case in found
    )
