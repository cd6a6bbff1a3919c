"""Who may work with the case file: accounts with roles and regions."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, select

from cases.records.desk import Act, Desk
from cases.records.permissions import ALONE
from cases.records.persons import (
    accounts_of_person,
    bears,
    every_account,
    looks_like,
    same_person,
)
from cases.records.rights import Account, find
from cases.records.tables import accounts, audit_entries, settings
from model.errors import RuleBroken, UnknownEntity
from model.language import Text
from model.vocabulary.accounts import ACCOUNT_ROLES

_ROLE = Text(en="{role} is not a role", zh="{role} 不是角色")
_ALONE = Text(en="the role {role} goes with no other role", zh="角色 {role} 不能与其他角色兼任")
_REGION = Text(en="{region} is not a six-digit division code", zh="{region} 不是六位行政区划代码")
_NAME = Text(en="{account} cannot be an account", zh="{account} 不能作为账号")
_SHAPE = Text(
    en="Use 1 to 100 visible characters without spaces.",
    zh="请使用 1 至 100 个不含空格的可见字符。",
)
_THERE = Text(en="the account {account} exists already", zh="账号 {account} 已存在")
_LOOKS = Text(
    en="the account {account} looks like {other}: nobody could tell them apart",
    zh="账号 {account} 与 {other} 外形相同，无法分辨",
)
_CERTIFICATE = Text(
    en="the account {other} has the same certificate: one person, one account",
    zh="账号 {other} 使用同一执法证号：一人一账号",
)
_NAMESAKE = Text(
    en="the account {other} is of a person of the same name", zh="账号 {other} 的持有人姓名相同"
)
_ONE = Text(
    en="Use that account, or close it first. A namesake needs a certificate of their own.",
    zh="请使用该账号，或先停用。同名的另一人须有本人的执法证号。",
)
_SECOND = Text(
    en="Make it inactive; another administrator then confirms that they are two people.",
    zh="请先建为停用状态，再由另一名管理员确认确系两人。",
)
_NONE = Text(en="there is no account {account}", zh="没有账号 {account}")
_FIRST = Text(en="the first account has to be an administrator", zh="首个账号必须是管理员")


class Accounts:
    """Accounts of the case file, kept by an administrator."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def found(self, first: Account, *, at: datetime) -> Account:
        """The very first account, an administrator, who then makes the others.

        Refused (``RuleBroken``) as soon as any account exists.
        """
        _check(first)
        if first.roles != ("administrator",):
            raise RuleBroken(_FIRST, where=ascii(first.account))
        with self._desk.unchecked("manage_accounts", first.account, at, "accounts") as act:
            if act.connection.scalar(select(func.count()).select_from(accounts)):
                raise RuleBroken(_THERE.filled(account=first.account))
            act.writer.insert(accounts, vars(first))
            act.writer.touch_all(settings)
            act.log("account", f"account:{first.account}", roles="administrator")
        return first

    def add(self, account: Account, *, by: str, at: datetime) -> Account:
        """A further account."""
        _check(account)
        with self._desk.acting("manage_accounts", by, at, f"account:{account.account}") as act:
            if find(act.connection, account.account):
                raise RuleBroken(_THERE.filled(account=account.account))
            _check_person(act, account)
            act.writer.insert(accounts, vars(account))
            act.log("account", f"account:{account.account}", **_details(account))
        return account

    def change(self, account: Account, *, by: str, at: datetime) -> Account:
        """New rights, name or certificate of an account, or its end (``active=False``)."""
        _check(account)
        with self._desk.acting("manage_accounts", by, at, f"account:{account.account}") as act:
            known = find(act.connection, account.account)
            if known is None:
                raise UnknownEntity(_NONE.filled(account=account.account))
            if (known.name, known.certificate) != (account.name, account.certificate) or (
                account.active and not known.active
            ):
                _check_person(act, account, known)
            mine = (accounts.c.account == account.account,)
            act.writer.update(accounts, mine, vars(account))
            act.log("account", f"account:{account.account}", **_details(account))
        return account

    def confirm(self, account: str, *, by: str, at: datetime) -> Account:
        """Lets an account act that another administrator made inactive, as of a namesake."""
        return self.change(replace(self.read(account), active=True), by=by, at=at)

    def read(self, account: str) -> Account:
        """One account; ``UnknownEntity`` if there is none. For signing in, so not itself logged."""
        with self._desk.looking() as connection:
            found = find(connection, account)
        if found is None:
            raise UnknownEntity(_NONE.filled(account=ascii(account)))
        return found

    def all(self) -> Sequence[Account]:
        """Every account, by name of the account."""
        with self._desk.looking() as connection:
            rows = connection.execute(select(accounts).order_by(accounts.c.account)).mappings()
            return [Account(**row) for row in rows]


def _check_person(act: Act, account: Account, known: Account | None = None) -> None:
    """Refuses what would give one person two accounts that can act.

    Two people of one name are told apart by their certificates, and by two administrators: one
    makes the second account inactive, another one confirms it.
    """
    others = [one for one in every_account(act.connection) if one.account != account.account]
    for other in others:
        if looks_like(other.account) == looks_like(account.account):
            raise RuleBroken(_LOOKS.filled(account=ascii(account.account), other=other.account))
    able = [other for other in others if other.active and account.active]
    for other in able:
        if account.certificate and looks_like(other.certificate) == looks_like(account.certificate):
            raise RuleBroken(_CERTIFICATE.filled(other=other.account), to_do=_ONE)
        if bears(other.name) != bears(account.name):
            continue
        if same_person(account, other):
            raise RuleBroken(_NAMESAKE.filled(other=other.account), to_do=_ONE)
        waiting = known is not None and not known.active and replace(known, active=True) == account
        if not waiting or _made_by(act, account.account) in accounts_of_person(
            act.connection, act.by
        ):
            raise RuleBroken(_NAMESAKE.filled(other=other.account), to_do=_SECOND)


def _made_by(act: Act, account: str) -> str:
    """Who wrote the last line about an account."""
    lines = audit_entries
    about = (lines.c.target == f"account:{account}") & (lines.c.action == "account")
    query = select(lines.c.by).where(about).order_by(lines.c.number.desc()).limit(1)
    return str(act.connection.scalar(query) or "")


def _details(account: Account) -> dict[str, str]:
    return {
        "roles": ",".join(account.roles),
        "regions": ",".join(account.regions),
        "active": "yes" if account.active else "no",
    }


def _check(account: Account) -> None:
    if not re.fullmatch(r"\S{1,100}", account.account) or not account.account.isprintable():
        raise RuleBroken(_NAME.filled(account=ascii(account.account)), to_do=_SHAPE)
    for role in account.roles:
        if role not in ACCOUNT_ROLES:
            raise RuleBroken(_ROLE.filled(role=ascii(role)), where=account.account)
        if role in ALONE and len(account.roles) > 1:
            raise RuleBroken(_ALONE.filled(role=role), where=account.account)
    for region in account.regions:
        if not re.fullmatch(r"[0-9]{6}", region):
            raise RuleBroken(_REGION.filled(region=ascii(region)), where=account.account)
