"""Who works on a case: a lead and at least two officers, none of them recused."""

from collections.abc import Sequence
from datetime import datetime

from cases.records import rows, tables
from cases.records.desk import Desk, Edit
from cases.records.persons import accounts_of_person, persons
from cases.records.reasons import REASON, given
from cases.records.recusals import check_not_recused
from cases.records.rights import Account, find
from model.cases import Officer, Recusal
from model.errors import RuleBroken
from model.language import Text

OFFICERS = 2
"""The least number of officers (Administrative Penalty Law, article 42; Order 310, article 5)."""

_TWO = Text(
    en="a case needs at least {needed} different officers",
    zh="案件须由不少于 {needed} 名不同的执法人员办理",
)
_LEAD = Text(
    en="{account} leads but is not one of the officers", zh="{account} 为主办人但不在办案人员中"
)
_UNKNOWN = Text(
    en="{account} is no active account for the region {region}",
    zh="{account} 不是辖区 {region} 的有效账号",
)


class Assignment:
    """Assigns officers and records recusals."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def assign(
        self,
        case_id: str,
        lead: str,
        officers: Sequence[str],
        *,
        by: str,
        at: datetime,
        expected_version: int,
    ) -> tuple[Officer, ...]:
        """These officers, by account, in place of those before; ``lead`` is one of them."""
        with self._desk.editing("assign", case_id, by, at, expected_version) as edit:
            if len(persons(edit.connection, tuple(officers))) < OFFICERS:
                raise RuleBroken(_TWO.filled(needed=OFFICERS), where=f"case:{case_id}")
            if lead not in officers:
                raise RuleBroken(_LEAD.filled(account=ascii(lead)), where=f"case:{case_id}")
            people = tuple(_fit(edit, account).officer for account in dict.fromkeys(officers))
            _write(edit, people)
            edit.values["lead"] = lead
            edit.record("officers_assigned", lead=lead, officers=",".join(dict.fromkeys(officers)))
        return people

    def recuse(
        self,
        case_id: str,
        account: str,
        because: str,
        *,
        by: str,
        at: datetime,
        expected_version: int,
    ) -> Recusal:
        """Keeps a person away from the case for good; an officer or lead leaves it at once."""
        with self._desk.editing("recuse", case_id, by, at, expected_version) as edit:
            recusal = Recusal(account, given(because, REASON), by, at)
            rows.add(edit.writer, tables.recusals, case_id, recusal)
            there = rows.children(edit.connection, tables.officers, Officer, case_id)
            own = accounts_of_person(edit.connection, account)
            _write(edit, tuple(officer for officer in there if officer.account not in own))
            if edit.case["lead"] in own:
                edit.values["lead"] = ""
            edit.record("recusal_recorded", account=account)
        return recusal


def _fit(edit: Edit, account: str) -> Account:
    check_not_recused(edit.connection, edit.case["case_id"], account)
    found = find(edit.connection, account)
    if found is None or not found.active or not found.covers(edit.case["region"]):
        facts = {"account": ascii(account), "region": edit.case["region"]}
        raise RuleBroken(_UNKNOWN.filled(**facts), where=f"case:{edit.case['case_id']}")
    return found


def _write(edit: Edit, officers: Sequence[Officer]) -> None:
    case_id = edit.case["case_id"]
    table = tables.officers
    edit.writer.delete(table, (table.c.case_id == case_id,))
    for officer in officers:
        rows.add(edit.writer, table, case_id, officer)
