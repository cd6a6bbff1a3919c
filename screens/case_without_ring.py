"""The form that opens a case by hand, or about a tip that led to none yet."""

from typing import TYPE_CHECKING

import streamlit as st

from model.language import Text
from screens.case_form import LINE, SHORT, folded, fresh, one_of, sent
from screens.case_session import act, look
from screens.formats import visible
from screens.words import label, say

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession

FORM = "open-new"


def show_new_case(session: "CaseSession") -> None:
    """By hand unless a tip is chosen; rings of a run are added to it later."""
    from investigation.casework.accounts import may  # noqa: PLC0415

    with folded(FORM, say("case.new_add")):
        st.caption(say("case.new_meaning"))
        tip_no: str | None = None
        about_tip = may(session, "view_tip") and st.toggle(say("case.about_tip"), key=FORM)
        if about_tip:
            tip_no = _chosen_tip(session)
        with st.form(fresh(FORM), border=False):
            reason = None if about_tip else st.text_input(say("case.because_of"), max_chars=LINE)
            title = st.text_input(say("case.title"), max_chars=200)
            agency = st.text_input(say("case.agency"), max_chars=SHORT)
            region = st.text_input(say("case.region"), max_chars=6)
            done = sent(say("case.open_send"))
    if done and about_tip and tip_no is None:
        st.info(say("case.tip_needs"))
    elif done:
        act(lambda: _open(session, tip_no, reason, (title, agency, region)), FORM)


def _chosen_tip(session: "CaseSession") -> str | None:
    """One of the tips of the person's regions that led to no case yet, and what was told."""
    found = session.file.tips.search(by=session.by, at=session.at)
    waiting = {tip.tip_no: tip for tip in found if not tip.case_id}
    titles = {
        number: f"{number} · {label('channel', tip.channel)} · {tip.received_at.date()}"
        for number, tip in waiting.items()
    }
    if not waiting:
        st.caption(say("case.no_tip"))
        return None
    chosen = one_of(say("case.tip"), tuple(waiting), titles.__getitem__)
    if chosen is not None:
        tip = waiting[chosen]
        st.text(visible("\n".join((tip.text, *tip.about))))
    return chosen


def _open(
    session: "CaseSession", tip_no: str | None, reason: str | None, named: tuple[str, str, str]
) -> Text:
    from investigation.casework.cases import Basis, open_without_ring  # noqa: PLC0415
    from investigation.casework.lines import done_line  # noqa: PLC0415

    basis = Basis(tip_no=tip_no, by_hand=reason)
    title, agency, region = (text.strip() for text in named)
    made = open_without_ring(session, basis, title=title, agency=agency, region=region)
    look(session, made.case_id)
    return done_line(made.case_id, "", made.version)
