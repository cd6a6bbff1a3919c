"""The form that takes a tip in; who gave it goes to the vault and is shown by no page."""

from typing import TYPE_CHECKING

import streamlit as st

from model.language import Text, joined
from model.vocabulary.cases import CHANNELS
from model.vocabulary.term import called
from screens.case_form import LINE, LONG, REGION, SHORT, folded, fresh, one_of, sent
from screens.case_session import act
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession

_INFORMANT = Text(
    en="Who gave it, for the vault; all empty: anonymous",
    zh="举报人信息（存入保密库；全部留空为匿名）",
)
_ABOUT = Text(
    en="Whom it names, one kind:identifier per line (pharmacy:PH-9)",
    zh="涉及主体，每行一个“类型:编号”",
)
_MEANING = Text(
    en="Everybody on the case may read what was told. Who told it goes to the vault only; do not "
    "write it into the text.",
    zh="办案人员均可查阅举报内容。举报人信息仅存入保密库，请勿写入举报内容。",
)

FORM = "tip"


def show_tip_intake(session: "CaseSession") -> None:
    """For whoever may take tips in; the retrieval code is said once."""
    from investigation.casework.accounts import may  # noqa: PLC0415

    if not may(session, "receive_tip"):
        return
    with folded(FORM, Text(en="Take a tip in", zh="登记举报线索")):
        st.caption(tr(_MEANING))
        with st.form(fresh(FORM), border=False):
            text = st.text_area(tr(Text(en="What was told", zh="举报内容")), max_chars=LONG)
            channel = one_of(
                Text(en="How it came", zh="来源渠道"),
                tuple(CHANNELS),
                lambda one: tr(called(CHANNELS, one)),
            )
            region = st.text_input(tr(REGION), max_chars=6)
            about = st.text_area(tr(_ABOUT), max_chars=LINE)
            somebody = _informant()
            done = sent(Text(en="Take it in", zh="登记"))
    if done and channel is None:
        st.info(tr(Text(en="Choose how it came first.", zh="请先选择来源渠道。")))
    elif done and channel is not None:
        lines = tuple(line.strip() for line in about.splitlines() if line.strip())
        act(lambda: _take_in(session, text, channel, region.strip(), lines, somebody), FORM)


def _informant() -> tuple[str, str, str, str]:
    """Name, contact, identity number and remark."""
    st.caption(tr(_INFORMANT))
    left, right = st.columns(2, gap="large")
    with left:
        name = st.text_input(tr(Text(en="Name of the informant", zh="举报人姓名")), max_chars=SHORT)
        contact = st.text_input(
            tr(Text(en="Contact of the informant", zh="举报人联系方式")), max_chars=SHORT
        )
    with right:
        code = st.text_input(
            tr(Text(en="Identity number of the informant", zh="举报人证件号")), max_chars=SHORT
        )
        remark = st.text_input(
            tr(Text(en="Remark on the informant", zh="举报人备注")), max_chars=LINE
        )
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
