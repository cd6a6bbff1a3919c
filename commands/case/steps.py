"""``coterie case step``: a step of the procedure."""

from collections.abc import Iterator

import click

from commands.case.frame import case_argument, in_session, seen_option
from commands.frame import Verb
from investigation.casework.lines import step_line
from investigation.casework.session import CaseSession
from investigation.casework.steps import RULES, facts_of, take_step
from model.language import Text


@click.command(cls=Verb)
@case_argument
@click.argument("verb")
@click.argument("facts", nargs=-1)
@seen_option
@in_session
def step(
    session: CaseSession, case_id: str, verb: str, facts: tuple[str, ...], seen: int | None
) -> Iterator[Text]:
    """Take the step VERB, recording FACTS as name=value / 办理程序步骤."""
    taken = take_step(session.edit(case_id, seen), verb, facts_of(facts))
    yield step_line(case_id, RULES.state_title(taken.state), taken.version)
