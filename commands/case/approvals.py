"""``coterie case propose`` and ``approve``: four eyes."""

from collections.abc import Iterator

import click

from commands.case.frame import case_argument, in_session, seen_option
from commands.frame import Verb
from investigation.casework.lines import done_line
from investigation.casework.session import CaseSession
from model.language import Text


@click.command(cls=Verb)
@case_argument
@click.argument("act")
@seen_option
@in_session
def propose(session: CaseSession, case_id: str, act: str, seen: int | None) -> Iterator[Text]:
    """Propose ACT, e.g. export:sealed / 提请批准."""
    edit = session.edit(case_id, seen)
    edit.apply(session.file.approvals.propose, act)
    yield done_line(case_id, act, edit.version)


@click.command(cls=Verb)
@case_argument
@click.argument("act")
@seen_option
@in_session
def approve(session: CaseSession, case_id: str, act: str, seen: int | None) -> Iterator[Text]:
    """Approve ACT that another person proposed / 批准."""
    edit = session.edit(case_id, seen)
    edit.apply(session.file.approvals.approve, act)
    yield done_line(case_id, act, edit.version)
