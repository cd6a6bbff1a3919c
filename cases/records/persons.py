"""Persons behind accounts: one person, one account that can act, and four eyes of two people."""

import re
import unicodedata

from sqlalchemy import Connection, select

from cases.records.rights import Account
from cases.records.tables import accounts

_TWINS = str.maketrans(
    "авгекмнорстухіјѕԁѵԛԝһӏαβγεικνορτυχωıɡƽ01|ǀ",
    "aarekmhopctyxijsdvqwhlaayeiknoptuxwigsolll",
)
"""Letters of other scripts, and digits, that a reader takes for a Latin one (after folding)."""


def looks_like(name: str) -> str:
    """What two names have in common that a person reading them cannot tell apart.

    Case, width, marks, unseen characters, and Cyrillic, Greek and digit twins of Latin letters
    count for nothing.

    >>> looks_like("ｌі.WEI\\u0301\\ufe0f") == looks_like("li.wei")
    True
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    seen = "".join(c for c in plain if unicodedata.category(c) not in _UNSEEN)
    return unicodedata.normalize("NFC", seen.translate(_TWINS))


_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc", "Co"})


def bears(name: str) -> str:
    """A person's name as it counts: without what is written differently for the same name."""
    return re.sub(r"[\s·•・.\-]+", "", looks_like(name))


def same_person(one: Account, other: Account) -> bool:
    """Whether two accounts are of one person, as far as the case file can know.

    One certificate is one person's. One name is, too, unless each has a certificate of its own:
    two people of one name were told apart by a second administrator.
    """
    if one.account == other.account or looks_like(one.account) == looks_like(other.account):
        return True
    if one.certificate and looks_like(one.certificate) == looks_like(other.certificate):
        return True
    apart = bool(one.certificate and other.certificate)
    return bool(bears(one.name)) and bears(one.name) == bears(other.name) and not apart


def every_account(connection: Connection) -> list[Account]:
    """All accounts of the case file, closed ones too, by their names."""
    rows = connection.execute(select(accounts).order_by(accounts.c.account)).mappings()
    return [Account(**row) for row in rows]


def accounts_of_person(connection: Connection, account: str) -> frozenset[str]:
    """Every account of the person who has this one, itself included even where it is unknown."""
    known = every_account(connection)
    mine = [one for one in known if one.account == account]
    return frozenset({account, *(o.account for o in known for one in mine if same_person(one, o))})


def persons(connection: Connection, names: tuple[str, ...]) -> tuple[str, ...]:
    """Of some accounts one for each person, in their order."""
    chosen: list[str] = []
    for name in names:
        if not accounts_of_person(connection, name) & set(chosen):
            chosen.append(name)
    return tuple(chosen)
