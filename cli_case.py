"""Command line of casework: the group ``case``.

Every verb is one act of one person: ``--as`` (else ``COTERIE_ACCOUNT``) says who, the clock of
this machine says when.
"""

from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli_case_opening import open_, progress, ring, tip, tips
from cli_frame import (
    MANY,
    PATH,
    act_of,
    framed,
    lang_option,
    now,
    one_line_errors,
    say,
    store_option,
    workspace_option,
)
from investigation.place import Place, place_of
from investigation.words import language_of
from model.language import Text

if TYPE_CHECKING:
    from investigation.casework.sitting import Sitting

DEMO = Path("demo/workspace")


@click.group()
def case() -> None:
    """Lead a case from its opening to a sealed package / 办理案件：从立案到移送卷宗."""


_seen = click.option("--seen", type=int, help="Version you decided on / 您所依据的版本.")


@case.command()
@click.argument("new_account", metavar="NAME")
@click.option("--title", "name", required=True, help="Name of the person / 姓名.")
@click.option("--role", "roles", required=True, multiple=True, help="Role, repeatable / 角色.")
@click.option("--region", "regions", multiple=True, help="Division code / 行政区划代码.")
@click.option("--certificate", default="", help="Certificate number / 执法证号.")
@framed
def account(
    new_account: str,
    account: str | None,
    store: str | None,
    workspace: Path | None,
    lang: str | None,
    **more: Any,
) -> int:
    """Make an account; the very first is the administrator / 建立账号."""
    from cases.records.rights import Account  # noqa: PLC0415
    from investigation.casework.accounts import make_account  # noqa: PLC0415
    from investigation.casework.case_place import open_cases  # noqa: PLC0415
    from investigation.casework.telling import done_line  # noqa: PLC0415

    with open_cases(place_of(store, workspace)) as file:
        made = make_account(file, Account(new_account, **more), account, now())
    say([done_line(made.account, ", ".join(made.roles))], lang)
    return 0


@case.command()
@store_option
@workspace_option
@click.option("--out", "-o", type=PATH, help="The package / 卷宗文件 (.zip).")
@lang_option
@one_line_errors
def demo(store: str | None, workspace: Path | None, out: Path | None, lang: str | None) -> int:
    """Lead a case of the demo world to a sealed package / 演示案件."""
    from investigation.casework.demonstrating import demonstrated  # noqa: PLC0415
    from investigation.casework.telling import export_lines  # noqa: PLC0415

    place = place_of(store, workspace or (None if store else DEMO))
    case_id, exported = demonstrated(place, now(), out, language_of(lang))
    say(export_lines(exported, case_id), lang)
    return 0


@case.command("list")
@click.option("--text", default="", help="Part of title or number / 名称或案号的一部分.")
@click.option("--state", default="", help="State, e.g. filed / 状态.")
@act_of
def list_(seat: "Sitting", place: Place, text: str, state: str) -> Iterable[Text]:
    """List the cases of your regions / 案件列表."""
    from investigation.casework.telling import case_lines  # noqa: PLC0415

    return case_lines(seat.file.cases.search(by=seat.by, at=seat.at, text=text, state=state))


@case.command()
@click.argument("case_id")
@click.option("--purpose", default="review", show_default=True, help="Why you look / 查阅目的.")
@act_of
def show(seat: "Sitting", place: Place, case_id: str, purpose: str) -> Iterable[Text]:
    """State, terms, warnings, parts, next steps, what is lacking / 案件详情."""
    from investigation.casework.case_ground import ground_at  # noqa: PLC0415
    from investigation.casework.case_view import viewed  # noqa: PLC0415
    from investigation.casework.telling import view_lines  # noqa: PLC0415

    view = viewed(seat, case_id, purpose, lambda known: ground_at(place, known))
    return view_lines(view, seat.by)


@case.command()
@click.argument("case_id")
@click.argument("verb")
@click.argument("facts", nargs=-1)
@_seen
@act_of
def step(
    seat: "Sitting", place: Place, case_id: str, verb: str, facts: tuple[str, ...], seen: int | None
) -> Iterable[Text]:
    """Take the step VERB, recording FACTS as name=value / 办理程序步骤."""
    from investigation.casework.case_view import RULES  # noqa: PLC0415
    from investigation.casework.steps import facts_of, take_step  # noqa: PLC0415
    from investigation.casework.telling import step_line  # noqa: PLC0415

    taken = take_step(seat, case_id, verb, facts_of(facts), seen)
    return [step_line(case_id, RULES.state_title(taken.state), taken.version)]


