"""The exhibits of a case, and the forms that add to them: a document, a note of one's own."""

from typing import TYPE_CHECKING, Any

import streamlit as st

from model.language import Plural, Text, verbatim
from model.vocabulary.evidence import EVIDENCE_KINDS
from model.vocabulary.term import called
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
from screens.case_table import LEGAL_BASIS, NUMBER, REMARK, TITLE, show_part
from screens.formats import whole
from screens.table import Column, Row
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

_KIND = Text(en="Kind of evidence", zh="证据种类")
_PROVES = Text(en="What it proves", zh="证明内容")
_EXHIBITS = Plural(
    Text(en="{n} exhibit", zh="证据材料 {n} 件"), Text(en="{n} exhibits", zh="证据材料 {n} 件")
)
_EXHIBIT_FILE = Text(en="Document (at most {mb} MB)", zh="文件（不超过 {mb} MB）")

LARGEST_MB = 200
NOTE, DOCUMENT = "note", "document"


def show_exhibits(session: "CaseSession", view: "CaseView") -> None:
    """The exhibits, and both forms."""
    show_part(
        _EXHIBITS,
        (
            Column(NUMBER, "id"),
            Column(_KIND),
            Column(TITLE, "sentence"),
            Column(_PROVES, "sentence"),
            Column(Text(en="File", zh="文件")),
            Column(Text(en="Bytes", zh="字节数"), "number"),
            Column(verbatim("SHA-256"), "id"),
        ),
        [
            Row(
                e.exhibit_no,
                (
                    e.exhibit_no,
                    tr(called(EVIDENCE_KINDS, e.kind)),
                    e.title,
                    e.proves,
                    e.file_name,
                    whole(e.size_bytes),
                    e.sha256,
                ),
            )
            for e in view.case.exhibits
        ],
        key="case-exhibits",
    )
    with folded(DOCUMENT, Text(en="File a document", zh="归档文件材料")):
        _show_document(session, view)
    with folded(NOTE, Text(en="File a note", zh="归档笔记材料")):
        _show_note(session, view)


def _show_note(session: "CaseSession", view: "CaseView") -> None:
    from investigation.casework.exhibits import file_note  # noqa: PLC0415

    with entry(NOTE, view):
        title = st.text_input(tr(Text(en="Title of the note", zh="笔记标题")), max_chars=200)
        text = st.text_area(tr(Text(en="Note", zh="笔记内容")), max_chars=LONG)
        done = sent(Text(en="File the note", zh="归档笔记"))
    if done:
        change(
            session,
            view,
            NOTE,
            lambda edit: file_note(edit, title, text),
            describe=lambda filed: filed.exhibit_no,
        )


def _show_document(session: "CaseSession", view: "CaseView") -> None:
    from investigation.casework.exhibits import Filing, file_document  # noqa: PLC0415

    with entry(DOCUMENT, view):
        taken = st.file_uploader(tr(_EXHIBIT_FILE, mb=LARGEST_MB), max_upload_size=LARGEST_MB)
        left, right = st.columns(2, gap="large")
        with left:
            values = _what_it_is()
        with right:
            values |= _how_it_came(session, view)
        done = sent(Text(en="File the document", zh="归档文件"))
    if done and taken is None:
        st.info(tr(Text(en="Choose a document first.", zh="请先选择文件。")))
    elif done and taken is not None:
        name, content = taken.name, taken.getvalue()
        change(
            session,
            view,
            DOCUMENT,
            lambda edit: file_document(edit, name, content, Filing(**values)),
            describe=lambda filed: filed.exhibit_no,
        )


def _what_it_is() -> dict[str, Any]:
    from investigation.casework.exhibits import PLACES  # noqa: PLC0415

    return {
        "title": st.text_input(tr(TITLE), max_chars=200),
        "kind": st.selectbox(
            tr(_KIND),
            tuple(EVIDENCE_KINDS),
            format_func=lambda code: tr(called(EVIDENCE_KINDS, code)),
        ),
        "proves": st.text_input(tr(_PROVES), max_chars=LINE),
        "item": one_of(
            Text(en="Item of the package (else after its kind)", zh="卷宗项（不选则按种类归入）"),
            tuple(PLACES),
            lambda one: f"{one} {tr(PLACES[one])}",
        )
        or "",
        "element": show_element(),
        "original": st.checkbox(tr(Text(en="It is the original", zh="为原件"))),
    }


def _how_it_came(session: "CaseSession", view: "CaseView") -> dict[str, Any]:
    people = people_for(session, view)
    return {
        "collectors": some_of(
            Text(en="Collectors (two for electronic data)", zh="收集人（电子数据须两人）"),
            tuple(people),
            lambda one: named(people, one),
            [session.by],
        ),
        "source": st.text_input(tr(Text(en="Where it is from", zh="来源")), max_chars=200),
        "place": st.text_input(tr(Text(en="Where it was taken", zh="收集地点")), max_chars=200),
        "method": st.text_input(tr(Text(en="How it was taken", zh="收集方式")), max_chars=200),
        "legal_basis": st.text_input(tr(LEGAL_BASIS), max_chars=200),
        "remark": st.text_input(tr(REMARK), max_chars=LINE),
    }
