"""Tables of a SQL database, through SQLAlchemy: SQLite files, or a server under its address.

A value is exact in a database, so whole numbers are read as their digits, also where they
identify somebody. The digest of a table is that of its rows in the order of the server.
"""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Connection, MetaData, Table, create_engine, inspect, select
from sqlalchemy.exc import SQLAlchemyError

from loaders.columnar import Columnar
from loaders.raw_rows import RawFile
from loaders.source_files import InputFile
from model.errors import SourceRefused
from model.language import Text

_ADDRESS = re.compile(r"^(?P<kind>[a-z0-9]+(\+[a-z0-9]+)?):/+(?P<rest>.+)$")
_UNREACHABLE = Text(en="the database cannot be read.", zh="数据库无法读取。")
_CHECK = Text(
    en="Check the address and that the account may read.", zh="请检查地址以及账号的读取权限。"
)


def address_of(path: Path) -> str | None:
    """The address of a database server that was given in place of a file, else ``None``.

    >>> address_of(Path("postgresql://reader@host/claims"))
    'postgresql://reader@host/claims'
    >>> address_of(Path("claims.csv")) is None
    True
    """
    matched = _ADDRESS.match(path.as_posix())
    return f"{matched['kind']}://{matched['rest']}" if matched else None


def tables_of(file: InputFile) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Tables and views of a database with their columns."""
    with _connected(file) as connection:
        seen = inspect(connection)
        for name in sorted([*seen.get_table_names(), *seen.get_view_names()]):
            yield name, tuple(column["name"] for column in seen.get_columns(name))


def read_table(file: InputFile, name: str) -> Columnar:
    """All rows of a table, every value as text."""
    with _connected(file) as connection:
        table = Table(name, MetaData(), autoload_with=connection)
        rows = connection.execute(select(table)).fetchall()
        names = tuple(column.name for column in table.columns)
    arrays = [pa.array([_text(row[at]) for row in rows], pa.string()) for at in range(len(names))]
    cells = pa.RecordBatch.from_arrays(arrays, names=names)
    digest = hashlib.sha256()
    for array in arrays:
        for buffer in array.buffers():
            digest.update(buffer or b"")
    size = file.path.stat().st_size if file.path.is_file() else cells.nbytes
    return Columnar(RawFile(names, cells.num_rows, "database", digest.hexdigest(), size), cells)


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


@contextmanager
def _connected(file: InputFile) -> Iterator[Connection]:
    address = _driver(address_of(file.path)) or f"sqlite:///file:{file.path}?mode=ro&uri=true"
    try:
        with create_engine(address).connect() as connection:
            yield connection
    except SQLAlchemyError as error:
        raise SourceRefused(_UNREACHABLE, where=file.name, to_do=_CHECK) from error


def _driver(address: str | None) -> str | None:
    """The address with the driver that Coterie brings for PostgreSQL, where none is named."""
    return address and re.sub("^postgresql:", "postgresql+psycopg:", address)
