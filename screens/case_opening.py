"""The form that opens a case about rings of the newest run, and what speaks against it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from model.language import Text
from screens.case_form import SHORT, fresh, sent, some_of
from screens.case_session import act, look
from screens.filters import plain
from screens.formats import visible
from screens.opened import opened
from screens.state import state
from screens.words import say, told

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession

FORM = "open"


def show_opening(session: "CaseSession", ring_id: str) -> None:
    """The rings it is about, a warning for each that the detector cleared, and the form."""
    from investigation.casework.rings import warnings_of_cleared  # noqa: PLC0415

    run = opened()
    st.subheader(say("case.open_title"), anchor=False)
    st.text(visible(say("case.open_ring", ring=ring_id)))
    others = tuple(r.ring_id for r in (*run.rings, *run.cleared) if r.ring_id != ring_id)
    more = some_of(say("case.open_more"), others, titled) if others else ()
    rings = (ring_id, *more)
    show_set_aside(warnings_of_cleared([run.ring(one) for one in rings]))
    with st.form(fresh(FORM)):
        title = st.text_input(say("case.title"), max_chars=200)
        agency = st.text_input(say("case.agency"), max_chars=SHORT)
        region = st.text_input(say("case.region"), max_chars=6)
        done = sent(say("case.open_send"))
    if st.button(say("case.open_not")):
        state().casework.ring_id = None
        st.rerun()
    if done:
        act(lambda: _open(session, rings, title, agency, region), FORM)


def show_set_aside(texts: Sequence[Text]) -> None:
    """Why the detector made no lead of a group that somebody makes a case of."""
    for text in texts:
        st.warning(plain(visible(told(text))), icon=":material/warning:")


def titled(ring_id: str) -> str:
    """A ring of the newest run as lists offer it."""
    ring = opened().ring(ring_id)
    key = "ring.title" if ring.explanation is None else "ring.title_cleared"
    return f"{say(key, rank=ring.rank)} · {ring_id}"


def _open(
    session: "CaseSession", rings: Sequence[str], title: str, agency: str, region: str
) -> Text:
    from investigation.casework.cases import open_about_rings  # noqa: PLC0415
    from investigation.casework.lines import done_line  # noqa: PLC0415

    made = open_about_rings(
        session, session.investigation, rings, title=title, agency=agency, region=region
    )
    state().casework.ring_id = None
    look(session, made.case_id)
    return done_line(made.case_id, "", made.version)
