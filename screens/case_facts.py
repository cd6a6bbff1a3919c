"""The evidence matrix: what is said, about whom, proved by what; and the form for a line."""

from typing import TYPE_CHECKING

import streamlit as st

from model.cases import Fact
from screens.case_form import LINE, change, entry, folded, one_of, sent, some_of
from screens.case_table import show_part
from screens.formats import visible
from screens.table import Column, Row
from screens.words import label, say

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

FORM = "fact"
ELEMENTS = ("claim", "falsity", "knowledge", "materiality", "causation")


def show_facts(session: "CaseSession", view: "CaseView") -> None:
    """The lines of the matrix, and the form below them."""
    show_part(
        "case.facts",
        (
            Column(say("case.no"), "id"),
            Column(say("case.fact"), "sentence"),
            Column(say("case.about"), "tags"),
            Column(say("case.proved_by"), "tags"),
            Column(say("case.element")),
        ),
        [
            Row(
                f.fact_no,
                (
                    f.fact_no,
                    f.text,
                    list(f.party_nos),
                    list(f.exhibit_nos),
                    label("element", f.element) if f.element else "",
                ),
            )
            for f in view.case.facts
        ],
    )
    with folded(FORM, say("case.fact_add")):
        _show_form(session, view)


def _show_form(session: "CaseSession", view: "CaseView") -> None:
    parties = {p.party_no: f"{p.party_no} {p.name}" for p in view.case.parties}
    exhibits = {e.exhibit_no: f"{e.exhibit_no} {e.title}" for e in view.case.exhibits}
    with entry(FORM, view):
        text = st.text_area(say("case.fact_text"), max_chars=4 * LINE)
        left, middle, right = st.columns([2, 2, 1], gap="large")
        with left:
            about = some_of(say("case.about"), tuple(parties), lambda one: visible(parties[one]))
        with middle:
            proof = some_of(
                say("case.proved_by"), tuple(exhibits), lambda one: visible(exhibits[one])
            )
        with right:
            element = show_element()
        done = sent(say("case.fact_send"))
    if done:
        fact = Fact("", text, about, proof, element)
        change(
            session,
            view,
            FORM,
            lambda edit: edit.apply(edit.file.facts.add, fact),
            told=lambda made: made.fact_no,
        )


def show_element() -> str:
    """The element of a claim that something proves (referrals in the United States), if any."""
    return one_of(say("case.element"), ELEMENTS, lambda code: label("element", code)) or ""
