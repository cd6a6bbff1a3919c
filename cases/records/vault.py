"""The informant vault: who gave a tip. Only this file reads it, and nothing joins it to a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from cases.records.desk import Desk
from cases.records.reasons import PURPOSE, given
from cases.records.regions import within
from cases.records.tables import informants, tips
from model.errors import UnknownEntity
from model.language import Text

_NONE = Text(en="the vault holds nobody for {tip}", zh="保密库中没有 {tip} 的举报人")
_SHORTEST = 2  # characters; one alone would be found in any text


@dataclass(frozen=True)
class Informant:
    """Who gave a tip. ``code`` is an identity number; every field may be empty."""

    name: str
    contact: str = ""
    code: str = ""
    remark: str = ""

    def __repr__(self) -> str:
        """Nothing: an informant must not end in a log or a traceback."""
        return "Informant(...)"


def lock_away(connection: Connection, tip_no: str, informant: Informant) -> None:
    """Writes the informant of a tip into the vault."""
    connection.execute(informants.insert().values(tip_no=tip_no, **vars(informant)))


class Vault:
    """Opens the vault to those who may, one informant at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read(self, tip_no: str, *, by: str, at: datetime, purpose: str) -> Informant:
        """The informant of a tip in the regions of the account (for a reward, for protection)."""
        with self._desk.acting("view_informant", by, at, f"tip:{tip_no}/informant") as act:
            given(purpose, PURPOSE, where=tip_no)
            columns = [informants.c[name] for name in Informant.__dataclass_fields__]
            query = (
                select(*columns)
                .join(tips, tips.c.tip_no == informants.c.tip_no)
                .where(informants.c.tip_no == tip_no, within(tips.c.region, act.account.regions))
            )
            found = act.connection.execute(query).mappings().first()
            if found is None:
                raise UnknownEntity(_NONE.filled(tip=ascii(tip_no)))
            act.log("view", f"tip:{tip_no}/informant", purpose=purpose)
        return Informant(**found)

    def traces(self, files: Iterable[bytes], *, by: str, at: datetime) -> tuple[int, ...]:
        """Which of the files, by position, hold a name, contact or code of any informant.

        For the gate of a package: it learns that a file must not leave, not whom it names.
        """
        with self._desk.acting("export", by, at, "vault") as act:
            rows = act.connection.execute(
                select(informants.c.name, informants.c.contact, informants.c.code)
            )
            strings = {part.strip() for row in rows for part in row}
            needles = [part.encode() for part in strings if len(part) >= _SHORTEST]
            found = tuple(
                position
                for position, content in enumerate(files)
                if any(needle in content for needle in needles)
            )
            act.log("search", "vault", what="package scanned", found=str(len(found)))
        return found
