"""The third layout: rows are bound to the log; those of an older file by one line for all."""

from sqlalchemy import Connection

from cases.records import audit_lines
from cases.records.founding import Founding
from cases.records.guards import guards
from cases.records.row_writer import BOUND, RowWriter
from cases.records.tables import audit_rows, settings

_LAYOUT = 3
_PRODUCT = "coterie"


def add_bound_rows(connection: Connection) -> None:
    """A table for the digests of rows, with its triggers."""
    audit_rows.create(connection, checkfirst=True)
    for statement in guards(connection.dialect.name, audit_rows.name):
        connection.exec_driver_sql(statement)


def bind_updated(connection: Connection, founding: Founding, layout: int) -> None:
    """One line of custody for what bringing a file of ``layout`` up to date changed.

    Of a file from before rows were bound that is every row, of a later one its settings. The line
    has the time of the one before it. A file without a line has no account yet; its first line
    binds what is there.
    """
    last = audit_lines.last_at(connection)
    if last is None:
        return
    writer = RowWriter(connection, founding)
    writer.touch_all(*(BOUND if layout < _LAYOUT else (settings,)))
    audit_lines.append(
        writer, founding, by=_PRODUCT, at=last, action="bind", target="audit", detail={}
    )
