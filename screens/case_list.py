"""The cases of one's regions, and the form that opens one about a ring."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from model.language import Text
from screens.case_seat import act, look, store
from screens.state import state
from screens.table import Column, Row, show_table
from screens.words import say, told

if TYPE_CHECKING:
    from cases.records.cases import CaseSummary
    from investigation.casework.sitting import Sitting


def show_cases(sitting: "Sitting") -> None:
    """The list; a click on a row opens the case."""
    found = sitting.file.cases.search(by=sitting.by, at=sitting.at)
    if not found:
        st.info(say("case.none"))
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


def show_opening(sitting: "Sitting", ring_id: str) -> None:
    """The form that opens a case about one ring of the newest run."""
    st.subheader(say("case.open_title"), anchor=False)
    st.text(say("case.open_ring", ring=ring_id))
    with st.form(f"open-{state().casework.turn}"):
        title = st.text_input(say("case.title"), max_chars=200)
        agency = st.text_input(say("case.agency"), max_chars=100)
        region = st.text_input(say("case.region"), max_chars=6)
        sent = st.form_submit_button(say("case.open_send"), type="primary")
    if st.button(say("case.open_not")):
        state().casework.ring_id = None
        st.rerun()
    if sent:
        act(lambda: _open(sitting, ring_id, title, agency, region))


def _open(sitting: "Sitting", ring_id: str, title: str, agency: str, region: str) -> Text:
    from investigation.casework.opening import open_case  # noqa: PLC0415
    from investigation.casework.telling import done_line  # noqa: PLC0415
    from investigation.open import open_investigation  # noqa: PLC0415

    made = open_case(
        sitting,
        open_investigation(store()),
        [ring_id],
        title=title,
        agency=agency,
        region=region,
    )
    state().casework.ring_id = None
    look(sitting, made.case_id)
    return done_line(made.case_id, "", made.version)
