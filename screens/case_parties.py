"""The parties of a case: who it is about, as a table, and the form that names another."""

from typing import TYPE_CHECKING, cast, get_args

import streamlit as st

from model.cases import Party, PartyRole
from screens.case_form import LINE, SHORT, change, entry, folded, fresh, one_of, sent
from screens.case_table import show_part
from screens.formats import visible
from screens.table import Column, Row
from screens.words import label, say

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

FORM = "party"
KINDS = ("patient", "doctor", "institution", "pharmacy")


def show_parties(session: "CaseSession", view: "CaseView") -> None:
    """The parties, and the form below them."""
    columns = (
        Column(say("case.no"), "id"),
        Column(say("case.role")),
        Column(say("case.name")),
        Column(say("case.id"), "id"),
        Column(say("case.code"), "id"),
        Column(say("case.address")),
        Column(say("case.remark"), "sentence"),
    )
    show_part(
        "case.parties",
        columns,
        [
            Row(
                p.party_no,
                (
                    p.party_no,
                    label("party_role", p.role),
                    p.name,
                    p.entity_id,
                    p.code,
                    p.address,
                    p.remark,
                ),
            )
            for p in view.case.parties
        ],
    )
    with folded(FORM, say("case.party_add")):
        _show_form(session, view)


def _show_form(session: "CaseSession", view: "CaseView") -> None:
    kind, entity_id = _member(view)
    with entry(FORM, view):
        left, right = st.columns(2, gap="large")
        with left:
            name = st.text_input(say("case.name"), max_chars=SHORT)
            role = one_of(
                say("case.role"), get_args(PartyRole), lambda code: label("party_role", code)
            )
            if not entity_id:
                kind = st.selectbox(
                    say("case.entity_kind"), KINDS, format_func=lambda one: label("entity", one)
                )
                entity_id = st.text_input(say("case.entity_id"), max_chars=SHORT)
        with right:
            code = st.text_input(say("case.code"), max_chars=SHORT)
            address = st.text_input(say("case.address"), max_chars=LINE)
            representative = st.text_input(say("case.representative"), max_chars=SHORT)
            remark = st.text_input(say("case.remark"), max_chars=LINE)
        done = sent(say("case.party_send"))
    if not done:
        return
    if role is None or not name.strip():
        st.info(say("case.party_needs"))
        return
    party = Party(
        "",
        kind,
        entity_id.strip(),
        name.strip(),
        cast(PartyRole, role),
        code=code.strip(),
        address=address.strip(),
        legal_representative=representative.strip(),
        remark=remark.strip(),
    )
    change(
        session,
        view,
        FORM,
        lambda edit: edit.apply(edit.file.parties.add, party),
        told=lambda made: made.party_no,
    )


def _member(view: "CaseView") -> tuple[str, str]:
    """The member of the rings that the party is; two empty texts for anybody else."""
    there = {party.entity_id for party in view.case.parties}
    members = {f"{m.kind} {m.id}": m for m in view.members if m.id not in there}
    if not members:
        return "", ""
    chosen = one_of(
        say("case.party_member"),
        tuple(members),
        lambda one: visible(
            f"{label('kind', members[one].kind)} {members[one].id} · "
            f"{label('role', members[one].role)}"
        ),
        key=f"member-{fresh(FORM, view.case.case_id)}",
    )
    return (members[chosen].kind, members[chosen].id) if chosen else ("", "")