@case.command()
@click.argument("case_id")
@click.option("--kind", required=True, help="patient, doctor, institution ... / 主体类型.")
@click.option("--id", "entity_id", default="", help="Identifier in the claims / 结算数据中的编号.")
@click.option("--name", required=True, help="Name / 姓名或名称.")
@click.option("--role", required=True, help="organiser, doctor, pharmacy ... / 当事人角色.")
@click.option("--code", default="", help="Identity or credit code / 证件号或信用代码.")
@click.option("--address", default="", help="Address / 地址.")
@click.option("--legal-representative", default="", help="Legal representative / 法定代表人.")
@click.option("--remark", default="", help="Remark / 备注.")
@_seen
@act_of
def party(
    seat: "Sitting", place: Place, case_id: str, kind: str, seen: int | None, **more: Any
) -> Iterable[Text]:
    """Name a party / 列明当事人."""
    from investigation.casework.telling import done_line  # noqa: PLC0415
    from model.cases import Party  # noqa: PLC0415

    version = seat.version(case_id, seen)
    made = seat.file.parties.add(
        case_id,
        Party(party_no="", entity_kind=kind, **more),
        by=seat.by,
        at=seat.at,
        expected_version=version,
    )
    return [done_line(case_id, made.party_no, version + 1)]


@case.command()
@click.argument("case_id")
@click.argument("title")
@click.argument("text")
@_seen
@act_of
def note(
    seat: "Sitting", place: Place, case_id: str, title: str, text: str, seen: int | None
) -> Iterable[Text]:
    """File a note of your own / 归档笔记."""
    from investigation.casework.filing import file_note  # noqa: PLC0415
    from investigation.casework.telling import done_line  # noqa: PLC0415

    return [done_line(case_id, file_note(seat, case_id, title, text, seen).exhibit_no)]


@case.command()
@click.argument("case_id")
@click.argument("file", type=PATH)
@click.option("--title", required=True, help="Title / 名称.")
@click.option("--kind", default="documentary", show_default=True, help="Kind of evidence / 种类.")
@click.option("--proves", default="", help="What it proves / 证明内容.")
@click.option("--from", "source", default="", help="Where it is from / 来源.")
@click.option("--collector", "collectors", **MANY, help="Collector's account / 收集人.")
@click.option("--at-place", "place_taken", default="", help="Where it was taken / 地点.")
@click.option("--method", default="", help="How it was taken / 方式.")
@click.option("--basis", "legal_basis", default="", help="Legal basis / 法律依据.")
@click.option("--original/--copy", default=False, help="Original or copy / 原件或复制件.")
@click.option("--remark", default="", help="Remark / 备注.")
@click.option("--element", default="", help="Element of a claim (US) / 构成要件.")
@click.option("--item", default="", help="Item of the package, e.g. 19 / 卷宗项号.")
@_seen
@act_of
def exhibit(
    seat: "Sitting",
    place: Place,
    case_id: str,
    file: Path,
    place_taken: str,
    seen: int | None,
    **more: Any,
) -> Iterable[Text]:
    """File a document as evidence / 归档证据材料."""
    from investigation.casework.filing import Filing, file_document  # noqa: PLC0415
    from investigation.casework.telling import done_line  # noqa: PLC0415

    filing = Filing(place=place_taken, **more)
    filed = file_document(seat, case_id, file.name, file, filing, seen)
    return [done_line(case_id, f"{filed.exhibit_no} {filed.sha256}")]


@case.command()
@click.argument("case_id")
@click.argument("text")
@click.option("--party", "party_nos", **MANY, help="Party, e.g. P001 / 当事人编号.")
@click.option("--exhibit", "exhibit_nos", **MANY, help="Exhibit, e.g. E001 / 证据编号.")
@click.option("--element", default="", help="Element of a claim (US) / 构成要件.")
@_seen
@act_of
def fact(
    seat: "Sitting", place: Place, case_id: str, seen: int | None, **more: Any
) -> Iterable[Text]:
    """Add a line to the evidence matrix / 证据矩阵中增加一项事实."""
    from investigation.casework.telling import done_line  # noqa: PLC0415
    from model.cases import Fact  # noqa: PLC0415

    version = seat.version(case_id, seen)
    made = seat.file.facts.add(
        case_id, Fact(fact_no="", **more), by=seat.by, at=seat.at, expected_version=version
    )
    return [done_line(case_id, made.fact_no, version + 1)]


@case.command()
@click.argument("ring_id")
@click.argument("kind", type=click.Choice(["CONFIRMED", "CLEARED", "UNSURE", "UNREVIEWED"]))
@click.argument("reason")
@act_of
def judge(seat: "Sitting", place: Place, ring_id: str, kind: Any, reason: str) -> Iterable[Text]:
    """Judge a ring, with your reason / 研判线索."""
    from investigation.casework.telling import done_line  # noqa: PLC0415

    seat.file.judgements.judge(ring_id, kind, reason, by=seat.by, at=seat.at)
    return [done_line(ring_id, seat.file.judgements.standing(ring_id))]


