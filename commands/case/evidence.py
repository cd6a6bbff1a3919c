"""``coterie case party``, ``note``, ``exhibit``, ``fact``, ``none`` and ``source``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from commands.case.frame import case_argument, editing, in_session
from commands.frame import MANY, PATH, Verb
from investigation.casework.exhibits import Filing, file_document, file_note
from investigation.casework.lines import done_line
from investigation.casework.session import CaseEdit, CaseSession
from investigation.casework.sources import register
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
@editing
def party(edit: CaseEdit, kind: str, **more: Any) -> Iterator[Text]:
    """Name a party / 列明当事人."""
    made = edit.apply(edit.file.parties.add, Party(party_no="", entity_kind=kind, **more))
    yield done_line(edit.case_id, made.party_no, edit.version)


@click.command(cls=Verb)
@case_argument
@click.argument("title")
@click.argument("text")
@editing
def note(edit: CaseEdit, title: str, text: str) -> Iterator[Text]:
    """File a note of your own / 归档笔记."""
    yield done_line(edit.case_id, file_note(edit, title, text).exhibit_no)


@click.command(cls=Verb)
@case_argument
@click.argument("file", type=PATH)
@click.option("--title", required=True, help="Title / 名称.")
@click.option("--kind", default="documentary", show_default=True, help="Kind of evidence / 种类.")
@click.option("--proves", default="", help="What it proves / 证明内容.")
@click.option("--from", "source", default="", help="Where it is from / 来源.")
@click.option("--collector", "collectors", **MANY, help="Collector's account / 收集人.")
@click.option("--at-place", "taken_at", default="", help="Where it was taken / 地点.")
@click.option("--method", default="", help="How it was taken / 方式.")
@click.option("--basis", "legal_basis", default="", help="Legal basis / 法律依据.")
@click.option("--original/--copy", default=False, help="Original or copy / 原件或复制件.")
@click.option("--remark", default="", help="Remark / 备注.")
@click.option("--element", default="", help="Element of a claim (US) / 构成要件.")
@click.option("--item", default="", help="Item of the package, e.g. 19 / 卷宗项号.")
@editing
def exhibit(edit: CaseEdit, file: Path, taken_at: str, **more: Any) -> Iterator[Text]:
    """File a document as evidence / 归档证据材料."""
    filed = file_document(edit, file.name, file, Filing(place=taken_at, **more))
    yield done_line(edit.case_id, f"{filed.exhibit_no} {filed.sha256}")


@click.command(cls=Verb)
@case_argument
@click.argument("text")
@click.option("--party", "party_nos", **MANY, help="Party, e.g. P001 / 当事人编号.")
@click.option("--exhibit", "exhibit_nos", **MANY, help="Exhibit, e.g. E001 / 证据编号.")
@click.option("--element", default="", help="Element of a claim (US) / 构成要件.")
@editing
def fact(edit: CaseEdit, **more: Any) -> Iterator[Text]:
    """Add a line to the evidence matrix / 证据矩阵中增加一项事实."""
    made = edit.apply(edit.file.facts.add, Fact(fact_no="", **more))
    yield done_line(edit.case_id, made.fact_no, edit.version)


@click.command(cls=Verb)
@case_argument
@click.argument("item")
@click.argument("because")
@editing
def none(edit: CaseEdit, item: str, because: str) -> Iterator[Text]:
    """Sign that ITEM of the package does not exist, and why / 签署“无”及理由."""
    edit.apply(edit.file.absences.sign, item, because)
    yield done_line(edit.case_id, item, edit.version)


@click.command(cls=Verb)
@click.argument("file", type=PATH)
@click.option("--provider", required=True, help="Who gave it / 提供单位.")
@click.option("--medium", required=True, help="On what / 载体.")
@in_session
def source(session: CaseSession, file: Path, provider: str, medium: str) -> Iterator[Text]:
    """Register a received file that was loaded / 登记收到的数据文件."""
    kept = register(session, file, provider=provider, medium=medium)
    yield done_line(kept.name, kept.sha256)
