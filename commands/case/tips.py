"""``coterie case tip``, ``tips`` and ``progress``: what people from outside tell.

Whoever gave a tip is asked for, never an argument: arguments stay in the history of the shell.
"""

from collections.abc import Iterator

import click

from commands.case.frame import in_session
from commands.frame import MANY, Verb
from investigation.casework.lines import code_line, done_line, printable
from investigation.casework.session import CaseSession
from investigation.casework.tips import informant_of, progress_of, take_in
from model.language import Text, verbatim
from model.vocabulary.cases import CHANNELS
from model.vocabulary.term import called

_INFORMANT = {
    "name": "Name / 姓名",
    "contact": "Contact / 联系方式",
    "code": "Identity number / 证件号",
    "remark": "Remark / 备注",
}
_NO_TIP = Text(en="no tip in your regions", zh="您的辖区内没有举报线索")
_LED = Text(en="case {case}", zh="案件 {case}")
_TIP = Text(
    en="{no}  {day}  {channel}  {region}  {case}  {rest}",
    zh="{no}  {day}  {channel}  {region}  {case}  {rest}",
)


@click.command(cls=Verb)
@click.argument("text")
@click.option(
    "--channel", type=click.Choice(tuple(CHANNELS)), required=True, help="How it came / 来源渠道."
)
@click.option("--region", required=True, help="Division code / 行政区划代码.")
@click.option("--about", **MANY, help="Whom it names, kind:id, repeatable / 涉及主体.")
@click.option("--informant", is_flag=True, help="Ask who gave it, for the vault / 录入举报人.")
@in_session
def tip(
    session: CaseSession,
    text: str,
    channel: str,
    region: str,
    about: tuple[str, ...],
    *,
    informant: bool,
) -> Iterator[Text]:
    """Take a tip in; TEXT tells what, not who tells it / 登记举报线索."""
    somebody = informant_of(**_asked()) if informant else None
    kept, code = take_in(
        session, text, channel=channel, region=region, about=about, informant=somebody
    )
    yield done_line(kept.tip_no)
    yield code_line(code)


def _asked() -> dict[str, str]:
    return {
        name: click.prompt(words, default="", show_default=False, err=True)
        for name, words in _INFORMANT.items()
    }


@click.command(cls=Verb)
@in_session
def tips(session: CaseSession) -> Iterator[Text]:
    """List the tips of your regions, without who gave them / 举报线索列表."""
    found = session.file.tips.search(by=session.by, at=session.at)
    for one in found:
        yield _TIP.filled(
            no=one.tip_no,
            day=one.received_at.date(),
            channel=called(CHANNELS, one.channel),
            region=one.region,
            case=_LED.filled(case=one.case_id) if one.case_id else verbatim("-"),
            rest=printable("  ".join((one.text, *one.about))),
        )
    if not found:
        yield _NO_TIP


@click.command(cls=Verb)
@in_session
def progress(session: CaseSession) -> Iterator[Text]:
    """How far a tip got, by its retrieval code, which is asked for / 凭查询码查询办理进度."""
    yield progress_of(session, click.prompt("Retrieval code / 查询码", err=True))
