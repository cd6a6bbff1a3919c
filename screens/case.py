"""Page Case / 案件: the list of cases, and one of them with everything that can be done to it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from model.errors import CoterieError
from screens.case_export import show_export
from screens.case_filing import show_exhibit, show_note
from screens.case_list import show_cases, show_opening
from screens.case_parts import show_parts
from screens.case_seat import look, seat, show_last
from screens.case_standing import show_clocks, show_head, show_steps
from screens.formats import visible
from screens.state import keep_address, state
from screens.words import say

if TYPE_CHECKING:
    from investigation.casework.case_view import CaseView
    from investigation.casework.sitting import Sitting


def _show_standing(sitting: "Sitting", view: "CaseView") -> None:
    show_steps(sitting, view)
    show_clocks(view)


def _show_filing(sitting: "Sitting", view: "CaseView") -> None:
    note, document = st.columns(2, gap="large")
    with note:
        show_note(sitting, view)
    with document:
        show_exhibit(sitting, view)


PARTS: dict[str, Callable[["Sitting", "CaseView"], None]] = {
    "steps": _show_standing,
    "parts": show_parts,
    "add": _show_filing,
    "export": show_export,
}


def show_case(sitting: "Sitting", view: "CaseView") -> None:
    """One case: where it stands above, its parts and what can be done below."""
    back, again, _rest = st.columns([1, 1, 4])
    if back.button(say("case.back"), icon=":material/arrow_back:"):
        state().casework.open(None)
        st.rerun()
    if again.button(say("case.read_again"), icon=":material/refresh:"):
        look(sitting, view.case.case_id)
        st.rerun()
    show_head(view)
    # The key keeps a tab open through every act; all are drawn, so that no draft text is lost.
    names = [say(f"case.tab_{name}") for name in PARTS]
    tabs = st.tabs(names, key=f"case-tabs-{state().language}", on_change="rerun")
    for tab, show in zip(tabs, PARTS.values(), strict=True):
        with tab:
            show(sitting, view)


def page() -> None:
    """The whole page; what is refused becomes one line."""
    keep_address()
    st.title(say("case.page"), anchor=False)
    try:
        sitting = seat()
        show_last()
        if sitting is None:
            return
        casework = state().casework
        if casework.ring_id is not None:
            show_opening(sitting, casework.ring_id)
        elif casework.view is not None:
            show_case(sitting, casework.view)
        else:
            show_cases(sitting)
    except CoterieError as error:
        st.error(say("case.refused"))
        st.text(visible(error.in_language(state().language)))


page()
