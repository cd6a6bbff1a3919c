"""Judgements of the rings of a case: what people decided, and the form for one's own."""

from typing import TYPE_CHECKING

import streamlit as st

from model.judgements import JudgementKind
from model.language import Text
from screens.case_form import LINE, entry, folded, sent
from screens.case_session import act, look
from screens.case_table import show_part
from screens.formats import minute, visible
from screens.table import Column, Row
from screens.words import label, say

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

FORM = "judge"
KINDS: tuple[JudgementKind, ...] = ("CONFIRMED", "CLEARED", "UNSURE", "UNREVIEWED")


def show_judgements(session: "CaseSession", view: "CaseView") -> None:
    """Every judgement in its order, where each ring stands, and the form."""
    show_part(
        "case.judgements",
        (
            Column(say("case.ring"), "id"),
            Column(say("case.judgement")),
            Column(say("case.reason"), "sentence"),
            Column(say("case.by"), "id"),
            Column(say("case.when"), "moment"),
        ),
        [
            Row(
                str(n),
                (
                    j.ring_id,
                    label("judgement", j.kind),
                    j.reason,
                    j.by,
                    minute(j.at),
                ),
            )
            for n, j in enumerate(view.judgements)
        ],
    )
    if not view.case.ring_ids:
        st.caption(say("case.no_ring"))
        return
    for ring_id in view.case.ring_ids:
        standing = label("judgement", session.file.judgements.standing(ring_id))
        st.text(visible(say("case.standing", ring=ring_id, kind=standing)))
    with folded(FORM, say("case.judge_add")):
        _show_form(session, view)


def _show_form(session: "CaseSession", view: "CaseView") -> None:
    st.caption(say("case.judge_meaning"))
    with entry(FORM, view):
        ring_id = st.selectbox(say("case.ring"), view.case.ring_ids, format_func=visible)
        kind = st.radio(
            say("case.judgement"),
            KINDS,
            index=None,
            format_func=lambda code: label("judging", code),
            horizontal=True,
        )
        reason = st.text_area(say("case.reason"), max_chars=4 * LINE)
        done = sent(say("case.judge_send"))
    if done and kind is None:
        st.info(say("case.judge_needs"))
    elif done and kind is not None:
        act(lambda: _judge(session, view, ring_id, kind, reason), FORM)


def _judge(
    session: "CaseSession", view: "CaseView", ring_id: str, kind: JudgementKind, reason: str
) -> Text:
    from investigation.casework.lines import done_line  # noqa: PLC0415

    session.file.judgements.judge(ring_id, kind, reason, by=session.by, at=session.at)
    look(session, view.case.case_id)
    return done_line(ring_id, label("judgement", kind))
