"""The informant vault: who gave a tip. Only this file reads it, and nothing joins it to a case.

Every row is sealed (``vault_key.py``): the database alone tells nobody's name. Who opens a row,
or is refused, is written into custody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from cases.records.columns import verbatim
from cases.records.desk import Desk
from cases.records.reasons import PURPOSE, given
from cases.records.regions import within
from cases.records.row_writer import RowWriter
from cases.records.tables import tips, vault
from cases.records.vault_key import Sealed, VaultKey
from model.errors import UnknownEntity
from model.language import Text

_NONE = Text(en="the vault holds nobody for {tip}", zh="保密库中没有 {tip} 的举报人")
_ROW = [vault.c[name] for name in Sealed.__dataclass_fields__]
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


class Vault:
    """Opens the vault to those who may, one informant at a time."""

    def __init__(self, desk: Desk, key: VaultKey) -> None:
        self._desk = desk
        self._key = key

    def lock_away(self, writer: RowWriter, tip_no: str, informant: Informant) -> None:
        """Seals the informant of a tip into the vault; the first one makes its key.

        Raises ``VaultClosed`` where the key is missing or another one.
        """
        content = {name: verbatim(value) for name, value in vars(informant).items()}
        used = writer.connection.scalar(select(vault.c.key_mark).limit(1))
        sealed = self._key.seal(tip_no, content, used)
        writer.insert(vault, vars(sealed))

    def read(self, tip_no: str, *, by: str, at: datetime, purpose: str) -> Informant:
        """The informant of a tip in the regions of the account (for a reward, for protection)."""
        with self._desk.acting("view_informant", by, at, f"tip:{tip_no}/informant") as act:
            given(purpose, PURPOSE, where=tip_no)
            query = (
                select(*_ROW)
                .join(tips, tips.c.tip_no == vault.c.tip_no)
                .where(vault.c.tip_no == tip_no, within(tips.c.region, act.account.regions))
            )
            found = act.connection.execute(query).mappings().first()
            if found is None:
                raise UnknownEntity(_NONE.filled(tip=ascii(tip_no)))
            informant = Informant(**self._key.open(Sealed(**found)))
            act.log("view", f"tip:{tip_no}/informant", purpose=purpose)
        return informant

    def traces(self, files: Iterable[bytes], *, by: str, at: datetime) -> tuple[int, ...]:
        """Which of the files, by position, hold a name, contact or code of any informant.

        For the gate of a package: it learns that a file must not leave, not whom it names.
        Raises ``VaultClosed`` where somebody is in the vault and the key is not there: a package
        that cannot be searched does not leave either.
        """
        with self._desk.acting("export", by, at, "vault") as act:
            rows = act.connection.execute(select(*_ROW)).mappings()
            held = [Informant(**self._key.open(Sealed(**row))) for row in rows]
            strings = {part.strip() for one in held for part in (one.name, one.contact, one.code)}
            needles = [part.encode() for part in strings if len(part) >= _SHORTEST]
            found = tuple(
                position
                for position, content in enumerate(files)
                if any(needle in content for needle in needles)
            )
            act.log("search", "vault", what="package_scanned", found=str(len(found)))
        return found
