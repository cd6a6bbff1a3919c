"""The layout of the case file by version: made new, brought up to date, or refused when newer."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, inspect, select, text, update

from cases.records.database import CHAIN_ROW
from cases.records.founding import Founding
from cases.records.guards import guards
from cases.records.row_binding import add_bound_rows
from cases.records.tables import metadata, settings
from cases.records.vault_moving import add_vault
from model.errors import StoreUnavailable
from model.language import Text

VERSION = 3
_CREATION_LOCK = 7_310_866_101  # any number: two openers of one empty server take turns
_NAMES = 2  # names quoted in a message

_NEWER = Text(
    en="the case file has layout {found}, this version of Coterie knows up to {known}",
    zh="案件库为第 {found} 版结构，本版本最高支持第 {known} 版",
)
_UPDATE = Text(en="Open it with a newer Coterie.", zh="请使用更新版本的 Coterie 打开。")
_FOREIGN = Text(
    en="the database is not a case file: it already holds {tables}",
    zh="该数据库不是案件库：其中已有 {tables}",
)
_EMPTY = Text(en="Name an empty or a new one.", zh="请指定空的或新的数据库。")


@dataclass(frozen=True)
class Migration:
    """One step from the layout before to ``version``."""

    version: int
    change: Callable[[Connection], None]


MIGRATIONS: tuple[Migration, ...] = (Migration(2, add_vault), Migration(3, add_bound_rows))
"""Every step since layout 1, in order; a step is never changed once it was released."""


def establish(connection: Connection, founding: Founding, where: str) -> int:
    """Makes the tables of an empty database, or brings older ones up to date.

    Gives the layout that was there before, the newest where all was made now. Raises
    ``StoreUnavailable`` for a newer layout or a database that is something else.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _CREATION_LOCK})
    present = set(inspect(connection).get_table_names())
    if not present:
        _create(connection, founding)
        return VERSION
    if settings.name not in present or not _version(connection):
        tables = ", ".join(ascii(name) for name in sorted(present)[:_NAMES])
        raise StoreUnavailable(_FOREIGN.filled(tables=tables), where=where, to_do=_EMPTY)
    found = _version(connection)
    if found > VERSION:
        facts = {"found": found, "known": VERSION}
        raise StoreUnavailable(_NEWER.filled(**facts), where=where, to_do=_UPDATE)
    for migration in MIGRATIONS:
        if migration.version > found:
            migration.change(connection)
            _set_version(connection, migration.version)
    return found


def _version(connection: Connection) -> int:
    if {"name", "value"} - {c["name"] for c in inspect(connection).get_columns(settings.name)}:
        return 0
    found = connection.scalar(select(settings.c.value).where(settings.c.name == "schema_version"))
    return int(found) if found else 0


def _set_version(connection: Connection, version: int) -> None:
    row = update(settings).where(settings.c.name == "schema_version")
    connection.execute(row.values(value=str(version)))


def _create(connection: Connection, settled: Founding) -> None:
    metadata.create_all(connection)
    rows = {
        "schema_version": str(VERSION),
        "algorithm": settled.algorithm,
        "salt_key": settled.salt_key.hex(),
        CHAIN_ROW: "",
    }
    connection.execute(
        settings.insert(), [{"name": name, "value": value} for name, value in rows.items()]
    )
    for statement in guards(connection.dialect.name):
        connection.exec_driver_sql(statement)
