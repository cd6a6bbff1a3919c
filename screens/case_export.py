"""What a package still lacks, its approvals, and its export with the file to take down."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, cast

import streamlit as st

from investigation.place import place_of
from model.dossiers import Profile
from model.language import Text
from screens.case_seat import act, look, store
from screens.case_state import Parcel
from screens.formats import visible
from screens.state import state
from screens.words import label, say, told

if TYPE_CHECKING:
    from investigation.casework.case_view import CaseView
    from investigation.casework.sitting import Sitting

COPIES = ("sealed", "working", "public")


def show_export(sitting: "Sitting", view: "CaseView") -> None:
    """Choose a copy, read what it lacks, have it approved, export it."""
    from investigation.casework.lacking import gaps, lacking  # noqa: PLC0415

    profile = cast(
        Profile,
        st.segmented_control(
            say("case.copy"),
            COPIES,
            default="working",
            required=True,
            format_func=lambda code: label("copy", code),
            key="case-copy",
        )
        or "working",
    )
    st.caption(say(f"case.copy_{profile}"))
    draft = st.toggle(say("case.draft"), value=True, key="case-draft")
    missing = lacking(view.case, profile, sitting.by, draft=draft)
    for text in missing:
        st.error(say("case.lacks"))
        st.text(visible(told(text)))
    with st.expander(say("case.gaps", n=len(gaps(view.case)))):
        for text in gaps(view.case):
            st.text(visible(told(text)))
    _show_approval(sitting, view, profile)
    if st.button(say("case.export"), type="primary", disabled=bool(missing)):
        with st.spinner(say("case.exporting")):
            act(lambda: _export(sitting, view, profile, draft))
    parcel = state().casework.parcel
    if parcel is not None:
        st.text(f"SHA-256 {parcel.sha256}")
        st.download_button(
            say("case.take_down"), parcel.content, parcel.name, "application/zip", key="parcel"
        )


def _show_approval(sitting: "Sitting", view: "CaseView", profile: Profile) -> None:
    name = f"export:{profile}"
    proposed = any(proposal.act == name for proposal in view.proposals)
    approved = ", ".join(a.by for a in view.case.approvals if a.act == name)
    if approved:
        st.text(visible(say("case.approved_by", who=approved)))
    wording = say("case.approve") if proposed else say("case.propose")
    if st.button(wording, key="case-approval"):
        act(lambda: _approve(sitting, view, name, proposed))


def _approve(sitting: "Sitting", view: "CaseView", name: str, proposed: bool) -> Text:
    from investigation.casework.telling import done_line  # noqa: PLC0415

    case, approvals = view.case, sitting.file.approvals
    doing = approvals.approve if proposed else approvals.propose
    doing(case.case_id, name, by=sitting.by, at=sitting.at, expected_version=case.version)
    look(sitting, case.case_id)
    return done_line(case.case_id, name, case.version + 1)


def _export(sitting: "Sitting", view: "CaseView", profile: Profile, draft: bool) -> Text:
    from investigation.casework.asking import Asked, exported_from  # noqa: PLC0415
    from investigation.casework.telling import done_line  # noqa: PLC0415

    case_id = view.case.case_id
    name = f"case_{case_id}_{profile}{'_draft' if draft else ''}.zip"
    asked = Asked(profile, draft, language=state().language)
    with tempfile.TemporaryDirectory(prefix="coterie-export-") as folder:
        target = Path(folder) / name
        written = exported_from(store(), place_of(), sitting, case_id, asked, target).written
        state().casework.parcel = Parcel(name, written.sha256, target.read_bytes())
    return done_line(case_id, f"{name} SHA-256 {written.sha256}")
