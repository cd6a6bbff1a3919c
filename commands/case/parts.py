"""``coterie case party``, ``fact`` and ``none``: what a case says of people and proofs."""

from collections.abc import Iterator
from typing import Any

import click

from commands.case.frame import case_argument, in_session, seen_option
from commands.frame import MANY, Verb
from investigation.casework.lines import done_line
from investigation.casework.session import CaseSession
from model.cases import Fact, Party
from model.language import Text


@click.command(cls=Verb)
@case_argument
@click.option("--kind", required=True, help="patient, doctor, institution ... / 主体类型.")
@click.option("--id", "entity_id", default="", help="Identifier in the claims / 结算数据中的编号.")
@click.option("--name", required=True, help="Name / 姓名或名称.")
@click.option("--role", required=True, help="organiser, doctor, pharmacy ... / 当事人角色.")
@click.option("--code", default="", help="Identity or credit code / 证件号或信用代码.")
@click.option("--address", default="", help="Address / 地址.")
@click.option("--legal-representative", default="", help="Legal representative / 法定代表人.")
@click.option("--remark", default="", help="Remark / 备注.")
@seen_option
@in_session
def party(
    session: CaseSession, case_id: str, kind: str, seen: int | None, **more: Any
) -> Iterator[Text]:
    """Name a party / 列明当事人."""
    edit = session.edit(case_id, seen)
    made = edit.apply(session.file.parties.add, Party(party_no="", entity_kind=kind, **more))
    yield done_line(case_id, made.party_no, edit.version)


@click.command(cls=Verb)
@case_argument
@click.argument("text")
@click.option("--party", "party_nos", **MANY, help="Party, e.g. P001 / 当事人编号.")
@click.option("--exhibit", "exhibit_nos", **MANY, help="Exhibit, e.g. E001 / 证据编号.")
@click.option("--element", default="", help="Element of a claim (US) / 构成要件.")
@seen_option
@in_session
def fact(session: CaseSession, case_id: str, seen: int | None, **more: Any) -> Iterator[Text]:
    """Add a line to the evidence matrix / 证据矩阵中增加一项事实."""
    edit = session.edit(case_id, seen)
    made = edit.apply(session.file.facts.add, Fact(fact_no="", **more))
    yield done_line(case_id, made.fact_no, edit.version)


@click.command(cls=Verb)
@case_argument
@click.argument("item")
@click.argument("because")
@seen_option
@in_session
def none(
    session: CaseSession, case_id: str, item: str, because: str, seen: int | None
) -> Iterator[Text]:
    """Sign that ITEM of the package does not exist, and why / 签署“无”及理由."""
    edit = session.edit(case_id, seen)
    edit.apply(session.file.absences.sign, item, because)
    yield done_line(case_id, item, edit.version)
