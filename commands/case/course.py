"""``coterie case step``, ``assign``, ``propose`` and ``approve``: how a case goes on."""

from collections.abc import Iterator

import click

from commands.case.frame import case_argument, editing
from commands.frame import Verb
from investigation.casework.lines import done_line, step_line
from investigation.casework.session import CaseEdit
from investigation.casework.steps import RULES, facts_of, take_step
from model.language import Text


@click.command(cls=Verb)
@case_argument
@click.argument("verb")
@click.argument("facts", nargs=-1)
@editing
def step(edit: CaseEdit, verb: str, facts: tuple[str, ...]) -> Iterator[Text]:
    """Take the step VERB, recording FACTS as name=value / 办理程序步骤."""
    taken = take_step(edit, verb, facts_of(facts))
    yield step_line(edit.case_id, RULES.state_title(taken.state), taken.version)


@click.command(cls=Verb)
@case_argument
@click.argument("lead")
@click.argument("officers", nargs=-1, required=True)
@editing
def assign(edit: CaseEdit, lead: str, officers: tuple[str, ...]) -> Iterator[Text]:
    """Assign OFFICERS, of whom LEAD leads / 指派承办人."""
    everyone = tuple(dict.fromkeys((lead, *officers)))
    edit.apply(edit.file.assignment.assign, lead, everyone)
    yield done_line(edit.case_id, ", ".join(everyone), edit.version)


@click.command(cls=Verb)
@case_argument
@click.argument("act")
@editing
def propose(edit: CaseEdit, act: str) -> Iterator[Text]:
    """Propose ACT, e.g. export:sealed / 提请批准."""
    edit.apply(edit.file.approvals.propose, act)
    yield done_line(edit.case_id, act, edit.version)


@click.command(cls=Verb)
@case_argument
@click.argument("act")
@editing
def approve(edit: CaseEdit, act: str) -> Iterator[Text]:
    """Approve ACT that another person proposed / 批准."""
    edit.apply(edit.file.approvals.approve, act)
    yield done_line(edit.case_id, act, edit.version)
