"""The line above a page of a server's claims: the server is away, or somebody loads into it.

It looks again by itself. The page below stays as it was drawn; when the server is back, or shows
another load or run, the page is drawn anew with everything that was chosen on it.
"""

import streamlit as st

from investigation.place import place_of
from model.errors import ServerAway
from screens.standing import standing
from screens.state import state
from screens.words import say

EVERY_S = 2
"""Seconds between two looks: a page goes on well within 15 seconds of the server's return."""


def show_watch() -> None:
    """The line of a server, if there is anything to say; nothing for a folder."""
    if place_of().server is not None:
        state().unfinished = False
        state().watched = False
        _watch()


@st.fragment(run_every=EVERY_S)
def _watch() -> None:
    now = standing(place_of())
    drawn, state().watched = state().watched, True  # not while the page is being drawn
    if now.away is not None:  # a refused login is said by the page itself
        if isinstance(now.away, ServerAway):
            st.error(say("server.away"), icon=":material/cloud_off:")
        return
    if now.load == "running":
        st.info(say("server.loading"), icon=":material/hourglass_top:")
    elif now.load == "interrupted":
        st.warning(say("server.interrupted"), icon=":material/warning:")
    if drawn and (state().unfinished or now.stamp != state().stamp):
        st.rerun()
