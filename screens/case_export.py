"""The package of a case: its copy, how it is built and sealed, and the files to take down."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from model.language import LANGUAGES, Text
from screens.case_approval import choose_copy, show_approval, show_lacking
from screens.case_form import LINE, entry
from screens.case_session import act
from screens.case_state import Parcel
from screens.state import state
from screens.words import label, say

if TYPE_CHECKING:
    from cases.documents.building import Template
    from investigation.casework.exports import Export
    from investigation.casework.keys import OwnKey
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView
    from model.dossiers import Profile

FORM = "export"
TEMPLATES: tuple["Template", ...] = ("cn", "us")
KEY_MB = 1


def show_export(session: "CaseSession", view: "CaseView") -> None:
    """Choose a copy, read what it lacks, have it approved, say how, build it."""
    profile, draft = choose_copy()
    refused = show_lacking(session, view, profile, draft)
    show_approval(session, view, profile)
    with entry(FORM, view):
        with st.expander(say("case.how"), icon=":material/tune:"):
            asked = _asked(profile, draft)
        done = st.form_submit_button(say("case.export"), type="primary", disabled=refused)
    if done:
        with st.spinner(say("case.exporting")):
            act(lambda: _export(session, view, asked), FORM)
    _show_parcel()


def _asked(profile: "Profile", draft: bool) -> "Export":
    from investigation.casework.exports import Export  # noqa: PLC0415

    return Export(
        profile,
        draft,
        whole_data=st.checkbox(say("case.whole_data")),
        whole_sources=st.checkbox(say("case.whole_sources")),
        template=st.radio(
            say("case.template"),
            TEMPLATES,
            format_func=lambda code: label("template", code),
            horizontal=True,
        ),
        language=st.radio(
            say("case.papers"),
            LANGUAGES,
            index=LANGUAGES.index(state().language),
            format_func=lambda code: label("papers", code),
            horizontal=True,
        ),
        signing_key=_own_key(),
        time_service=st.text_input(
            say("case.time_service"), max_chars=LINE, placeholder="https://"
        ).strip()
        or None,
    )


def _own_key() -> "OwnKey | None":
    """A certificate of one's own with its key; it is used once and kept nowhere."""
    from investigation.casework.keys import OwnKey  # noqa: PLC0415

    taken = st.file_uploader(say("case.sign"), type=["p12", "pfx"], max_upload_size=KEY_MB)
    passphrase = st.text_input(
        say("case.passphrase"), type="password", max_chars=LINE, autocomplete="off"
    )
    return None if taken is None else OwnKey(taken.getvalue(), passphrase)


def _export(session: "CaseSession", view: "CaseView", asked: "Export") -> Text:
    from investigation.casework.exports import export_case  # noqa: PLC0415
    from investigation.casework.lines import done_line  # noqa: PLC0415

    case_id = view.case.case_id
    name = f"case_{case_id}_{asked.profile}{'_draft' if asked.draft else ''}.zip"
    with tempfile.TemporaryDirectory(prefix="coterie-export-") as folder:
        target = Path(folder) / name
        made = export_case(session, case_id, asked, target)
        written = made.written
        state().casework.parcel = Parcel(
            name,
            written.sha256,
            target.read_bytes(),
            tuple((p.name, p.read_bytes()) for p in (written.digest_path, made.time_stamp)),
        )
    return done_line(case_id, f"{name} SHA-256 {written.sha256}")


def _show_parcel() -> None:
    parcel = state().casework.parcel
    if parcel is None:
        return
    st.text(f"SHA-256 {parcel.sha256}")
    st.download_button(
        say("case.take_down"), parcel.content, parcel.name, "application/zip", key="parcel"
    )
    st.caption(say("case.beside"))
    for name, content in parcel.beside:
        st.download_button(name, content, name, key=f"parcel-{name}", icon=":material/download:")
