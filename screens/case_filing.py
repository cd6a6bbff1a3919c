"""The exhibits of a case, and the forms that add to them: a document, a note of one's own."""

from typing import TYPE_CHECKING, Any, get_args

import streamlit as st

from model.cases import EvidenceKind
from screens.case_facts import show_element
from screens.case_form import (
    LINE,
    LONG,
    change,
    entry,
    folded,
    named,
    one_of,
    people_for,
    sent,
    some_of,
)
from screens.case_table import show_part
from screens.formats import whole
from screens.table import Column, Row
from screens.words import label, say, told

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

LARGEST_MB = 200
NOTE, DOCUMENT = "note", "document"


def show_exhibits(session: "CaseSession", view: "CaseView") -> None:
    """The exhibits, and both forms."""
    show_part(
        "case.exhibits",
        (
            Column(say("case.no"), "id"),
            Column(say("case.kind")),
            Column(say("case.title"), "sentence"),
            Column(say("case.proves"), "sentence"),
            Column(say("case.file")),
            Column(say("case.bytes"), "number"),
            Column("SHA-256", "id"),
        ),
        [
            Row(
                e.exhibit_no,
                (
                    e.exhibit_no,
                    label("evidence", e.kind),
                    e.title,
                    e.proves,
                    e.file_name,
                    whole(e.size_bytes),
                    e.sha256,
                ),
            )
            for e in view.case.exhibits
        ],
    )
    with folded(DOCUMENT, say("case.exhibit_add")):
        _show_document(session, view)
    with folded(NOTE, say("case.note_add")):
        _show_note(session, view)


def _show_note(session: "CaseSession", view: "CaseView") -> None:
    from investigation.casework.exhibits import file_note  # noqa: PLC0415

    with entry(NOTE, view):
        title = st.text_input(say("case.note_title"), max_chars=200)
        text = st.text_area(say("case.note_text"), max_chars=LONG)
        done = sent(say("case.note_send"))
    if done:
        change(
            session,
            view,
            NOTE,
            lambda edit: file_note(edit, title, text),
            told=lambda filed: filed.exhibit_no,
        )


def _show_document(session: "CaseSession", view: "CaseView") -> None:
    from investigation.casework.exhibits import Filing, file_document  # noqa: PLC0415

    with entry(DOCUMENT, view):
        taken = st.file_uploader(
            say("case.exhibit_file", mb=LARGEST_MB), max_upload_size=LARGEST_MB
        )
        left, right = st.columns(2, gap="large")
        with left:
            values = _what_it_is()
        with right:
            values |= _how_it_came(session, view)
        done = sent(say("case.exhibit_send"))
    if done and taken is None:
        st.info(say("case.exhibit_none"))
    elif done and taken is not None:
        name, content = taken.name, taken.getvalue()
        change(
            session,
            view,
            DOCUMENT,
            lambda edit: file_document(edit, name, content, Filing(**values)),
            told=lambda filed: filed.exhibit_no,
        )


def _what_it_is() -> dict[str, Any]:
    from investigation.casework.exhibits import PLACES  # noqa: PLC0415

    return {
        "title": st.text_input(say("case.title"), max_chars=200),
        "kind": st.selectbox(
            say("case.kind"),
            get_args(EvidenceKind),
            format_func=lambda code: label("evidence", code),
        ),
        "proves": st.text_input(say("case.proves"), max_chars=LINE),
        "item": one_of(
            say("case.filed_under"), tuple(PLACES), lambda one: f"{one} {told(PLACES[one])}"
        )
        or "",
        "element": show_element(),
        "original": st.checkbox(say("case.original")),
    }


def _how_it_came(session: "CaseSession", view: "CaseView") -> dict[str, Any]:
    people = people_for(session, view)
    return {
        "collectors": some_of(
            say("case.collectors"), tuple(people), lambda one: named(people, one), [session.by]
        ),
        "source": st.text_input(say("case.source"), max_chars=200),
        "place": st.text_input(say("case.place"), max_chars=200),
        "method": st.text_input(say("case.method"), max_chars=200),
        "legal_basis": st.text_input(say("case.basis"), max_chars=200),
        "remark": st.text_input(say("case.remark"), max_chars=LINE),
    }
