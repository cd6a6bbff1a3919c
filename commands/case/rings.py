"""``coterie case ring`` and ``judge``: rings added to a case, and judgements of rings."""

from collections.abc import Iterator
from typing import Any

import click

from commands.case.frame import case_argument, editing, in_session
from commands.frame import Verb
from investigation.casework.lines import done_line, warning_lines
from investigation.casework.rings import add_rings, warnings_of_cleared
from investigation.casework.session import CaseEdit, CaseSession
from model.language import Text
from model.vocabulary.cases import JUDGEMENTS


@click.command(cls=Verb)
@case_argument
@click.argument("rings", nargs=-1, required=True)
@editing
def ring(edit: CaseEdit, rings: tuple[str, ...]) -> Iterator[Text]:
    """Add RINGS of the newest run to a case / 为案件增加团伙线索."""
    run = edit.session.investigation
    add_rings(edit, run, rings)
    yield done_line(edit.case_id, ", ".join(rings), edit.version)
    yield from warning_lines(warnings_of_cleared(map(run.ring, rings)))


@click.command(cls=Verb)
@click.argument("ring_id")
@click.argument("kind", type=click.Choice(tuple(JUDGEMENTS)))
@click.argument("reason")
@in_session
def judge(session: CaseSession, ring_id: str, kind: Any, reason: str) -> Iterator[Text]:
    """Judge a ring, with your reason / 研判线索."""
    judgements = session.file.judgements
    judgements.judge(ring_id, kind, reason, by=session.by, at=session.at)
    yield done_line(ring_id, JUDGEMENTS[judgements.combined(ring_id)].name)
