"""Accounts from the outside: the first founds the file, an administrator makes the others."""

from collections.abc import Sequence
from datetime import datetime

from cases.records.case_file import CaseFile
from cases.records.permissions import Action, allowed
from cases.records.rights import Account
from investigation.casework.sitting import Sitting, account_of
from model.cases import Case


def make_account(file: CaseFile, account: Account, named: str | None, at: datetime) -> Account:
    """The account itself; ``named`` (else ``COTERIE_ACCOUNT``) is the administrator who makes it.

    The very first account has to be an administrator and needs nobody.
    """
    if not file.accounts.all():
        return file.accounts.found(account, at=at)
    return file.accounts.add(account, by=account_of(named), at=at)


def able(file: CaseFile) -> Sequence[Account]:
    """The accounts that can act."""
    return [account for account in file.accounts.all() if account.active]


def may(sitting: Sitting, action: Action) -> bool:
    """Whether the person who sits has the right: what is no use to somebody is not offered."""
    return any(
        account.account == sitting.by and allowed(account.roles, action)
        for account in able(sitting.file)
    )


def fit_for(file: CaseFile, case: Case) -> Sequence[Account]:
    """The accounts that could work on a case: they see its region and are not recused."""
    recused = {recusal.account for recusal in case.recusals}
    return [
        account
        for account in able(file)
        if account.covers(case.region)
        and allowed(account.roles, "view")
        and account.account not in recused
    ]
