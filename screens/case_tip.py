"""The form that takes a tip in; who gave it goes to the vault and is shown by no page."""

from typing import TYPE_CHECKING

import streamlit as st

from investigation.words import CHANNELS
from model.language import Text, joined
from screens.case_form import LINE, LONG, SHORT, folded, fresh, one_of, sent
from screens.case_session import act
from screens.words import label, say

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession

FORM = "tip"


def show_tip_intake(session: "CaseSession") -> None:
    """For whoever may take tips in; the retrieval code is said once."""
    from investigation.casework.accounts import may  # noqa: PLC0415

    if not may(session, "receive_tip"):
        return
    with folded(FORM, say("tip.add")):
        st.caption(say("tip.meaning"))
        with st.form(fresh(FORM), border=False):
            text = st.text_area(say("tip.text"), max_chars=LONG)
            channel = one_of(say("tip.channel"), CHANNELS, lambda one: label("channel", one))
            region = st.text_input(say("case.region"), max_chars=6)
            about = st.text_area(say("tip.about"), max_chars=LINE)
            somebody = _informant()
            done = sent(say("tip.send"))
    if done and channel is None:
        st.info(say("tip.needs"))
    elif done and channel is not None:
        lines = tuple(line.strip() for line in about.splitlines() if line.strip())
        act(lambda: _take_in(session, text, channel, region.strip(), lines, somebody), FORM)


def _informant() -> tuple[str, str, str, str]:
    """Name, contact, identity number and remark."""
    st.caption(say("tip.informant"))
    left, right = st.columns(2, gap="large")
    with left:
        name = st.text_input(say("tip.name"), max_chars=SHORT)
        contact = st.text_input(say("tip.contact"), max_chars=SHORT)
    with right:
        code = st.text_input(say("tip.code"), max_chars=SHORT)
        remark = st.text_input(say("tip.remark"), max_chars=LINE)
    return name, contact, code, remark


def _take_in(
    session: "CaseSession",
    text: str,
    channel: str,
    region: str,
    about: tuple[str, ...],
    somebody: tuple[str, str, str, str],
) -> Text:
    from investigation.casework.lines import code_line, done_line  # noqa: PLC0415
    from investigation.casework.tips import informant_of, take_in  # noqa: PLC0415

    kept, code = take_in(
        session,
        text,
        channel=channel,
        region=region,
        about=about,
        informant=informant_of(*somebody),
    )
    return joined((done_line(kept.tip_no), code_line(code)))
