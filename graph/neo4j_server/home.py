"""The folder of one server: where its parts lie, its password, and what is known of it.

``<home>/``
  ``server.json``     line, version, ports, memory and process of the server
  ``password``        of the account ``neo4j``; only its owner may read it
  ``conf/``           ``neo4j.conf``, written by us before every start
  ``data/``           the database; ``WRITTEN_BY`` names the release that wrote it last
  ``logs/``           ``console.log`` is what it says while it starts
  ``lib-<version>/``  the programs of Neo4j
"""

import fcntl
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from graph.neo4j_server.versions import DEFAULT_LINE
from model.errors import StoreUnavailable
from model.language import Text

HOME = "COTERIE_NEO4J_HOME"
DEFAULT_HOME = Path("neo4j-server")
DEFAULT_PORT = 7687

_DAMAGED = Text(en="the record of the server is damaged", zh="服务器记录已损坏")
_MOVE_AWAY = Text(
    en="move server.json away and start the server again",
    zh="请移走 server.json 后重新启动服务器",
)
_NO_PASSWORD = Text(en="the password of the server is missing", zh="缺少服务器密码文件")
_PUT_BACK = Text(
    en="put the file back, or move the folder data away to begin with an empty graph",
    zh="请恢复该文件，或移走 data 文件夹以空图重新开始",
)
_NO_HOME = Text(en="this cannot be used as the home of a server", zh="此路径不能用作服务器文件夹")
_OTHER_HOME = Text(
    en="choose a folder that you may write to with --home",
    zh="请用 --home 指定一个可写的文件夹",
)
_BUSY = Text(en="the server is being started or stopped", zh="服务器正在启动或停止")
_WAIT = Text(en="wait until that has finished", zh="请等待其完成")


@dataclass(frozen=True)
class ServerRecord:
    """What ``server.json`` says. ``pid`` is None where the server was stopped by us."""

    line: str = DEFAULT_LINE
    version: str = ""
    bolt_port: int = DEFAULT_PORT
    http_port: int | None = None
    heap: str = "1g"
    page_cache: str = "512m"
    libraries: str | None = None
    """The folder that holds the programs, where it is not the home."""
    pid: int | None = None

    @property
    def address(self) -> str:
        """What ``--store`` takes."""
        return f"bolt://127.0.0.1:{self.bolt_port}"


@dataclass(frozen=True)
class ServerHome:
    """The folder of one server; ``shared_libraries`` keeps its programs elsewhere.

    Both are absolute: the server works in its own folder. ``home_at`` makes them so.
    """

    folder: Path
    shared_libraries: Path | None = None

    @property
    def libraries(self) -> Path:
        """The folder that holds a folder of programs per version."""
        record = None if self.shared_libraries else self.record()
        known = Path(record.libraries) if record and record.libraries else self.folder
        return self.shared_libraries or known

    @property
    def conf(self) -> Path:
        """The folder of neo4j.conf."""
        return self.folder / "conf"

    @property
    def data(self) -> Path:
        """The folder of the databases."""
        return self.folder / "data"

    @property
    def console(self) -> Path:
        """What the server has said since its last start."""
        return self.folder / "logs" / "console.log"

    @property
    def log(self) -> Path:
        """The log of the server through all its starts."""
        return self.folder / "logs" / "debug.log"

    @property
    def password_file(self) -> Path:
        """The file with the password; mode 0600."""
        return self.folder / "password"

    def make(self) -> None:
        """Make the folder, and keep it out of version control."""
        try:
            for part in (self.folder, self.conf, self.data, self.console.parent):
                part.mkdir(parents=True, exist_ok=True)
            (self.folder / ".gitignore").write_text("*\n", encoding="utf-8")
        except OSError as error:
            where = str(self.folder)
            raise StoreUnavailable(_NO_HOME, where=where, to_do=_OTHER_HOME) from error

    def record(self) -> ServerRecord | None:
        """What is known of the server; None where none was ever started here."""
        path = self.folder / "server.json"
        if not path.is_file():
            return None
        try:
            facts = json.loads(path.read_text(encoding="utf-8"))
            defaults = asdict(ServerRecord())
            return ServerRecord(**{name: facts.get(name, defaults[name]) for name in defaults})
        except (ValueError, AttributeError) as error:
            raise StoreUnavailable(_DAMAGED, where=str(path), to_do=_MOVE_AWAY) from error

    def keep(self, record: ServerRecord) -> None:
        """Write ``server.json``, whole or not at all."""
        fresh = self.folder / "server.json.new"
        facts = {"address": record.address, **asdict(record)}
        fresh.write_text(json.dumps(facts, indent=1) + "\n", encoding="utf-8")
        fresh.replace(self.folder / "server.json")

    def forget_process(self) -> None:
        """Note that the server was stopped."""
        record = self.record()
        if record is not None:
            self.keep(replace(record, pid=None))

    def password(self) -> str:
        """The password of the account ``neo4j``; raises ``StoreUnavailable`` where it is lost."""
        try:
            return self.password_file.read_text(encoding="ascii").strip()
        except OSError as error:
            where = str(self.password_file)
            raise StoreUnavailable(_NO_PASSWORD, where=where, to_do=_PUT_BACK) from error

    def make_password(self) -> None:
        """Make a random password that nobody but the owner of the folder can read."""
        self.password_file.unlink(missing_ok=True)
        handle = os.open(self.password_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(16) + "\n")

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Only one start, stop or import at a time; the lock dies with its process."""
        with (self.folder / "CHANGING.lock").open("a", encoding="ascii") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StoreUnavailable(_BUSY, where=str(self.folder), to_do=_WAIT) from None
            yield


def home_at(folder: Path, shared_libraries: Path | None = None) -> ServerHome:
    """The home in ``folder``, wherever we stand now."""
    shared = None if shared_libraries is None else shared_libraries.absolute()
    return ServerHome(folder.absolute(), shared)


def default_home() -> ServerHome:
    """The home that ``COTERIE_NEO4J_HOME`` names, else ``neo4j-server`` in this folder."""
    return home_at(Path(os.environ.get(HOME) or DEFAULT_HOME))
