"""The line above a page of a server's claims: the server is away, or somebody loads into it.

It looks again by itself. The page below stays as it was drawn; when the server is back, or shows
another load or run, the page is drawn anew with everything that was chosen on it.
"""

import streamlit as st

from investigation.place import place_of
from model.errors import ServerAway
from model.language import Text
from screens.state import state
from screens.store_status import store_status
from screens.words import tr

INTERRUPTED = Text(
    en="A load into the server was interrupted. Run the same coterie load again to finish it.",
    zh="向服务器的导入被中断。请再次运行相同的 coterie load 以完成导入。",
)
LOADING = Text(
    en="Claims are being loaded into the server: what is looked up now may change until that is "
    "finished.",
    zh="正在向服务器导入数据：完成之前查询到的内容可能变化。",
)
AWAY = Text(
    en="The server does not answer. This page goes on by itself when it is back.",
    zh="服务器没有响应。恢复后本页会自动继续。",
)

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
    now = store_status(place_of())
    drawn, state().watched = state().watched, True  # not while the page is being drawn
    if now.away is not None:  # a refused login is said by the page itself
        if isinstance(now.away, ServerAway):
            st.error(tr(AWAY), icon=":material/cloud_off:")
        return
    if now.load == "running":
        st.info(tr(LOADING), icon=":material/hourglass_top:")
    elif now.load == "interrupted":
        st.warning(tr(INTERRUPTED), icon=":material/warning:")
    if drawn and (state().unfinished or now.stamp != state().stamp):
        st.rerun()
