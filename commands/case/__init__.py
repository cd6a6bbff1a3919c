"""``coterie case VERB``: the verbs of casework, and where each is.

Every verb is one act of one person: ``--as`` (else ``COTERIE_ACCOUNT``) says who, the clock of
this machine says when.
"""

import click

from commands.lazy import lazy

VERBS = {
    "account": "commands.case.accounts:account",
    "approve": "commands.case.approvals:approve",
    "assign": "commands.case.officers:assign",
    "demo": "commands.case.packages:demo",
    "exhibit": "commands.case.exhibits:exhibit",
    "export": "commands.case.packages:export",
    "fact": "commands.case.parts:fact",
    "judge": "commands.case.rings:judge",
    "key": "commands.case.packages:key",
    "list": "commands.case.cases:list_",
    "none": "commands.case.parts:none",
    "note": "commands.case.exhibits:note",
    "open": "commands.case.cases:open_",
    "party": "commands.case.parts:party",
    "progress": "commands.case.tips:progress",
    "propose": "commands.case.approvals:propose",
    "ring": "commands.case.rings:ring",
    "show": "commands.case.show:show",
    "source": "commands.case.exhibits:source",
    "step": "commands.case.steps:step",
    "tip": "commands.case.tips:tip",
    "tips": "commands.case.tips:tips",
}


@click.group(commands=lazy(VERBS))
def case() -> None:
    """Lead a case from its opening to a sealed package / 办理案件：从立案到移送卷宗."""
