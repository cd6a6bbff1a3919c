"""``coterie case assign``: who works on a case."""

from collections.abc import Iterator

import click

from commands.case.frame import case_argument, in_session, seen_option
from commands.frame import Verb
from investigation.casework.lines import done_line
from investigation.casework.session import CaseSession
from model.language import Text


@click.command(cls=Verb)
@case_argument
@click.argument("lead")
@click.argument("officers", nargs=-1, required=True)
@seen_option
@in_session
def assign(
    session: CaseSession, case_id: str, lead: str, officers: tuple[str, ...], seen: int | None
) -> Iterator[Text]:
    """Assign OFFICERS, of whom LEAD leads / 指派承办人."""
    everyone = tuple(dict.fromkeys((lead, *officers)))
    edit = session.edit(case_id, seen)
    edit.apply(session.file.assignment.assign, lead, everyone)
    yield done_line(case_id, ", ".join(everyone), edit.version)
