"""The case file, opened: one object whose parts are the things people keep in it."""

import secrets
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from cases.custody.chain import Algorithm
from cases.records.absences import Absences
from cases.records.accounts import Accounts
from cases.records.approvals import Approvals
from cases.records.assignment import Assignment
from cases.records.case_rings import CaseRings
from cases.records.cases import Cases
from cases.records.custody_log import CustodyLog
from cases.records.database import address, engine_at, is_file, writing
from cases.records.desk import Clock, Desk
from cases.records.events import Events
from cases.records.exhibit_folder import ExhibitFolder
from cases.records.exhibits import Exhibits
from cases.records.exports import Exports
from cases.records.facts import Facts
from cases.records.founding import Founding, founding
from cases.records.heads import Heads
from cases.records.judgements import Judgements
from cases.records.parties import Parties
from cases.records.row_binding import bind_updated
from cases.records.schema import VERSION, establish
from cases.records.sources import Sources
from cases.records.tasks import Tasks
from cases.records.tips import Tips
from cases.records.vault import Vault
from cases.records.vault_key import VaultKey
from cases.records.vault_moving import seal_plain_rows
from model.errors import SettingError, StoreUnavailable
from model.language import Text

_FOLDER = Text(
    en="a case file on a server needs a folder for the bytes of its exhibits",
    zh="服务器上的案件库须另指定证据材料文件夹",
)
_NO_PLACE = Text(
    en="the case file cannot be made here: {reason}", zh="无法在此建立案件库：{reason}"
)
_SALT_BYTES = 32


class CaseFile:
    """Everything people write about cases; each part has its own verbs."""

    def __init__(
        self, engine: Engine, desk: Desk, folder: ExhibitFolder, vault_key: VaultKey
    ) -> None:
        self._engine = engine
        self.accounts = Accounts(desk)
        self.cases = Cases(desk)
        self.rings = CaseRings(desk)
        self.parties = Parties(desk)
        self.exhibits = Exhibits(desk, folder)
        self.facts = Facts(desk)
        self.tasks = Tasks(desk)
        self.assignment = Assignment(desk)
        self.judgements = Judgements(desk)
        self.absences = Absences(desk)
        self.approvals = Approvals(desk)
        self.events = Events(desk)
        self.vault = Vault(desk, vault_key)
        self.tips = Tips(desk, self.vault)
        self.sources = Sources(desk)
        self.exports = Exports(desk)
        self.custody = CustodyLog(desk)

    def close(self) -> None:
        """Gives the connections back."""
        self._engine.dispose()

    def __enter__(self) -> "CaseFile":
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self.close()


def open_case_file(
    place: str | Path,
    *,
    exhibits: Path | None = None,
    vault_key: Path | None = None,
    algorithm: Algorithm = "sha256",
    salt_key: bytes | None = None,
    clock: Clock | None = None,
    heads: Heads | None = None,
) -> CaseFile:
    """Opens the case file at a path (SQLite) or address (``postgresql://...``), or makes it.

    ``exhibits`` is the folder of the exhibits' bytes: beside the database unless given, which it
    has to be for a server. ``vault_key`` is the file of the key of informants: beside the database
    unless given; a server needs it named as soon as there is an informant. ``algorithm`` and
    ``salt_key`` count only when the file is made; a key given there makes the same acts leave the
    same digests (demonstrations, tests).

    No act may be dated later than ``clock`` says it is; ``heads`` says where heads of the log go.

    Raises ``StoreUnavailable`` when the database cannot be reached, is something else or is of a
    newer layout; ``SettingError`` when the place makes no sense; ``VaultClosed`` when informants of
    the first layout stand there in plain and no key is named to seal them with.
    """
    url = address(place)
    folder = _folder(url, exhibits)
    engine = engine_at(url)
    settled = Founding(algorithm, salt_key or secrets.token_bytes(_SALT_BYTES))
    key = VaultKey(vault_key or _beside(url))
    where = url.render_as_string(hide_password=True)
    with writing(engine) as connection:
        layout = establish(connection, settled, where)
        settled = founding(connection)
        seal_plain_rows(connection, key)
        if layout < VERSION:
            bind_updated(connection, settled, layout)
    return CaseFile(engine, Desk(engine, settled, clock, heads), ExhibitFolder(folder), key)


def _beside(url: URL) -> Path | None:
    """Where the key of the vault of an SQLite case file lies; of a server's it has to be named."""
    return Path(f"{url.database}.vault-key") if is_file(url) else None


def _folder(url: URL, exhibits: Path | None) -> Path:
    if not is_file(url):
        if exhibits is None:
            raise SettingError(_FOLDER)
        return exhibits
    database = Path(str(url.database))
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StoreUnavailable(_NO_PLACE.filled(reason=reason), where=str(database)) from error
    return exhibits or database.parent / "exhibits"
