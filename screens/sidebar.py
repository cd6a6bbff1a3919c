"""The sidebar: the language switch and the rule every reader of a lead must keep in mind."""

from typing import cast

import streamlit as st

from model.language import LANGUAGES, Language
from screens.state import state
from screens.words import say

NAMES: dict[Language, str] = {"en": "English", "zh": "中文"}
KEY = "language"


def _take() -> None:
    state().language = cast(Language, st.session_state[KEY])


def show_sidebar() -> None:
    """Each language by its own name; the choice holds for every page of the session."""
    st.session_state[KEY] = state().language
    with st.sidebar:
        st.segmented_control(
            say("sidebar.language"),
            LANGUAGES,
            required=True,
            format_func=lambda code: NAMES[cast(Language, code)],
            key=KEY,
            on_change=_take,
        )
        st.caption(say("sidebar.restraint"))
