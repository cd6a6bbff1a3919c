"""Registering a received file that was loaded: who gave it, on what."""

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from model.language import Text
from screens.case_form import LINE, SHORT, entry, folded, sent
from screens.case_session import act
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

_MEANING = Text(
    en="A file that was loaded: who gave it, on what. It is known by its digest; the path is one "
    "of the machine that runs Coterie.",
    zh="已导入的文件：由谁提供、以何载体。以校验值识别；路径为运行本软件的计算机上的路径。",
)

FORM = "source"


def show_registering(session: "CaseSession", view: "CaseView") -> None:
    """The form; the file lies on the machine that the product runs on."""
    with folded(FORM, Text(en="Register a received file", zh="登记收到的数据文件")):
        st.caption(tr(_MEANING))
        with entry(FORM, view):
            path = st.text_input(tr(Text(en="Path of the file", zh="文件路径")), max_chars=2 * LINE)
            provider = st.text_input(tr(Text(en="Who gave it", zh="提供单位")), max_chars=SHORT)
            medium = st.text_input(
                tr(Text(en="On what (disc, line, ...)", zh="载体（光盘、专线等）")), max_chars=SHORT
            )
            done = sent(Text(en="Register the file", zh="登记文件"))
    if done and not (path.strip() and provider.strip() and medium.strip()):
        st.info(
            tr(
                Text(
                    en="Give path, provider and medium first.", zh="请先填写路径、提供单位与载体。"
                )
            )
        )
    elif done:
        act(lambda: _register(session, path.strip(), provider.strip(), medium.strip()), FORM)


def _register(session: "CaseSession", path: str, provider: str, medium: str) -> Text:
    from investigation.casework.lines import done_line  # noqa: PLC0415
    from investigation.casework.sources import register  # noqa: PLC0415

    kept = register(session, Path(path), provider=provider, medium=medium)
    return done_line(kept.name, kept.sha256)
