"""What the screens show: one opened investigation, or a page that says why there is none."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

import pyarrow as pa
import streamlit as st

from model.errors import CoterieError, UnknownEntity
from model.findings import MemberKind
from model.language import Text
from model.provenance import LoadReport
from model.rings import Ring
from screens.launch import WORKSPACE_VARIABLE
from screens.state import state
from screens.words import say


class OutcomeRecord(Protocol):
    """What became of one typology, as kept by a run."""

    @property
    def typology(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> Text: ...  # noqa: D102
    @property
    def status(self) -> str: ...  # noqa: D102
    @property
    def summary(self) -> Text: ...  # noqa: D102
    @property
    def findings(self) -> int: ...  # noqa: D102
    @property
    def examined_rows(self) -> int: ...  # noqa: D102
    @property
    def skipped_rows(self) -> Mapping[str, int]: ...  # noqa: D102


class Opened(Protocol):
    """One run together with the claims it was made from, read-only."""

    @property
    def rings(self) -> tuple[Ring, ...]: ...  # noqa: D102
    @property
    def cleared(self) -> tuple[Ring, ...]: ...  # noqa: D102
    @property
    def outcomes(self) -> Sequence[OutcomeRecord]: ...  # noqa: D102
    @property
    def load_reports(self) -> tuple[LoadReport, ...]: ...  # noqa: D102
    @property
    def manifest(self) -> Mapping[str, Any]: ...  # noqa: D102
    @property
    def data_version(self) -> str: ...  # noqa: D102

    def claim_rows(self, claim_nos: Sequence[int]) -> pa.Table:
        """The canonical rows of some claims with the file and row each came from."""

    def member_claims(self, kind: MemberKind, entity_id: str) -> pa.Table:
        """Every claim of one patient, doctor or provider, in or out of a ring."""

    def ring(self, ring_id: str) -> Ring:
        """The ring or cleared group called ``ring_id``; ``UnknownEntity`` if there is none."""


def workspace() -> Path:
    """The workspace folder the launcher named, else ``workspace`` under the current folder."""
    return Path(os.environ.get(WORKSPACE_VARIABLE, "workspace"))


def open_investigation(folder: Path) -> Opened:
    """Open the newest run of a workspace (imported late, so that the app starts at once)."""
    from investigation.open import open_investigation as opener  # noqa: PLC0415

    return cast(Opened, opener(folder))


def stamp(folder: Path) -> tuple[str, ...]:
    """Changes whenever the workspace gets another snapshot or another run; costs two look-ups."""
    pointers = (folder / "CURRENT", folder / "runs" / "LATEST")
    return tuple(
        f"{pointer.read_text(encoding='utf-8').strip()} {pointer.stat().st_mtime_ns}"
        if pointer.is_file()
        else ""
        for pointer in pointers
    )


@st.cache_resource(show_spinner=False, max_entries=2)
def _opened(folder: str, version: tuple[str, ...]) -> Opened:
    return open_investigation(Path(folder))


def opened() -> Opened:
    """The investigation to show; another load or run in the workspace opens it anew."""
    folder = workspace()
    return _opened(str(folder.resolve()), stamp(folder))


def show_error(error: CoterieError) -> None:
    """One line saying what is wrong and what to do; the commands where nothing is open yet."""
    st.error(say("error.unknown" if isinstance(error, UnknownEntity) else "error.title"))
    st.text(error.in_language(state().language))
    if not isinstance(error, UnknownEntity):
        st.text(say("error.commands"))
        st.code(
            f"coterie demo --workspace {workspace()}\n"
            f"coterie detect {say('error.input')} --workspace {workspace()}",
            language=None,
        )
