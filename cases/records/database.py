"""The door to the database: SQLite in WAL mode or PostgreSQL; how its failures are called."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, select
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, StatementError

from cases.records.tables import settings
from model.errors import CoterieError, SettingError, StoreUnavailable
from model.language import Text

WAIT_S = 30
"""How long a writer waits for the one before it."""

CHAIN_ROW = "chain"
"""The row of ``settings`` that a writer holds, so that lines of custody are written one by one."""

_TURN = select(settings.c.value).where(settings.c.name == CHAIN_ROW).with_for_update()

_PLACE = Text(
    en="{place} is neither a file nor the address of a PostgreSQL database",
    zh="{place} 既不是文件，也不是 PostgreSQL 数据库地址",
)
_NO_DRIVER = Text(en="the driver of PostgreSQL is not installed", zh="尚未安装 PostgreSQL 驱动")
_INSTALL = Text(
    en="Run pip install -e '.[postgres]'.",
    zh="请运行 pip install -e '.[postgres]'。",
)
_FAILED = Text(en="the case file cannot be used: {reason}", zh="案件库无法使用：{reason}")
_RETRY = Text(
    en="Nothing was changed. Check the disk, the server and its address, then try again.",
    zh="未作任何更改。请检查磁盘、服务器及其地址后重试。",
)


def address(place: str | Path) -> URL:
    """The database a place names: a path is an SQLite file, ``postgresql://...`` a server."""
    text = str(place)
    if "://" not in text:
        return URL.create("sqlite", database=str(Path(text).absolute()))
    try:
        url = make_url(text)
    except ArgumentError:
        raise SettingError(_PLACE.filled(place=ascii(text))) from None
    if url.get_backend_name() == "sqlite" and url.database:
        return URL.create("sqlite", database=str(Path(url.database).absolute()))
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise SettingError(_PLACE.filled(place=ascii(url.render_as_string(hide_password=True))))
    return url.set(drivername="postgresql+psycopg")


def engine_at(url: URL) -> Engine:
    """An engine for one database; opens no connection yet."""
    wait = {"timeout": WAIT_S} if is_file(url) else {"connect_timeout": 5}
    try:
        engine = create_engine(url, connect_args=wait, hide_parameters=True)
    except ModuleNotFoundError:
        raise SettingError(_NO_DRIVER, to_do=_INSTALL) from None
    if is_file(url):
        event.listen(engine, "connect", _prepare_file)
        event.listen(engine, "begin", _begin_file)
    return engine


def is_file(url: URL) -> bool:
    """Whether the database is an SQLite file."""
    return url.get_backend_name() == "sqlite"


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One transaction of the only writer at this moment; committed at the end, or nothing is."""
    writer = engine.execution_options(coterie_writes=True)
    with _named_failures(engine), writer.connect() as connection, connection.begin():
        yield connection


def take_turn(connection: Connection) -> None:
    """Waits until no other writer is on the chain (on SQLite the transaction itself waits)."""
    connection.execute(_TURN).one()


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One transaction that sees one state of the database and changes nothing."""
    with _named_failures(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def _named_failures(engine: Engine) -> Iterator[None]:
    try:
        yield
    except StatementError as error:
        # What a column refused before the database was asked comes wrapped.
        if isinstance(error.orig, CoterieError):
            raise error.orig from None
        if not isinstance(error, DBAPIError):
            raise
        # The first line only: further lines of a server's message quote values.
        reason = str(error.orig).partition("\n")[0]
        where = engine.url.render_as_string(hide_password=True)
        raise StoreUnavailable(_FAILED.filled(reason=reason), where=where, to_do=_RETRY) from error


def _prepare_file(connection: Any, _record: object) -> None:
    # The transactions are ours: the driver would begin them as readers.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout = {WAIT_S * 1000}",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_file(connection: Connection) -> None:
    writes = connection.get_execution_options().get("coterie_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
