"""Accounts from the outside: the first founds the file, an administrator makes the others."""

from collections.abc import Sequence

from cases.records.case_file import CaseFile
from cases.records.permissions import allowed
from cases.records.rights import Account
from investigation.casework.case_file import open_cases
from investigation.casework.clock import now
from investigation.casework.session import CaseSession, required_account
from investigation.place import Place
from model.cases import Case
from model.vocabulary.accounts import AccountRole, Right


def make_account(
    place: Place,
    administrator: str | None,
    account: str,
    name: str,
    roles: tuple[AccountRole, ...],
    regions: tuple[str, ...] = (),
    certificate: str = "",
    active: bool = True,
) -> Account:
    """A new account of the case file of a place, made by ``administrator`` now.

    The very first account has to be an administrator and needs nobody.
    """
    wanted, at = Account(account, name, roles, regions, certificate, active), now()
    with open_cases(place) as file:
        if not file.accounts.all():
            return file.accounts.found(wanted, at=at)
        return file.accounts.add(wanted, by=required_account(administrator), at=at)


def confirm_account(place: Place, administrator: str | None, account: str) -> Account:
    """Lets an inactive account act; that of a namesake by another administrator than its maker."""
    with open_cases(place) as file:
        return file.accounts.confirm(account, by=required_account(administrator), at=now())


def active_accounts(file: CaseFile) -> Sequence[Account]:
    """The accounts that can act."""
    return [account for account in file.accounts.all() if account.active]


def may(session: CaseSession, action: Right) -> bool:
    """Whether the person has the right: what is no use to somebody is not offered."""
    return any(
        account.account == session.by and allowed(account.roles, action)
        for account in active_accounts(session.file)
    )


def eligible(session: CaseSession, case: Case) -> dict[str, str]:
    """Who could work on a case, name by account: they see its region and are not recused."""
    recused = {recusal.account for recusal in case.recusals}
    return {
        account.account: account.name
        for account in active_accounts(session.file)
        if account.covers(case.region)
        and allowed(account.roles, "view")
        and account.account not in recused
    }
