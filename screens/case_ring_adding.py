"""The form that adds rings of the newest run to a case, and what speaks against them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from model.errors import CoterieError
from model.language import Text
from screens.case_form import entry, folded, sent, some_of
from screens.case_opening import show_set_aside, titled
from screens.case_seat import act, look
from screens.opened import Opened, opened
from screens.words import say

if TYPE_CHECKING:
    from investigation.casework.case_view import CaseView
    from investigation.casework.sitting import Sitting

FORM = "ring-add"


def show_ring_adding(sitting: "Sitting", view: "CaseView") -> None:
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
        _show_form(sitting, view, run)


def _show_form(sitting: "Sitting", view: "CaseView", run: Opened) -> None:
    from investigation.casework.set_aside import set_aside  # noqa: PLC0415

    st.caption(say("case.ring_meaning"))
    there = frozenset(view.case.ring_ids)
    others = tuple(r.ring_id for r in (*run.rings, *run.cleared) if r.ring_id not in there)
    chosen = some_of(say("case.ring_more"), others, titled)
    show_set_aside(set_aside([run.ring(one) for one in chosen]))
    with entry(FORM, view):
        done = sent(say("case.ring_send"))
    if done and not chosen:
        st.info(say("case.ring_needs"))
    elif done:
        act(lambda: _add(sitting, view, run, chosen), FORM)


def _add(sitting: "Sitting", view: "CaseView", run: Opened, chosen: Sequence[str]) -> Text:
    from investigation.casework.opening import add_rings  # noqa: PLC0415
    from investigation.casework.telling import done_line  # noqa: PLC0415

    case = view.case
    version = add_rings(sitting, run, case.case_id, chosen, case.version)
    look(sitting, case.case_id)
    return done_line(case.case_id, ", ".join(chosen), version)
