"""The sidebar: the language switch and the rule every reader of a lead must keep in mind."""

from typing import cast

import streamlit as st

from model.language import LANGUAGES, Language, Text
from screens.state import state
from screens.words import tr

_RESTRAINT = Text(
    en="What is listed here are indicators to be verified, not conclusions about anyone.",
    zh="此处所列均为待核实的疑点，不构成对任何人的结论。",
)

NAMES: dict[Language, str] = {"en": "English", "zh": "中文"}
KEY = "language"


def _take() -> None:
    state().language = cast(Language, st.session_state[KEY])


def show_sidebar() -> None:
    """Each language by its own name; the choice holds for every page of the session."""
    st.session_state[KEY] = state().language
    with st.sidebar:
        st.segmented_control(
            tr(Text(en="Language", zh="语言")),
            LANGUAGES,
            required=True,
            format_func=lambda code: NAMES[cast(Language, code)],
            key=KEY,
            on_change=_take,
        )
        st.caption(tr(_RESTRAINT))
