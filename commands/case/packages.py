"""``coterie case export``, ``key`` and ``demo``: the package of a case."""

import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from commands.case.frame import case_argument, in_session
from commands.frame import PATH, Verb, pass_language, store_option, workspace_option
from investigation.casework.demonstration import demonstrated
from investigation.casework.exports import Export, Exported, export_case
from investigation.casework.keys import make_certificate, make_key
from investigation.casework.lines import done_line
from investigation.casework.session import CaseSession
from investigation.place import demo_place
from model.language import LANGUAGES, Language, Text, verbatim
from model.vocabulary.evidence import PROFILES, TEMPLATES

_WHERE = Text(en="case {case} -> {path}", zh="案件 {case} -> {path}")
_ROOT = Text(en="root {root}", zh="根校验值 {root}")
_BESIDE = Text(en="beside it: {a}, {b}", zh="并附：{a}、{b}")
_VERIFY = Text(en="verify: {command}", zh="校验：{command}")
_REPLAY = Text(en="replay: {command}", zh="重放：{command}")


@click.command(cls=Verb)
@case_argument
@click.option("--profile", type=click.Choice(tuple(PROFILES)), required=True)
@click.option("--draft", is_flag=True, help="A draft, not a transfer / 草稿.")
@click.option("--whole-data", is_flag=True, help="All data, to find the rings again / 附全部数据.")
@click.option("--whole-sources", is_flag=True, help="Source files whole / 附完整源文件.")
@click.option("--sign", "signing_key", type=PATH, help="PKCS#12 (COTERIE_PASSPHRASE) / 签名.")
@click.option("--time-stamp", "time_service", help="Address of a service / 时间戳服务网址.")
@click.option("--key", "key_path", type=PATH, help="Key of pseudonyms / 代号密钥.")
@click.option("--template", type=click.Choice(tuple(TEMPLATES)), default="cn", show_default=True)
@click.option("--language", type=click.Choice(LANGUAGES), default="zh", show_default=True)
@click.option("--out", "-o", type=PATH, required=True, help="The package / 卷宗文件 (.zip).")
@in_session
def export(session: CaseSession, case_id: str, out: Path, **asked: Any) -> Iterator[Text]:
    """Write the package of a case / 导出卷宗."""
    yield from export_lines(export_case(session, case_id, Export(**asked), out), case_id)


@click.command(cls=Verb)
@click.argument("file", type=PATH)
def key(file: Path) -> Iterator[Text]:
    """Make the key of pseudonyms for working copies; keep it apart / 生成代号密钥."""
    make_key(file)
    yield done_line(str(file))


@click.command(cls=Verb)
@click.argument("file", type=PATH)
@click.option("--name", required=True, help="Agency or person it is of / 单位或姓名.")
def certificate(file: Path, name: str) -> Iterator[Text]:
    """Make an own signing key where there is no other (COTERIE_PASSPHRASE) / 自制签名证书."""
    make_certificate(file, name)
    yield done_line(str(file))


@click.command(cls=Verb)
@store_option
@workspace_option
@click.option("--out", "-o", type=PATH, help="The package / 卷宗文件 (.zip).")
@pass_language
def demo(
    language: Language, store: str | None, workspace: Path | None, out: Path | None
) -> Iterator[Text]:
    """Lead a case of the demo world to a sealed package / 演示案件."""
    case_id, exported = demonstrated(demo_place(store, workspace), out, language)
    yield from export_lines(exported, case_id)


def export_lines(exported: Exported, case_id: str) -> Iterator[Text]:
    """Where the package is, its digests, and how anybody can check it."""
    written = exported.written
    quoted = shlex.quote(str(written.path))
    yield _WHERE.filled(case=case_id, path=str(written.path))
    yield verbatim(f"SHA-256 {written.sha256}")
    yield _ROOT.filled(root=written.root)
    yield _BESIDE.filled(a=written.digest_path.name, b=exported.time_stamp.name)
    yield _VERIFY.filled(command=f"coterie verify {quoted} --expect {written.sha256}")
    yield _REPLAY.filled(command=f"coterie replay {quoted}")