@case.command("none")
@click.argument("case_id")
@click.argument("item")
@click.argument("because")
@_seen
@act_of
def none_(
    seat: "Sitting", place: Place, case_id: str, item: str, because: str, seen: int | None
) -> Iterable[Text]:
    """Sign that ITEM of the package does not exist, and why / 签署“无”及理由."""
    from investigation.casework.telling import done_line  # noqa: PLC0415

    version = seat.version(case_id, seen)
    seat.file.absences.sign(
        case_id, item, because, by=seat.by, at=seat.at, expected_version=version
    )
    return [done_line(case_id, item, version + 1)]


@case.command()
@click.argument("case_id")
@click.argument("act")
@_seen
@act_of
def propose(
    seat: "Sitting", place: Place, case_id: str, act: str, seen: int | None
) -> Iterable[Text]:
    """Propose ACT, e.g. export:sealed / 提请批准."""
    from investigation.casework.telling import done_line  # noqa: PLC0415

    version = seat.version(case_id, seen)
    seat.file.approvals.propose(case_id, act, by=seat.by, at=seat.at, expected_version=version)
    return [done_line(case_id, act, version + 1)]


@case.command()
@click.argument("case_id")
@click.argument("act")
@_seen
@act_of
def approve(
    seat: "Sitting", place: Place, case_id: str, act: str, seen: int | None
) -> Iterable[Text]:
    """Approve ACT that another person proposed / 批准."""
    from investigation.casework.telling import done_line  # noqa: PLC0415

    version = seat.version(case_id, seen)
    seat.file.approvals.approve(case_id, act, by=seat.by, at=seat.at, expected_version=version)
    return [done_line(case_id, act, version + 1)]


@case.command()
@click.argument("case_id")
@click.argument("lead")
@click.argument("officers", nargs=-1, required=True)
@_seen
@act_of
def assign(
    seat: "Sitting",
    place: Place,
    case_id: str,
    lead: str,
    officers: tuple[str, ...],
    seen: int | None,
) -> Iterable[Text]:
    """Assign OFFICERS, of whom LEAD leads / 指派承办人."""
    from investigation.casework.telling import done_line  # noqa: PLC0415

    version = seat.version(case_id, seen)
    everyone = tuple(dict.fromkeys((lead, *officers)))
    seat.file.assignment.assign(
        case_id, lead, everyone, by=seat.by, at=seat.at, expected_version=version
    )
    return [done_line(case_id, ", ".join(everyone), version + 1)]


@case.command()
@click.argument("file", type=PATH)
@click.option("--provider", required=True, help="Who gave it / 提供单位.")
@click.option("--medium", required=True, help="On what / 载体.")
@act_of
def source(seat: "Sitting", place: Place, file: Path, provider: str, medium: str) -> Iterable[Text]:
    """Register a received file that was loaded / 登记收到的数据文件."""
    from investigation.casework.registering import register  # noqa: PLC0415
    from investigation.casework.telling import done_line  # noqa: PLC0415
    from investigation.stores import open_store  # noqa: PLC0415

    with closing(open_store(place)) as opened:
        kept = register(seat, opened.archive, file, provider=provider, medium=medium)
    return [done_line(kept.name, kept.sha256)]


@case.command()
@click.argument("file", type=PATH)
@lang_option
@one_line_errors
def key(file: Path, lang: str | None) -> int:
    """Make the key of pseudonyms for working copies; keep it apart / 生成代号密钥."""
    from investigation.casework.key_making import make_key  # noqa: PLC0415
    from investigation.casework.telling import done_line  # noqa: PLC0415

    make_key(file)
    say([done_line(str(file))], lang)
    return 0


@case.command()
@click.argument("case_id")
@click.option("--profile", type=click.Choice(["sealed", "working", "public"]), required=True)
@click.option("--draft", is_flag=True, help="A draft, not a transfer / 草稿.")
@click.option("--whole-data", is_flag=True, help="All data, to find the rings again / 附全部数据.")
@click.option("--whole-sources", is_flag=True, help="Source files whole / 附完整源文件.")
@click.option("--sign", "signing_key", type=PATH, help="PKCS#12 (COTERIE_PASSPHRASE) / 签名.")
@click.option("--time-stamp", "time_service", help="Address of a service / 时间戳服务网址.")
@click.option("--key", "key_path", type=PATH, help="Key of pseudonyms / 代号密钥.")
@click.option("--template", type=click.Choice(["cn", "us"]), default="cn", show_default=True)
@click.option("--language", type=click.Choice(["zh", "en"]), default="zh", show_default=True)
@click.option("--out", "-o", type=PATH, required=True, help="The package / 卷宗文件 (.zip).")
@act_of
def export(seat: "Sitting", place: Place, case_id: str, out: Path, **asked: Any) -> Iterable[Text]:
    """Write the package of a case / 导出卷宗."""
    from investigation.casework.asking import Asked, exported  # noqa: PLC0415
    from investigation.casework.telling import export_lines  # noqa: PLC0415

    return export_lines(exported(place, seat, case_id, Asked(**asked), out), case_id)


for command in (open_, ring, tip, tips, progress):
    case.add_command(command)
