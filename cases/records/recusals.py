"""Whom a case keeps away."""

from sqlalchemy import Connection

from cases.records import rows, tables
from cases.records.persons import accounts_of_person
from model.cases import Recusal
from model.errors import RuleBroken
from model.language import Text

_RECUSED = Text(en="{account} is recused: {because}", zh="{account} 已回避：{because}")


def check_not_recused(connection: Connection, case_id: str, account: str) -> None:
    """Raises ``RuleBroken`` when the person must not work on the case, under any account."""
    recusals = rows.children(connection, tables.recusals, Recusal, case_id)
    own = accounts_of_person(connection, account) if recusals else frozenset()
    for recusal in recusals:
        if recusal.account in own:
            facts = {"account": account, "because": recusal.because}
            raise RuleBroken(_RECUSED.filled(**facts), where=f"case:{case_id}")
