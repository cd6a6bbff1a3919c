"""The form that opens a case about rings of the newest run, and what speaks against it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from model.language import Text
from screens.case_form import AGENCY, REGION, SHORT, fresh, sent, some_of
from screens.case_session import act, look
from screens.case_table import TITLE
from screens.filters import plain
from screens.formats import visible
from screens.opened import opened
from screens.ring_header import title_of
from screens.state import state
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession

_ABOUT_RING = Text(
    en="About ring {ring} of the newest run.", zh="依据最新一次运行的团伙线索 {ring}。"
)
OPEN_IT = Text(en="Open the case", zh="建档")

FORM = "open"


def show_opening(session: "CaseSession", ring_id: str) -> None:
    """The rings it is about, a warning for each that the detector cleared, and the form."""
    from investigation.casework.rings import warnings_of_cleared  # noqa: PLC0415

    run = opened()
    st.subheader(tr(Text(en="Open a case", zh="案件建档")), anchor=False)
    st.text(visible(tr(_ABOUT_RING, ring=ring_id)))
    others = tuple(r.ring_id for r in (*run.rings, *run.cleared) if r.ring_id != ring_id)
    more = (
        some_of(Text(en="Further rings of this run", zh="本次运行的其他团伙线索"), others, titled)
        if others
        else ()
    )
    rings = (ring_id, *more)
    show_set_aside(warnings_of_cleared([run.ring(one) for one in rings]))
    with st.form(fresh(FORM)):
        title = st.text_input(tr(TITLE), max_chars=200)
        agency = st.text_input(tr(AGENCY), max_chars=SHORT)
        region = st.text_input(tr(REGION), max_chars=6)
        done = sent(OPEN_IT)
    if st.button(tr(Text(en="Do not open one", zh="暂不建档"))):
        state().casework.ring_id = None
        st.rerun()
    if done:
        act(lambda: _open(session, rings, title, agency, region), FORM)


def show_set_aside(texts: Sequence[Text]) -> None:
    """Why the detector made no lead of a group that somebody makes a case of."""
    for text in texts:
        st.warning(plain(visible(tr(text))), icon=":material/warning:")


def titled(ring_id: str) -> str:
    """A ring of the newest run as lists offer it."""
    return f"{title_of(opened().ring(ring_id))} · {ring_id}"


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
