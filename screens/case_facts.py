"""The evidence matrix: what is said, about whom, proved by what; and the form for a line."""

from typing import TYPE_CHECKING

import streamlit as st

from model.cases import Fact
from model.language import Plural, Text
from model.vocabulary.cases import ELEMENTS
from model.vocabulary.term import called
from screens.case_form import LINE, change, entry, folded, one_of, sent, some_of
from screens.case_table import NUMBER, show_part
from screens.formats import visible
from screens.table import Column, Row
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

_ELEMENT = Text(en="Element of the claim (US)", zh="构成要件（美国）")
_ABOUT = Text(en="About", zh="涉及")
_PROVED_BY = Text(en="Proved by", zh="证据")
_FACTS = Plural(
    Text(en="Evidence matrix: {n} fact", zh="证据矩阵：事实 {n} 项"),
    Text(en="Evidence matrix: {n} facts", zh="证据矩阵：事实 {n} 项"),
)

FORM = "fact"


def show_facts(session: "CaseSession", view: "CaseView") -> None:
    """The lines of the matrix, and the form below them."""
    show_part(
        _FACTS,
        (
            Column(NUMBER, "id"),
            Column(Text(en="Fact", zh="事实"), "sentence"),
            Column(_ABOUT, "tags"),
            Column(_PROVED_BY, "tags"),
            Column(_ELEMENT),
        ),
        [
            Row(
                f.fact_no,
                (
                    f.fact_no,
                    f.text,
                    list(f.party_nos),
                    list(f.exhibit_nos),
                    tr(called(ELEMENTS, f.element)) if f.element else "",
                ),
            )
            for f in view.case.facts
        ],
        key="case-facts",
    )
    with folded(FORM, Text(en="Add a fact to the matrix", zh="在证据矩阵中增加事实")):
        _show_form(session, view)


def _show_form(session: "CaseSession", view: "CaseView") -> None:
    parties = {p.party_no: f"{p.party_no} {p.name}" for p in view.case.parties}
    exhibits = {e.exhibit_no: f"{e.exhibit_no} {e.title}" for e in view.case.exhibits}
    with entry(FORM, view):
        text = st.text_area(tr(Text(en="What happened", zh="发生了什么")), max_chars=4 * LINE)
        left, middle, right = st.columns([2, 2, 1], gap="large")
        with left:
            about = some_of(_ABOUT, tuple(parties), lambda one: visible(parties[one]))
        with middle:
            proof = some_of(_PROVED_BY, tuple(exhibits), lambda one: visible(exhibits[one]))
        with right:
            element = show_element()
        done = sent(Text(en="Add the fact", zh="添加事实"))
    if done:
        fact = Fact("", text, about, proof, element)
        change(
            session,
            view,
            FORM,
            lambda edit: edit.apply(edit.file.facts.add, fact),
            describe=lambda made: made.fact_no,
        )


def show_element() -> str:
    """The element of a claim that something proves (referrals in the United States), if any."""
    return (
        one_of(
            _ELEMENT,
            tuple(ELEMENTS),
            lambda code: tr(called(ELEMENTS, code)),
        )
        or ""
    )
