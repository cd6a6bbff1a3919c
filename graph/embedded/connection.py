"""Opening DuckDB files: how much they may use, and what they may not do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from graph.embedded.text import filled
from graph.refusals import UPDATE
from model.errors import StoreUnavailable
from model.language import Text

SCHEMA_VERSION = 2
"""Raised whenever the tables inside a snapshot change; newer ones are refused."""

_NEWER = Text(
    en="the data was written by a newer version of the product (format {found}, known {known})",
    zh="数据由更新版本的产品写入（格式 {found}，本版支持 {known}）",
)
_UNREADABLE = Text(en="the data file cannot be opened", zh="数据文件无法打开")
_CHECK = Text(
    en="check that no other program is writing to it, and that it is not damaged",
    zh="请确认没有其他程序正在写入，且文件未损坏",
)
_NO_ROOM = Text(
    en="the load could not be written; the data in use before it is untouched",
    zh="写入失败；此前使用的数据未受影响",
)
_MAKE_ROOM = Text(
    en="check free space, permissions and the memory limit, then load again",
    zh="请检查磁盘空间、权限与内存上限后重新导入",
)


_CANNOT_WRITE = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.ENOTDIR,
    errno.EEXIST,
    errno.EFBIG,
    errno.EIO,
}


@dataclass(frozen=True)
class Resources:
    """What the embedded engine may use.

    ``threads``: 0 means all cores (default; results do not depend on it).
    ``memory_mb``: the engine's own limit, beyond which it spills to the workspace. The process
    as a whole takes about 1 GB more.
    """

    threads: int = 0
    memory_mb: int = 2_000


Settings = dict[str, str | bool | int | float | list[str]]


def _settings(resources: Resources) -> Settings:
    settings: Settings = {
        "memory_limit": f"{resources.memory_mb}MB",
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "python_enable_replacements": False,  # a table name never reaches a Python variable
    }
    if resources.threads > 0:
        settings["threads"] = resources.threads
    return settings


def open_reading(snapshot: Path, resources: Resources) -> duckdb.DuckDBPyConnection:
    """A finished snapshot: no writing, no files, no network, no change of settings."""
    settings = _settings(resources)
    settings["enable_external_access"] = False
    settings["lock_configuration"] = True
    try:
        connection = duckdb.connect(str(snapshot), read_only=True, config=settings)
    except duckdb.Error as error:
        raise StoreUnavailable(_UNREADABLE, where=str(snapshot), to_do=_CHECK) from error
    try:
        check_version(connection, "", snapshot)
    except StoreUnavailable:
        connection.close()
        raise
    return connection


def open_building(path: Path, resources: Resources, spill: Path) -> duckdb.DuckDBPyConnection:
    """A new snapshot under construction."""
    settings = _settings(resources)
    settings["temp_directory"] = str(spill)
    with explaining_write_failures(path):
        return duckdb.connect(str(path), config=settings)


def path_literal(path: Path) -> str:
    """A path where a statement takes no bound parameters.

    >>> path_literal(Path("an owner's claims"))
    "'an owner''s claims'"
    """
    doubled = str(path).replace("'", "''")
    return f"'{doubled}'"


def attach(connection: duckdb.DuckDBPyConnection, name: str, snapshot: Path) -> None:
    """Make a finished snapshot readable under ``name``; refuses what ``check_version`` refuses."""
    statement = "ATTACH {path} AS {name} (READ_ONLY)"
    connection.execute(filled(statement, path=path_literal(snapshot), name=name))
    check_version(connection, f"{name}.", snapshot)


def check_version(connection: duckdb.DuckDBPyConnection, schema: str, where: Path) -> None:
    """Refuse a snapshot of a newer product, and a file that is no snapshot at all."""
    try:
        row = connection.execute(
            filled("SELECT schema_version FROM {schema}meta", schema=schema)
        ).fetchone()
    except duckdb.Error as error:
        raise StoreUnavailable(_UNREADABLE, where=str(where), to_do=_CHECK) from error
    found = row[0] if row else 0
    if found != SCHEMA_VERSION:
        what = _NEWER.filled(found=found, known=SCHEMA_VERSION)
        raise StoreUnavailable(what, where=str(where), to_do=UPDATE)


@contextmanager
def explaining_write_failures(where: Path) -> Iterator[None]:
    """Turn full disks, missing permissions and exhausted memory into one clear line."""
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise StoreUnavailable(_NO_ROOM, where=str(where), to_do=_MAKE_ROOM) from error
    except OSError as error:
        if error.errno not in _CANNOT_WRITE:
            raise
        raise StoreUnavailable(_NO_ROOM, where=str(where), to_do=_MAKE_ROOM) from error
