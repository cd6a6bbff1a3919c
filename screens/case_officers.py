"""Who works on a case: lead, officers, and who is kept away; the forms that say so."""

from typing import TYPE_CHECKING

import streamlit as st

from model.language import Plural, Text
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
from screens.case_table import BY, LEAD, NAME, REASON, ROLE, show_part
from screens.table import Column, Row
from screens.words import tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

_ACCOUNT = Text(en="Account", zh="账号")
_PEOPLE = Plural(
    Text(en="{n} officer", zh="承办人 {n} 名"), Text(en="{n} officers", zh="承办人 {n} 名")
)
_RECUSALS = Plural(
    Text(en="{n} recusal", zh="回避 {n} 人"), Text(en="{n} recusals", zh="回避 {n} 人")
)
_ASSIGN_TWO = Text(
    en="At least two officers, the lead among them; they take the place of those before.",
    zh="须不少于两名承办人（含主办人）；指派后替换原承办人。",
)

ASSIGN, RECUSE = "assign", "recuse"


def show_officers(session: "CaseSession", view: "CaseView") -> None:
    """The officers with their certificates, and who was recused."""
    show_part(
        _PEOPLE,
        (
            Column(_ACCOUNT, "id"),
            Column(NAME),
            Column(Text(en="Certificate no.", zh="执法证号"), "id"),
            Column(ROLE),
        ),
        [
            Row(
                o.account,
                (
                    o.account,
                    o.name,
                    o.certificate,
                    tr(LEAD)
                    if o.account == view.case.lead
                    else tr(Text(en="Officer", zh="承办人")),
                ),
            )
            for o in view.case.officers
        ],
        key="case-people",
    )
    with folded(ASSIGN, Text(en="Assign lead and officers", zh="指派主办人与承办人")):
        _show_assignment(session, view)
    if view.case.recusals:
        show_part(
            _RECUSALS,
            (
                Column(_ACCOUNT, "id"),
                Column(REASON, "sentence"),
                Column(BY, "id"),
            ),
            [Row(r.account, (r.account, r.because, r.by)) for r in view.case.recusals],
            key="case-recusals",
        )
    with folded(RECUSE, Text(en="Record a recusal", zh="登记回避")):
        _show_recusal(session, view)


def _show_assignment(session: "CaseSession", view: "CaseView") -> None:
    people = people_for(session, view)
    now = [officer.account for officer in view.case.officers]
    st.caption(tr(_ASSIGN_TWO))
    with entry(ASSIGN, view):
        lead = one_of(
            LEAD,
            tuple(people),
            lambda one: named(people, one),
            chosen=view.case.lead,
        )
        officers = some_of(
            Text(en="Officers", zh="承办人"), tuple(people), lambda one: named(people, one), now
        )
        done = sent(Text(en="Assign them", zh="确认指派"))
    if done and lead is None:
        st.info(tr(Text(en="Choose a lead first.", zh="请先选择主办人。")))
    elif done and lead is not None:
        everyone = tuple(dict.fromkeys((lead, *officers)))
        change(
            session,
            view,
            ASSIGN,
            lambda edit: edit.apply(edit.file.assignment.assign, lead, everyone),
            describe=lambda made: ", ".join(officer.account for officer in made),
        )


def _show_recusal(session: "CaseSession", view: "CaseView") -> None:
    people = people_for(session, view)
    with entry(RECUSE, view):
        account = one_of(
            Text(en="Who stays away from this case for good", zh="回避人（此后不得参与本案）"),
            tuple(people),
            lambda one: named(people, one),
        )
        because = st.text_area(tr(REASON), max_chars=LINE)
        done = sent(Text(en="Record the recusal", zh="登记此回避"))
    if done and account is None:
        st.info(tr(Text(en="Choose a person first.", zh="请先选择人员。")))
    elif done:
        change(
            session,
            view,
            RECUSE,
            lambda edit: edit.apply(edit.file.assignment.recuse, account, because),
            describe=lambda made: made.account,
        )
