"""``coterie case open`` and ``list``."""

from collections.abc import Iterator

import click

from commands.case.frame import in_session
from commands.frame import MANY, Verb
from investigation.casework.cases import Basis, open_about_rings, open_without_ring
from investigation.casework.lines import done_line, printable, warning_lines
from investigation.casework.rings import warnings_of_cleared
from investigation.casework.session import CaseSession
from investigation.casework.steps import RULES
from model.language import Text

_NO_CASE = Text(en="no case in your regions", zh="您的辖区内没有案件")
_CASE = Text(en="{id}  {state}  {rest}", zh="{id}  {state}  {rest}")


@click.command("open", cls=Verb)
@click.option("--ring", "rings", **MANY, help="Ring id, repeatable / 线索编号.")
@click.option("--tip", "tip_no", help="Number of a tip, e.g. T2026-0001 / 举报线索号.")
@click.option("--by-hand", help="By hand: the reason in words / 自行建档的理由.")
@click.option("--title", required=True, help="Title of the case / 案件名称.")
@click.option("--agency", required=True, help="Agency / 办案机关.")
@click.option("--region", required=True, help="Division code / 行政区划代码.")
@in_session
def open_(
    session: CaseSession,
    rings: tuple[str, ...],
    tip_no: str | None,
    by_hand: str | None,
    **named: str,
) -> Iterator[Text]:
    """Open a case: from rings of the newest run, about a tip, or by hand / 建档."""
    basis = Basis(rings, tip_no, by_hand)
    if not basis.ring_ids:
        made = open_without_ring(session, basis, **named)
        yield done_line(made.case_id, "", made.version)
        return
    run = session.investigation
    made = open_about_rings(session, run, basis.ring_ids, **named)
    yield done_line(made.case_id, "", made.version)
    yield from warning_lines(warnings_of_cleared(map(run.ring, basis.ring_ids)))


@click.command("list", cls=Verb)
@click.option("--text", default="", help="Part of title or number / 名称或案号的一部分.")
@click.option("--state", default="", help="State, e.g. filed / 状态.")
@in_session
def list_(session: CaseSession, text: str, state: str) -> Iterator[Text]:
    """List the cases of your regions / 案件列表."""
    found = session.file.cases.search(by=session.by, at=session.at, text=text, state=state)
    for case in found:
        yield _CASE.filled(
            id=case.case_id,
            state=RULES.state_title(case.state),
            rest=printable(f"{case.title}  {case.agency}  {case.lead}".rstrip()),
        )
    if not found:
        yield _NO_CASE
