"""The form that adds rings of the newest run to a case, and what speaks against them."""

from typing import TYPE_CHECKING

import streamlit as st

from model.errors import CoterieError
from screens.case_form import change, entry, folded, sent, some_of
from screens.case_opening import show_set_aside, titled
from screens.opened import Opened, opened
from screens.words import say

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

FORM = "ring-add"


def show_ring_adding(session: "CaseSession", view: "CaseView") -> None:
    """Folded: the rings that are not in the case, where its run is the newest or it has none."""
    with folded(FORM, say("case.ring_add")):
        try:
            run = opened()
        except CoterieError:  # a case can be led while its claims cannot be read
            st.caption(say("case.ring_no_run"))
            return
        if view.case.run_id and view.case.run_id != run.manifest["run_id"]:
            st.caption(say("case.ring_other_run"))
            return
        _show_form(session, view, run)


def _show_form(session: "CaseSession", view: "CaseView", run: Opened) -> None:
    from investigation.casework.rings import add_rings, warnings_of_cleared  # noqa: PLC0415

    st.caption(say("case.ring_meaning"))
    there = frozenset(view.case.ring_ids)
    others = tuple(r.ring_id for r in (*run.rings, *run.cleared) if r.ring_id not in there)
    chosen = some_of(say("case.ring_more"), others, titled)
    show_set_aside(warnings_of_cleared([run.ring(one) for one in chosen]))
    with entry(FORM, view):
        done = sent(say("case.ring_send"))
    if done and not chosen:
        st.info(say("case.ring_needs"))
    elif done:
        change(
            session,
            view,
            FORM,
            lambda edit: add_rings(edit, run, chosen),
            told=lambda _made: ", ".join(chosen),
        )
