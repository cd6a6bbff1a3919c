"""Adding to a case: a note of one's own, a document as evidence."""

from typing import TYPE_CHECKING, get_args

import streamlit as st

from model.cases import EvidenceKind
from model.language import Text
from screens.case_seat import act, look
from screens.state import state
from screens.words import label, say

if TYPE_CHECKING:
    from investigation.casework.case_view import CaseView
    from investigation.casework.sitting import Sitting

LARGEST_MB = 200


def show_note(sitting: "Sitting", view: "CaseView") -> None:
    """The form of a note."""
    with st.form(f"note-{state().casework.turn}"):
        title = st.text_input(say("case.note_title"), max_chars=200)
        text = st.text_area(say("case.note_text"), max_chars=20_000)
        sent = st.form_submit_button(say("case.note_send"), type="primary")
    if sent:
        act(lambda: _note(sitting, view, title, text))


def _note(sitting: "Sitting", view: "CaseView", title: str, text: str) -> Text:
    from investigation.casework.filing import file_note  # noqa: PLC0415
    from investigation.casework.telling import done_line  # noqa: PLC0415

    case = view.case
    filed = file_note(sitting, case.case_id, title, text, case.version)
    look(sitting, case.case_id)
    return done_line(case.case_id, filed.exhibit_no, case.version + 1)


def show_exhibit(sitting: "Sitting", view: "CaseView") -> None:
    """The form of a document; electronic data names both collectors."""
    with st.form(f"exhibit-{state().casework.turn}"):
        taken = st.file_uploader(say("case.exhibit_file"), max_upload_size=LARGEST_MB)
        title = st.text_input(say("case.title"), max_chars=200)
        kind = st.selectbox(
            say("case.kind"),
            get_args(EvidenceKind),
            format_func=lambda code: label("evidence", code),
        )
        facts = {
            "proves": st.text_input(say("case.proves"), max_chars=500),
            "source": st.text_input(say("case.source"), max_chars=200),
            "place": st.text_input(say("case.place"), max_chars=200),
            "method": st.text_input(say("case.method"), max_chars=200),
            "legal_basis": st.text_input(say("case.basis"), max_chars=200),
        }
        collectors = st.text_input(say("case.collectors"), value=sitting.by, max_chars=300)
        original = st.checkbox(say("case.original"))
        sent = st.form_submit_button(say("case.exhibit_send"), type="primary")
    if sent and taken is None:
        st.info(say("case.exhibit_none"))
    elif sent and taken is not None:
        people = tuple(collectors.replace(",", " ").replace("，", " ").split())
        name, content = taken.name, taken.getvalue()
        values = {**facts, "title": title, "kind": kind}
        act(lambda: _document(sitting, view, (name, content), values, people, original))


def _document(
    sitting: "Sitting",
    view: "CaseView",
    upload: tuple[str, bytes],
    values: dict[str, str],
    people: tuple[str, ...],
    original: bool,
) -> Text:
    from investigation.casework.filing import Filing, file_document  # noqa: PLC0415
    from investigation.casework.telling import done_line  # noqa: PLC0415

    case = view.case
    filing = Filing(collectors=people, original=original, **values)  # type: ignore[arg-type]
    filed = file_document(sitting, case.case_id, *upload, filing, case.version)
    look(sitting, case.case_id)
    return done_line(case.case_id, filed.exhibit_no, case.version + 1)
