"""What the screens show: one opened investigation, or a page that says why there is none."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

import pyarrow as pa
import streamlit as st

from investigation.place import Place, place_of
from model.errors import CoterieError, ServerAway, UnknownEntity
from model.language import Text
from model.provenance import LoadReport
from model.rings import Ring
from model.vocabulary.claims import MemberKind
from screens.state import state
from screens.store_status import claims_at, store_status
from screens.words import tr

_INPUT = Text(en="CLAIMS_FOLDER", zh="结算数据目录")
_COMMANDS = Text(
    en="On the command line, one of these makes a run; then reload this page:",
    zh="请在命令行执行下列任一命令生成一次运行，然后刷新本页：",
)
_NOT_IN_RUN = Text(en="Not part of this run", zh="本次运行中没有这一项")
_NOTHING_YET = Text(en="There is nothing to show yet", zh="目前没有可显示的内容")
PART_WAITS = Text(
    en="This part needs the server and appears when it is back.",
    zh="此部分需要服务器，恢复后自动显示。",
)


class OutcomeRecord(Protocol):
    """What became of one typology, as kept by a run."""

    @property
    def typology(self) -> str: ...
    @property
    def title(self) -> Text: ...
    @property
    def status(self) -> str: ...
    @property
    def summary(self) -> Text: ...
    @property
    def findings(self) -> int: ...
    @property
    def examined_rows(self) -> int: ...
    @property
    def skipped_rows(self) -> Mapping[str, int]: ...


class Opened(Protocol):
    """One run together with the claims it was made from, read-only."""

    @property
    def rings(self) -> tuple[Ring, ...]: ...
    @property
    def cleared(self) -> tuple[Ring, ...]: ...
    @property
    def outcomes(self) -> Sequence[OutcomeRecord]: ...
    @property
    def load_reports(self) -> tuple[LoadReport, ...]: ...
    @property
    def manifest(self) -> Mapping[str, Any]: ...
    @property
    def data_version(self) -> str: ...

    def claim_rows(self, claim_nos: Sequence[int]) -> pa.Table:
        """The canonical rows of some claims with the file and row each came from."""

    def member_claims(self, kind: MemberKind, entity_id: str) -> pa.Table:
        """Every claim of one patient, doctor or provider, in or out of a ring."""

    def ring(self, ring_id: str) -> Ring:
        """The ring or cleared group called ``ring_id``; ``UnknownEntity`` if there is none."""


def open_investigation(place: Place) -> Opened:
    """Open the newest run of a store (imported late, so that the app starts at once)."""
    from investigation.open import open_investigation as opener  # noqa: PLC0415

    return cast(Opened, opener(claims_at(place)))


@st.cache_resource(show_spinner=False, max_entries=2)
def _opened(server: str | None, folder: str, stamp: str) -> Opened:
    return open_investigation(Place(Path(folder), server))


def opened() -> Opened:
    """The investigation to show; another load or run in the store opens it anew.

    While a server is away it is the one that this session saw last, if any: what the process
    remembers of it can still be read.
    """
    place = place_of()
    now = store_status(place)
    if now.away is None:
        state().stamp = now.stamp
    elif state().stamp is None:
        raise now.away
    return _opened(place.server, str(place.workspace.resolve()), state().stamp or "")


def show_error(error: CoterieError) -> None:
    """One line saying what is wrong and what to do; the commands where nothing is open yet."""
    if isinstance(error, ServerAway):
        state().unfinished = True
        st.caption(tr(PART_WAITS))
        return
    st.error(tr(_NOT_IN_RUN if isinstance(error, UnknownEntity) else _NOTHING_YET))
    st.text(error.in_language(state().language))
    if not isinstance(error, UnknownEntity):
        place = place_of()
        option = f"--store {place}" if place.server else f"--workspace {place}"
        st.text(tr(_COMMANDS))
        st.code(f"coterie demo {option}\ncoterie detect {tr(_INPUT)} {option}", language=None)
