"""The form that opens a case by hand, or about a tip that led to none yet."""

from typing import TYPE_CHECKING

import streamlit as st

from model.language import Text
from model.vocabulary.cases import CHANNELS
from model.vocabulary.term import called
from screens.case_form import AGENCY, LINE, REGION, SHORT, folded, fresh, one_of, sent
from screens.case_opening import OPEN_IT
from screens.case_session import act, look
from screens.case_table import TITLE
from screens.formats import visible
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession

_MEANING = Text(
    en="A case from a ring is opened on the page of the ring. Rings can be added to this one "
    "later; without one it has no package.",
    zh="依团伙线索建档请在该线索的页面办理。本案可于日后增加团伙线索；没有团伙线索不能制作卷宗。",
)

FORM = "open-new"


def show_new_case(session: "CaseSession") -> None:
    """By hand unless a tip is chosen; rings of a run are added to it later."""
    from investigation.casework.accounts import may  # noqa: PLC0415

    with folded(FORM, Text(en="Open a case by hand or about a tip", zh="自行建档或依举报线索建档")):
        st.caption(tr(_MEANING))
        tip_no: str | None = None
        about_tip = may(session, "view_tip") and st.toggle(
            tr(Text(en="About a tip", zh="依举报线索")), key=FORM
        )
        if about_tip:
            tip_no = _chosen_tip(session)
        with st.form(fresh(FORM), border=False):
            reason = (
                None
                if about_tip
                else st.text_input(
                    tr(Text(en="Why it is opened, in words", zh="建档理由")), max_chars=LINE
                )
            )
            title = st.text_input(tr(TITLE), max_chars=200)
            agency = st.text_input(tr(AGENCY), max_chars=SHORT)
            region = st.text_input(tr(REGION), max_chars=6)
            done = sent(OPEN_IT)
    if done and about_tip and tip_no is None:
        st.info(tr(Text(en="Choose a tip first.", zh="请先选择举报线索。")))
    elif done:
        act(lambda: _open(session, tip_no, reason, (title, agency, region)), FORM)


def _chosen_tip(session: "CaseSession") -> str | None:
    """One of the tips of the person's regions that led to no case yet, and what was told."""
    found = session.file.tips.search(by=session.by, at=session.at)
    waiting = {tip.tip_no: tip for tip in found if not tip.case_id}
    titles = {
        number: f"{number} · {tr(called(CHANNELS, tip.channel))} · {tip.received_at.date()}"
        for number, tip in waiting.items()
    }
    if not waiting:
        st.caption(
            tr(
                Text(
                    en="No tip of these regions waits for a case.",
                    zh="辖区内没有待建档的举报线索。",
                )
            )
        )
        return None
    chosen = one_of(
        Text(en="Tip that led to no case yet", zh="尚未建档的举报线索"),
        tuple(waiting),
        titles.__getitem__,
    )
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
