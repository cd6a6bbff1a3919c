"""``coterie case VERB``: the verbs of casework, and where each is.

Every verb is one act of one person: ``--as`` (else ``COTERIE_ACCOUNT``) says who, the clock of
this machine says when.
"""

import click

from commands.lazy import lazy

VERBS = {
    "account": "commands.case.accounts:account",
    "approve": "commands.case.course:approve",
    "assign": "commands.case.course:assign",
    "certificate": "commands.case.packages:certificate",
    "confirm": "commands.case.accounts:confirm",
    "demo": "commands.case.packages:demo",
    "exhibit": "commands.case.evidence:exhibit",
    "export": "commands.case.packages:export",
    "fact": "commands.case.evidence:fact",
    "judge": "commands.case.rings:judge",
    "key": "commands.case.packages:key",
    "list": "commands.case.cases:list_",
    "none": "commands.case.evidence:none",
    "note": "commands.case.evidence:note",
    "open": "commands.case.cases:open_",
    "party": "commands.case.evidence:party",
    "progress": "commands.case.tips:progress",
    "propose": "commands.case.course:propose",
    "ring": "commands.case.rings:ring",
    "show": "commands.case.show:show",
    "source": "commands.case.evidence:source",
    "step": "commands.case.course:step",
    "tip": "commands.case.tips:tip",
    "tips": "commands.case.tips:tips",
}


@click.group(commands=lazy(VERBS))
def case() -> None:
    """Lead a case from its opening to a sealed package / 办理案件：从立案到移送卷宗."""
