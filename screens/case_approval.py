"""Which copy of a package, what refuses it, and its approvals: four eyes."""

from typing import TYPE_CHECKING

import streamlit as st

from model.language import Text
from model.vocabulary.evidence import PROFILES, Profile
from model.vocabulary.term import called
from screens.case_form import change
from screens.formats import visible
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

_APPROVE = Text(en="Approve this copy", zh="批准此副本")
_PROPOSE = Text(en="Propose this copy for approval", zh="提请批准此副本")
_APPROVED_BY = Text(en="Approved by: {who}", zh="已批准：{who}")
_PROPOSED_BY = Text(en="Proposed by: {who}", zh="已提请：{who}")


def choose_copy(by: str) -> tuple[Profile, bool]:
    """The copy, and whether it is a draft; whoever comes next does not inherit the choice."""
    chosen = st.segmented_control(
        tr(Text(en="Copy", zh="副本")),
        tuple(PROFILES),
        default="working",
        required=True,
        format_func=lambda code: tr(called(PROFILES, code)),
        key=f"case-copy-{by}",
    )
    profile = chosen or "working"
    st.caption(tr(PROFILES[profile].meaning))
    return profile, st.toggle(tr(Text(en="Draft", zh="草稿")), value=True, key=f"case-draft-{by}")


def show_lacking(session: "CaseSession", view: "CaseView", profile: Profile, draft: bool) -> bool:
    """What refuses this copy; whether anything does."""
    from investigation.casework.gaps import lacking  # noqa: PLC0415

    missing = lacking(view.case, profile, session.by, draft=draft)
    if missing:
        st.error(tr(Text(en="Not yet possible", zh="尚不能导出")))
        st.text("\n".join(visible(tr(text)) for text in missing))
    return bool(missing)


def show_approval(session: "CaseSession", view: "CaseView", profile: Profile) -> None:
    """Who approved this copy; the button that proposes or approves it."""
    name = f"export:{profile}"
    proposers = ", ".join(proposal.by for proposal in view.proposals if proposal.act == name)
    approvers = ", ".join(a.by for a in view.case.approvals if a.act == name)
    if proposers:
        st.text(visible(tr(_PROPOSED_BY, who=proposers)))
    if approvers:
        st.text(visible(tr(_APPROVED_BY, who=approvers)))
    approvals = session.file.approvals
    if st.button(tr(_APPROVE if proposers else _PROPOSE), key="case-approval"):
        doing = approvals.approve if proposers else approvals.propose
        change(
            session,
            view,
            "approval",
            lambda edit: edit.apply(doing, name),
            describe=lambda made: made.act,
        )
