"""Judgements of the rings of a case: what people decided, and the form for one's own."""

from typing import TYPE_CHECKING

import streamlit as st

from model.language import Plural, Text
from model.vocabulary.cases import JUDGEMENTS, JudgementKind
from model.vocabulary.term import called
from screens.case_form import LINE, entry, folded, sent
from screens.case_session import act, look
from screens.case_table import BY, REASON, WHEN, show_part
from screens.formats import minute, visible
from screens.table import Column, Row
from screens.words import capital, tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

_RING = Text(en="Ring", zh="团伙线索")
_JUDGEMENT = Text(en="Judgement", zh="研判结论")
_JUDGEMENTS = Plural(
    Text(en="{n} judgement", zh="研判结论 {n} 条"), Text(en="{n} judgements", zh="研判结论 {n} 条")
)
_MEANING = Text(
    en="Your latest judgement of a ring replaces your earlier one; both stay on record. People "
    "who disagree leave the ring unsure.",
    zh="您对同一线索的最新研判取代先前研判，两者均予留存。意见不一致时，该线索为存疑。",
)
_COMBINED = Text(en="{ring} stands as: {kind}", zh="{ring} 当前结论：{kind}")

FORM = "judge"
_TAKE_BACK = Text(en="take mine back", zh="撤回本人研判")


def show_judgements(session: "CaseSession", view: "CaseView") -> None:
    """Every judgement in its order, where each ring stands, and the form."""
    show_part(
        _JUDGEMENTS,
        (
            Column(_RING, "id"),
            Column(_JUDGEMENT),
            Column(REASON, "sentence"),
            Column(BY, "id"),
            Column(WHEN, "moment"),
        ),
        [
            Row(
                str(n),
                (
                    j.ring_id,
                    tr(called(JUDGEMENTS, j.kind)),
                    j.reason,
                    j.by,
                    minute(j.at),
                ),
            )
            for n, j in enumerate(view.judgements)
        ],
        key="case-judgements",
    )
    if not view.case.ring_ids:
        st.caption(tr(Text(en="This case has no ring to judge.", zh="本案没有可研判的团伙线索。")))
        return
    for ring_id in view.case.ring_ids:
        kind = JUDGEMENTS[session.file.judgements.combined(ring_id)].name
        st.text(visible(tr(_COMBINED, ring=ring_id, kind=kind)))
    with folded(FORM, Text(en="Judge a ring", zh="研判团伙线索")):
        _show_form(session, view)


def _choice(kind: JudgementKind) -> Text:
    """A judgement as the form offers it: not to have judged is to take one's own back."""
    return _TAKE_BACK if kind == "UNREVIEWED" else JUDGEMENTS[kind].name


def _show_form(session: "CaseSession", view: "CaseView") -> None:
    st.caption(tr(_MEANING))
    with entry(FORM, view):
        ring_id = st.selectbox(tr(_RING), view.case.ring_ids, format_func=visible)
        kind = st.radio(
            tr(_JUDGEMENT),
            tuple(JUDGEMENTS),
            index=None,
            format_func=lambda code: capital(tr(_choice(code))),
            horizontal=True,
        )
        reason = st.text_area(tr(REASON), max_chars=4 * LINE)
        done = sent(Text(en="Record the judgement", zh="记录研判"))
    if done and kind is None:
        st.info(tr(Text(en="Choose a judgement first.", zh="请先选择研判结论。")))
    elif done and kind is not None:
        act(lambda: _judge(session, view, ring_id, kind, reason), FORM)


def _judge(
    session: "CaseSession", view: "CaseView", ring_id: str, kind: JudgementKind, reason: str
) -> Text:
    from investigation.casework.lines import done_line  # noqa: PLC0415

    session.file.judgements.judge(ring_id, kind, reason, by=session.by, at=session.at)
    look(session, view.case.case_id)
    return done_line(ring_id, JUDGEMENTS[kind].name)
