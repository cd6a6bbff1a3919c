"""The form that opens a case by hand, or about a tip that led to none yet."""

from typing import TYPE_CHECKING

import streamlit as st

from model.language import Text
from screens.case_form import LINE, SHORT, folded, fresh, one_of, sent
from screens.case_seat import act, look
from screens.formats import visible
from screens.words import label, say

if TYPE_CHECKING:
    from cases.records.tips import Tip
    from investigation.casework.sitting import Sitting

FORM = "open-new"


def show_new_case(sitting: "Sitting") -> None:
    """By hand unless a tip is chosen; rings of a run are added to it later."""
    from investigation.casework.accounts import may  # noqa: PLC0415

    with folded(FORM, say("case.new_add")):
        st.caption(say("case.new_meaning"))
        tip_no: str | None = None
        about_tip = may(sitting, "view_tip") and st.toggle(say("case.about_tip"), key=FORM)
        if about_tip:
            tip_no = _chosen_tip(sitting)
        with st.form(fresh(FORM), border=False):
            reason = None if about_tip else st.text_input(say("case.because_of"), max_chars=LINE)
            title = st.text_input(say("case.title"), max_chars=200)
            agency = st.text_input(say("case.agency"), max_chars=SHORT)
            region = st.text_input(say("case.region"), max_chars=6)
            done = sent(say("case.open_send"))
    if done and about_tip and tip_no is None:
        st.info(say("case.tip_needs"))
    elif done:
        act(lambda: _open(sitting, tip_no, reason, (title, agency, region)), FORM)


def _chosen_tip(sitting: "Sitting") -> str | None:
    """One of the tips of the person's regions that led to no case yet, and what was told."""
    found = sitting.file.tips.search(by=sitting.by, at=sitting.at)
    waiting = {tip.tip_no: tip for tip in found if not tip.case_id}
    if not waiting:
        st.caption(say("case.no_tip"))
        return None
    chosen = one_of(say("case.tip"), tuple(waiting), lambda one: _titled(waiting[one]))
    if chosen is not None:
        tip = waiting[chosen]
        st.text(visible("\n".join((tip.text, *tip.about))))
    return chosen


def _titled(tip: "Tip") -> str:
    return f"{tip.tip_no} · {label('channel', tip.channel)} · {tip.received_at.date()}"


def _open(
    sitting: "Sitting", tip_no: str | None, reason: str | None, named: tuple[str, str, str]
) -> Text:
    from cases.records.cases import Opening  # noqa: PLC0415
    from investigation.casework.opening import Basis, open_without_ring  # noqa: PLC0415
    from investigation.casework.telling import done_line  # noqa: PLC0415

    basis = Basis(tip_no=tip_no, by_hand=reason)
    made = open_without_ring(sitting, basis, Opening(*(text.strip() for text in named)))
    look(sitting, made.case_id)
    return done_line(made.case_id, "", made.version)
