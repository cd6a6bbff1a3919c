"""A sitting at the case file: who acts, when, and on which file."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cases.records.case_file import CaseFile
from cases.redaction import key_of
from investigation.casework.case_place import open_cases
from investigation.place import Place
from model.cases import Case
from model.errors import SettingError
from model.language import Text

ACCOUNT = "COTERIE_ACCOUNT"
"""Who acts, where ``--as`` does not say it."""
KEY = "COTERIE_CASE_KEY"
"""File with the key of pseudonyms, where none is named."""
KEY_FILE = Path("cases") / "pseudonyms.key"

_NOBODY = Text(en="nobody is named who acts", zh="未指明操作人")
_NAME = Text(
    en="Give --as ACCOUNT or set COTERIE_ACCOUNT.", zh="请使用 --as 账号 或设置 COTERIE_ACCOUNT。"
)


@dataclass(frozen=True)
class Sitting:
    """One person at one moment; every act through it is theirs."""

    file: CaseFile
    by: str
    at: datetime

    def case(self, case_id: str, purpose: str) -> Case:
        """The whole case; that it was read, and why, is written down."""
        return self.file.cases.read(case_id, by=self.by, at=self.at, purpose=purpose)

    def version(self, case_id: str, seen: int | None = None) -> int:
        """The version a change is decided on: the one that was seen, else the one there is now."""
        return seen if seen is not None else self.case(case_id, "edit").version


def account_of(named: str | None) -> str:
    """The account named, else ``COTERIE_ACCOUNT``; raises ``SettingError`` where neither is."""
    account = named or os.environ.get(ACCOUNT, "")
    if not account:
        raise SettingError(_NOBODY, to_do=_NAME)
    return account


@contextmanager
def sitting(place: Place, named: str | None, at: datetime) -> Iterator[Sitting]:
    """A sitting at the case file of a place."""
    by = account_of(named)
    with open_cases(place) as file:
        yield Sitting(file, by, at)


def pseudonym_key(place: Place, named: Path | None = None) -> bytes:
    """The key of pseudonyms: of the file named, of ``COTERIE_CASE_KEY``, or beside the cases.

    Raises ``SettingError`` where there is none or others can read it.
    """
    return key_of(named or Path(os.environ.get(KEY) or place.workspace / KEY_FILE))
