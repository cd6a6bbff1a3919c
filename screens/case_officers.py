"""Who works on a case: lead, officers, and who is kept away; the forms that say so."""

from typing import TYPE_CHECKING

import streamlit as st

from screens.case_form import (
    LINE,
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
from screens.table import Column, Row
from screens.words import say

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

ASSIGN, RECUSE = "assign", "recuse"


def show_officers(session: "CaseSession", view: "CaseView") -> None:
    """The officers with their certificates, and who was recused."""
    show_part(
        "case.people",
        (
            Column(say("case.account"), "id"),
            Column(say("case.name")),
            Column(say("case.certificate"), "id"),
            Column(say("case.role")),
        ),
        [
            Row(
                o.account,
                (
                    o.account,
                    o.name,
                    o.certificate,
                    say("case.lead") if o.account == view.case.lead else say("case.officer"),
                ),
            )
            for o in view.case.officers
        ],
    )
    with folded(ASSIGN, say("case.assign_add")):
        _show_assignment(session, view)
    if view.case.recusals:
        show_part(
            "case.recusals",
            (
                Column(say("case.account"), "id"),
                Column(say("case.reason"), "sentence"),
                Column(say("case.by"), "id"),
            ),
            [Row(r.account, (r.account, r.because, r.by)) for r in view.case.recusals],
        )
    with folded(RECUSE, say("case.recuse_add")):
        _show_recusal(session, view)


def _show_assignment(session: "CaseSession", view: "CaseView") -> None:
    people = people_for(session, view)
    now = [officer.account for officer in view.case.officers]
    st.caption(say("case.assign_two"))
    with entry(ASSIGN, view):
        lead = one_of(
            say("case.lead"),
            tuple(people),
            lambda one: named(people, one),
            chosen=view.case.lead,
        )
        officers = some_of(
            say("case.officers_all"), tuple(people), lambda one: named(people, one), now
        )
        done = sent(say("case.assign_send"))
    if done and lead is None:
        st.info(say("case.assign_needs"))
    elif done and lead is not None:
        everyone = tuple(dict.fromkeys((lead, *officers)))
        change(
            session,
            view,
            ASSIGN,
            lambda edit: edit.apply(edit.file.assignment.assign, lead, everyone),
            told=lambda made: ", ".join(officer.account for officer in made),
        )


def _show_recusal(session: "CaseSession", view: "CaseView") -> None:
    people = people_for(session, view)
    with entry(RECUSE, view):
        account = one_of(say("case.recuse_who"), tuple(people), lambda one: named(people, one))
        because = st.text_area(say("case.reason"), max_chars=LINE)
        done = sent(say("case.recuse_send"))
    if done and account is None:
        st.info(say("case.recuse_needs"))
    elif done:
        change(
            session,
            view,
            RECUSE,
            lambda edit: edit.apply(edit.file.assignment.recuse, account, because),
            told=lambda made: made.account,
        )
