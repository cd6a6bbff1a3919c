"""What one browser session remembers: language, filters, the open ring, what is picked in it."""

from dataclasses import dataclass, field
from typing import cast

import streamlit as st

from model.language import LANGUAGES, Language
from model.vocabulary.claims import MemberKind
from screens.case_state import Casework

SLOT = "coterie"
"""The one entry of Streamlit's untyped session state that the product keeps."""


@dataclass(frozen=True, order=True)
class Picked:
    """A member of the open ring whose claims are asked for."""

    kind: MemberKind
    id: str


@dataclass(frozen=True)
class RingFilters:
    """What the list of rings is narrowed to; the defaults narrow nothing."""

    typologies: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    score_from: float = 0.0
    total_from_major: int = 0
    words: str = ""


@dataclass
class State:
    """Everything remembered between two clicks of one person in one browser tab."""

    language: Language = "en"
    filters: RingFilters = field(default_factory=RingFilters)
    ring_id: str | None = None
    picked: tuple[Picked, ...] = ()
    picked_at: str = ""  # the part of the page where the click was, which shows the claims
    stamp: str | None = None  # of the data and the run that the page was drawn from
    unfinished: bool = False  # the server was away while the page was drawn
    watched: bool = False  # the watch has looked at the server since the page was begun
    casework: Casework = field(default_factory=Casework)

    def open_ring(self, ring_id: str) -> None:
        """Look at another ring, with nothing picked in it yet."""
        if ring_id != self.ring_id:
            self.ring_id = ring_id
            self.picked = ()


def first_language(asked: str | None, browser: str | None) -> Language:
    """The language to start in: the one in the address, else the browser's, else English."""
    for wish in (asked, (browser or "")[:2].lower()):
        if wish in LANGUAGES:
            return wish
    return "en"


def state() -> State:
    """The state of this session, started from the page's address on the first run."""
    if SLOT not in st.session_state:
        asked = st.query_params.get("lang")
        st.session_state[SLOT] = State(
            language=first_language(asked, st.context.locale),
            ring_id=st.query_params.get("ring"),
        )
    return cast(State, st.session_state[SLOT])


def keep_address(ring_id: str | None = None) -> None:
    """Write language and open ring into the address, so that it can be shared and reloaded."""
    wanted = {"lang": state().language} | ({"ring": ring_id} if ring_id else {})
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)
