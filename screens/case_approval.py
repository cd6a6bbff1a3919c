"""Which copy of a package, what refuses it, and its approvals: four eyes."""

from typing import TYPE_CHECKING, cast

import streamlit as st

from model.dossiers import Profile
from screens.case_form import change
from screens.formats import visible
from screens.words import label, say, told

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

COPIES = ("sealed", "working", "public")


def choose_copy() -> tuple[Profile, bool]:
    """The copy, and whether it is a draft."""
    chosen = st.segmented_control(
        say("case.copy"),
        COPIES,
        default="working",
        required=True,
        format_func=lambda code: label("copy", code),
        key="case-copy",
    )
    profile = cast(Profile, chosen or "working")
    st.caption(say(f"case.copy_{profile}"))
    return profile, st.toggle(say("case.draft"), value=True, key="case-draft")


def show_lacking(session: "CaseSession", view: "CaseView", profile: Profile, draft: bool) -> bool:
    """What refuses this copy; whether anything does."""
    from investigation.casework.gaps import lacking  # noqa: PLC0415

    missing = lacking(view.case, profile, session.by, draft=draft)
    if missing:
        st.error(say("case.lacks"))
        st.text("\n".join(visible(told(text)) for text in missing))
    return bool(missing)


def show_approval(session: "CaseSession", view: "CaseView", profile: Profile) -> None:
    """Who approved this copy; the button that proposes or approves it."""
    name = f"export:{profile}"
    proposers = ", ".join(proposal.by for proposal in view.proposals if proposal.act == name)
    approvers = ", ".join(a.by for a in view.case.approvals if a.act == name)
    if proposers:
        st.text(visible(say("case.proposed_by", who=proposers)))
    if approvers:
        st.text(visible(say("case.approved_by", who=approvers)))
    approvals = session.file.approvals
    if st.button(say("case.approve" if proposers else "case.propose"), key="case-approval"):
        doing = approvals.approve if proposers else approvals.propose
        change(
            session,
            view,
            "approval",
            lambda edit: edit.apply(doing, name),
            told=lambda made: made.act,
        )
