"""The store right now: what it shows, whether somebody loads, whether it is away."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from investigation.place import Place
from model.errors import CoterieError

if TYPE_CHECKING:
    from graph.store import LoadState, Store

FRESH_S = 1.0
"""One look at a server serves every session for so many seconds."""


@dataclass(frozen=True)
class StoreStatus:
    """``stamp`` of the data and the newest run; ``away`` says why a server cannot be asked."""

    stamp: str = ""
    load: "LoadState" = "none"
    away: CoterieError | None = None


def store_status(place: Place) -> StoreStatus:
    """The status of a store; costs two look-ups."""
    if place.server is None:
        from investigation.stores import open_intake  # noqa: PLC0415

        return StoreStatus(open_intake(place).archive.stamp())
    return _looked_at(place.server, str(place.workspace))


def claims_at(place: Place) -> "Store":
    """The claims in use: a folder opened anew, a server over the connection of this process."""
    from investigation.stores import open_store  # noqa: PLC0415

    if place.server is None:
        return open_store(place)
    return _connected(place.server, str(place.workspace))


@st.cache_resource(show_spinner=False, max_entries=2)
def _connected(server: str, folder: str) -> "Store":
    from investigation.stores import open_store  # noqa: PLC0415

    return open_store(Place(Path(folder), server))


@st.cache_resource(show_spinner=False, ttl=FRESH_S, max_entries=2)
def _looked_at(server: str, folder: str) -> StoreStatus:
    try:
        store = _connected(server, folder)
        return StoreStatus(store.archive.stamp(), store.load_state())
    except CoterieError as away:
        return StoreStatus(away=away)
