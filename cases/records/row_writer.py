"""The one pen for rows of the case file: it knows what was written until a line of custody says so.

Nothing else writes a bound table (a test of the house keeps that), so no row changes without a
line that binds it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, select, type_coerce
from sqlalchemy.types import NullType

from cases.custody.bound import GONE, BoundRow, row_digest
from cases.records import tables
from cases.records.founding import Founding

BOUND: tuple[Table, ...] = tuple(
    table for table in tables.metadata.sorted_tables if not table.name.startswith("audit_")
)
"""Every table but those of the log itself."""

_ROWS_AT_ONCE = 2_000


class RowWriter:
    """Writes rows inside one transaction."""

    def __init__(self, connection: Connection, founding: Founding) -> None:
        self.connection = connection
        self._founding = founding
        self._touched: dict[tuple[str, tuple[object, ...]], Table] = {}

    @property
    def pending(self) -> bool:
        """Whether rows were written that no line of custody binds yet."""
        return bool(self._touched)

    def insert(self, table: Table, values: Mapping[str, Any]) -> None:
        """A further row."""
        self.connection.execute(table.insert().values(**values))
        key = tuple(values[column.name] for column in table.primary_key)
        self._touched[table.name, key] = table

    def update(
        self, table: Table, where: Iterable[ColumnElement[bool]], values: Mapping[str, Any]
    ) -> int:
        """New values of the rows that fulfil all conditions; how many there were."""
        conditions = tuple(where)
        self._touch(table, conditions)
        changed = self.connection.execute(table.update().where(*conditions).values(**values))
        return int(changed.rowcount)

    def delete(self, table: Table, where: Iterable[ColumnElement[bool]]) -> None:
        """Removes the rows that fulfil all conditions."""
        conditions = tuple(where)
        self._touch(table, conditions)
        self.connection.execute(table.delete().where(*conditions))

    def touch_all(self, *chosen: Table) -> None:
        """Has the next line bind every row of these tables as it stands."""
        for table in chosen:
            self._touch(table, ())

    def bind(self) -> tuple[BoundRow, ...]:
        """What is left of every row that was written, for the next line; nothing is pending then.

        Read back from the database, so that the digest is that of what stands there.
        """
        bound = [self._bound(table, key) for (_, key), table in self._touched.items()]
        self._touched.clear()
        return tuple(bound)

    def _touch(self, table: Table, where: tuple[ColumnElement[bool], ...]) -> None:
        for row in self.connection.execute(select(*table.primary_key).where(*where)):
            self._touched[table.name, tuple(row)] = table

    def _bound(self, table: Table, key: tuple[object, ...]) -> BoundRow:
        named = zip(table.primary_key, key, strict=True)
        query = _raw(table).where(*(column == value for column, value in named))
        found = self.connection.execute(query).first()
        if found is None:
            return BoundRow(table.name, _key(key), GONE)
        return _digested(self._founding, table, found)


def standing(connection: Connection, founding: Founding) -> Iterable[BoundRow]:
    """Every bound row of the case file as it stands now."""
    for table in BOUND:
        query = _raw(table).execution_options(yield_per=_ROWS_AT_ONCE)
        for row in connection.execute(query):
            yield _digested(founding, table, row)


def _raw(table: Table) -> Any:
    # As the database keeps them: a value that somebody made unreadable has a digest too.
    return select(*(type_coerce(column, NullType).label(column.name) for column in table.c))


def _digested(founding: Founding, table: Table, row: Row[Any]) -> BoundRow:
    values = {name: _plain(value) for name, value in row._mapping.items()}
    key = tuple(values[column.name] for column in table.primary_key)
    return BoundRow(table.name, _key(key), row_digest(founding.salt_key, table.name, values))


def _plain(value: object) -> object:
    """A value as it is on both databases: SQLite has no truth values."""
    return int(value) if isinstance(value, bool) else value


def _key(key: tuple[object, ...]) -> str:
    return "/".join(str(part) for part in key)
