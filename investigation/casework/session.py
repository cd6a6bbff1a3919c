"""A session of casework: one person at one moment, at a case file and the claims beside it."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Concatenate, TypeVar

from cases.records.case_file import CaseFile
from graph.store import Store
from investigation.casework.case_file import open_cases
from investigation.casework.clock import now
from investigation.open import Investigation, open_investigation
from investigation.place import Place
from investigation.stores import open_store
from model.cases import Case
from model.errors import SettingError
from model.language import Language, Text

ACCOUNT = "COTERIE_ACCOUNT"
"""Who acts, where ``--as`` does not say it."""

_NOBODY = Text(en="nobody is named who acts", zh="未指明操作人")
_NAME = Text(
    en="Give --as ACCOUNT or set COTERIE_ACCOUNT.", zh="请使用 --as 账号 或设置 COTERIE_ACCOUNT。"
)
Made = TypeVar("Made")


def account_of(named: str | None) -> str:
    """The account named, else that of ``COTERIE_ACCOUNT``; empty where neither is."""
    return named or os.environ.get(ACCOUNT, "")


def required_account(named: str | None) -> str:
    """The same; raises ``SettingError`` where neither is."""
    account = account_of(named)
    if not account:
        raise SettingError(_NOBODY, to_do=_NAME)
    return account


@dataclass(frozen=True)
class CaseSession:
    """One person at one moment at the case file of a place; every act through it is theirs.

    ``opener`` opens the claims of the place, when they are first asked for.
    """

    place: Place
    file: CaseFile
    by: str
    at: datetime = field(default_factory=now)
    language: Language = "en"
    opener: Callable[[Place], Store] = open_store

    @cached_property
    def store(self) -> Store:
        """The claims in use; raises what ``open_store`` raises."""
        return self.opener(self.place)

    @cached_property
    def investigation(self) -> Investigation:
        """The newest run over them; raises what ``open_investigation`` raises."""
        return open_investigation(self.store)

    def acting_as(self, by: str, at: datetime) -> "CaseSession":
        """Another person, or another moment, at the same file and over the same open claims."""
        return replace(self, by=by, at=at, opener=lambda _place: self.store)

    def case(self, case_id: str, purpose: str) -> Case:
        """The whole case; that it was read, and why, is written down."""
        return self.file.cases.read(case_id, by=self.by, at=self.at, purpose=purpose)

    def edit(self, case_id: str, seen: int | None = None) -> "CaseEdit":
        """Changes of a case, decided on the version that was seen, else on the one there is."""
        return CaseEdit(self, case_id, seen)

    def close(self) -> None:
        """Gives the claims back where they were opened; the case file stays open."""
        if "store" in vars(self):
            self.store.close()


class CaseEdit:
    """Changes of one case, one after the other, each decided on what the one before led to."""

    def __init__(self, session: CaseSession, case_id: str, seen: int | None) -> None:
        self.session = session
        self.case_id = case_id
        self._version = seen

    @property
    def file(self) -> CaseFile:
        """The case file of the session."""
        return self.session.file

    @property
    def version(self) -> int:
        """What the next change is decided on; where nobody saw one, the case is read for it."""
        if self._version is None:
            self._version = self.session.case(self.case_id, "edit").version
        return self._version

    def apply(
        self, change: Callable[Concatenate[str, ...], Made], *what: object, **how: object
    ) -> Made:
        """Makes a change, which is a verb of the case file: ``apply(file.parties.add, party)``.

        Raises ``RuleBroken`` where another change came first, or the rules forbid it.
        """
        session = self.session
        made = change(
            self.case_id,
            *what,
            by=session.by,
            at=session.at,
            expected_version=self.version,
            **how,
        )
        self._version = self.version + 1
        return made


@contextmanager
def case_session(
    place: Place, account: str | None, language: Language = "en"
) -> Iterator[CaseSession]:
    """A session of ``account`` (else of ``COTERIE_ACCOUNT``) at the case file of a place."""
    by = required_account(account)
    with open_cases(place) as file, closing(CaseSession(place, file, by, language=language)) as own:
        yield own
