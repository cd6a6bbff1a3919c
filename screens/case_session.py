"""Who acts in casework, and how an act is done: refused in one line, or done and said."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from investigation.place import Place, place_of
from model.errors import CoterieError
from model.language import Text
from screens.filters import plain
from screens.formats import visible
from screens.standing import claims_at
from screens.state import state
from screens.words import say

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession


@st.cache_resource(show_spinner=False, max_entries=2)
def _of_nobody(server: str | None, folder: str) -> "CaseSession":
    """The case file, opened once per process; each person and moment is a session of its own."""
    from investigation.casework.case_file import open_cases  # noqa: PLC0415
    from investigation.casework.session import CaseSession  # noqa: PLC0415

    place = Place(Path(folder), server)
    return CaseSession(place, open_cases(place), by="", opener=claims_at)


def current_session() -> "CaseSession | None":
    """The person who acts, now; ``None``, and the way to it, where there is no account yet.

    There is no signing in: this is the single-user mode of one machine. ``COTERIE_ACCOUNT``
    settles the account, else it is chosen in the sidebar.
    """
    from investigation.casework.accounts import active_accounts  # noqa: PLC0415
    from investigation.casework.session import ACCOUNT, now  # noqa: PLC0415

    place = place_of()
    found = _of_nobody(place.server, str(place.workspace.resolve()))
    accounts = active_accounts(found.file)
    if not accounts:
        st.info(say("case.no_account"))
        st.code(say("case.found_one"), language=None)
        return None
    by = os.environ.get(ACCOUNT) or _chosen([account.account for account in accounts])
    with st.sidebar:
        st.caption(say("case.acts", account=plain(visible(by))))
        st.caption(say("case.no_sign_in"))
    return replace(found, by=by, at=now(), language=state().language)


def _chosen(names: list[str]) -> str:
    before = state().casework.account
    with st.sidebar:
        chosen = st.selectbox(
            say("case.who"),
            names,
            index=names.index(before) if before in names else 0,
            format_func=visible,
            key="case-account",
        )
    if chosen != before:
        state().casework.account = chosen
        state().casework.open(None)  # another person has to be allowed to see it first
    return chosen


def act(doing: Callable[[], Any], form: str = "") -> None:
    """Do something; the page is then drawn anew with what was said, or with why it was refused.

    ``form`` is what it was written in, which is empty again once it is done.
    """
    casework = state().casework
    try:
        said = doing()
    except CoterieError as error:
        casework.refused = error.in_language(state().language)
    else:
        casework.said = said.in_language(state().language) if isinstance(said, Text) else str(said)
        casework.turns[form] += 1
    casework.again = True


def draw_again() -> None:
    """After an act, and once everything was drawn: what is not drawn in a run is forgotten."""
    if state().casework.again:
        state().casework.again = False
        st.rerun()


def show_last() -> None:
    """What the last act said, once."""
    casework = state().casework
    if casework.refused:
        st.error(say("case.refused"))
        st.text(visible(casework.refused))
    if casework.said:
        st.success(say("case.done"))
        st.text(visible(casework.said))
    casework.refused = casework.said = ""


def look(session: "CaseSession", case_id: str) -> None:
    """Read a case (again) and keep what was seen."""
    from investigation.casework.views import view_of  # noqa: PLC0415

    state().casework.open(view_of(session, case_id, "screen"))
