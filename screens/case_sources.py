"""Registering a received file that was loaded: who gave it, on what."""

from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from model.language import Text
from screens.case_form import LINE, SHORT, entry, folded, sent
from screens.case_session import act
from screens.words import say

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

FORM = "source"


def show_registering(session: "CaseSession", view: "CaseView") -> None:
    """The form; the file lies on the machine that the product runs on."""
    with folded(FORM, say("case.source_add")):
        st.caption(say("case.source_meaning"))
        with entry(FORM, view):
            path = st.text_input(say("case.source_path"), max_chars=2 * LINE)
            provider = st.text_input(say("case.provider"), max_chars=SHORT)
            medium = st.text_input(say("case.medium"), max_chars=SHORT)
            done = sent(say("case.source_send"))
    if done and not (path.strip() and provider.strip() and medium.strip()):
        st.info(say("case.source_needs"))
    elif done:
        act(lambda: _register(session, path.strip(), provider.strip(), medium.strip()), FORM)


def _register(session: "CaseSession", path: str, provider: str, medium: str) -> Text:
    from investigation.casework.lines import done_line  # noqa: PLC0415
    from investigation.casework.sources import register  # noqa: PLC0415

    kept = register(session, Path(path), provider=provider, medium=medium)
    return done_line(kept.name, kept.sha256)
