"""The parties of a case: who it is about, as a table, and the form that names another."""

from typing import TYPE_CHECKING, cast

import streamlit as st

from model.cases import Party
from model.language import Plural, Text
from model.vocabulary.cases import PARTY_ROLES, PartyRole
from model.vocabulary.claims import ENTITY_KINDS, MEMBER_KINDS
from model.vocabulary.findings import ROLES
from model.vocabulary.term import called
from screens.case_form import LINE, SHORT, change, entry, folded, fresh, one_of, sent
from screens.case_table import NAME, NUMBER, REMARK, ROLE, show_part
from screens.formats import visible
from screens.table import Column, Row
from screens.words import capital, tr

if TYPE_CHECKING:
    from investigation.casework.session import CaseSession
    from investigation.casework.views import CaseView

_CODE = Text(en="Identity or credit code", zh="证件号或信用代码")
_ADDRESS = Text(en="Address", zh="地址")
_PARTIES = Plural(
    Text(en="{n} party", zh="当事人 {n} 名"), Text(en="{n} parties", zh="当事人 {n} 名")
)

FORM = "party"
KINDS = ("patient", "doctor", "institution", "pharmacy")


def show_parties(session: "CaseSession", view: "CaseView") -> None:
    """The parties, and the form below them."""
    columns = (
        Column(NUMBER, "id"),
        Column(ROLE),
        Column(NAME),
        Column(Text(en="Identifier", zh="标识"), "id"),
        Column(_CODE, "id"),
        Column(_ADDRESS),
        Column(REMARK, "sentence"),
    )
    show_part(
        _PARTIES,
        columns,
        [
            Row(
                p.party_no,
                (
                    p.party_no,
                    tr(called(PARTY_ROLES, p.role)),
                    p.name,
                    p.entity_id,
                    p.code,
                    p.address,
                    p.remark,
                ),
            )
            for p in view.case.parties
        ],
        key="case-parties",
    )
    with folded(FORM, Text(en="Name a party", zh="列明当事人")):
        _show_form(session, view)


def _show_form(session: "CaseSession", view: "CaseView") -> None:
    kind, entity_id = _member(view)
    with entry(FORM, view):
        left, right = st.columns(2, gap="large")
        with left:
            name = st.text_input(tr(NAME), max_chars=SHORT)
            role = one_of(ROLE, tuple(PARTY_ROLES), lambda code: tr(called(PARTY_ROLES, code)))
            if not entity_id:
                kind = st.selectbox(
                    tr(Text(en="Kind", zh="主体类型")),
                    KINDS,
                    format_func=lambda one: tr(called(ENTITY_KINDS, one)),
                )
                entity_id = st.text_input(
                    tr(
                        Text(
                            en="Identifier in the claims, if there is one",
                            zh="结算数据中的编号（如有）",
                        )
                    ),
                    max_chars=SHORT,
                )
        with right:
            code = st.text_input(tr(_CODE), max_chars=SHORT)
            address = st.text_input(tr(_ADDRESS), max_chars=LINE)
            representative = st.text_input(
                tr(Text(en="Legal representative", zh="法定代表人")), max_chars=SHORT
            )
            remark = st.text_input(tr(REMARK), max_chars=LINE)
        done = sent(Text(en="Add the party", zh="添加当事人"))
    if not done:
        return
    if role is None or not name.strip():
        st.info(
            tr(Text(en="Give a name and choose a role first.", zh="请先填写姓名或名称并选择角色。"))
        )
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
        describe=lambda made: made.party_no,
    )


def _member(view: "CaseView") -> tuple[str, str]:
    """The member of the rings that the party is; two empty texts for anybody else."""
    there = {party.entity_id for party in view.case.parties}
    members = {f"{m.kind} {m.id}": m for m in view.members if m.id not in there}
    if not members:
        return "", ""
    chosen = one_of(
        Text(en="Member of the ring, if it is one", zh="团伙线索成员（如为其中之一）"),
        tuple(members),
        lambda one: visible(
            f"{capital(tr(called(MEMBER_KINDS, members[one].kind)))} {members[one].id} · "
            f"{tr(called(ROLES, members[one].role))}"
        ),
        key=f"member-{fresh(FORM, view.case.case_id)}",
    )
    return (members[chosen].kind, members[chosen].id) if chosen else ("", "")
