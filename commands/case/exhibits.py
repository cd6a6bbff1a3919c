"""``coterie case note``, ``exhibit`` and ``source``: evidence, and where the claims are from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from commands.case.frame import case_argument, in_session, seen_option
from commands.frame import MANY, PATH, Verb
from investigation.casework.exhibits import Filing, file_document, file_note
from investigation.casework.lines import done_line
from investigation.casework.session import CaseSession
from investigation.casework.sources import register
from model.language import Text


@click.command(cls=Verb)
@case_argument
@click.argument("title")
@click.argument("text")
@seen_option
@in_session
def note(
    session: CaseSession, case_id: str, title: str, text: str, seen: int | None
) -> Iterator[Text]:
    """File a note of your own / 归档笔记."""
    yield done_line(case_id, file_note(session.edit(case_id, seen), title, text).exhibit_no)


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
@seen_option
@in_session
def exhibit(
    session: CaseSession,
    case_id: str,
    file: Path,
    taken_at: str,
    seen: int | None,
    **more: Any,
) -> Iterator[Text]:
    """File a document as evidence / 归档证据材料."""
    filing = Filing(place=taken_at, **more)
    filed = file_document(session.edit(case_id, seen), file.name, file, filing)
    yield done_line(case_id, f"{filed.exhibit_no} {filed.sha256}")


@click.command(cls=Verb)
@click.argument("file", type=PATH)
@click.option("--provider", required=True, help="Who gave it / 提供单位.")
@click.option("--medium", required=True, help="On what / 载体.")
@in_session
def source(session: CaseSession, file: Path, provider: str, medium: str) -> Iterator[Text]:
    """Register a received file that was loaded / 登记收到的数据文件."""
    kept = register(session, file, provider=provider, medium=medium)
    yield done_line(kept.name, kept.sha256)
