"""Lines of custody in the database: appended in the transaction of what they tell of, and read."""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, func, select, type_coerce
from sqlalchemy.types import NullType

from cases.custody.bound import ROWS, BoundRow, Recorded, rows_digest
from cases.custody.chain import GENESIS, sealed
from cases.records.columns import aware, verbatim
from cases.records.founding import Founding
from cases.records.row_writer import RowWriter
from cases.records.tables import audit_anchors, audit_entries, audit_rows
from model.cases import Anchor, AuditEntry
from model.errors import RuleBroken
from model.language import Text

MOST_CHARACTERS = 500
"""Of a target and an account: longer ones are no name of anything."""

_SALT_DIGITS = 32
_ROWS_AT_ONCE = 2_000
_APPEND, _BIND = audit_entries.insert(), audit_rows.insert()
_LAST = (
    select(audit_entries.c.number, audit_entries.c.digest)
    .order_by(audit_entries.c.number.desc())
    .limit(1)
)
_UNREADABLE = datetime.min.replace(tzinfo=UTC)
_LONG = Text(en="{what} is longer than {most} characters", zh="{what} 超过 {most} 个字符")


def append(
    writer: RowWriter,
    founding: Founding,
    *,
    by: str,
    at: datetime,
    action: str,
    target: str,
    detail: Mapping[str, str],
) -> AuditEntry:
    """Writes the next line of the chain and binds all rows that were written since the one before.

    The connection of ``writer`` must hold the turn (``take_turn``).
    """
    connection, rows = writer.connection, writer.bind()
    if rows:
        detail = {**detail, ROWS: rows_digest(rows)}
    for what, text in (("by", by), ("target", target)):
        if len(verbatim(text)) > MOST_CHARACTERS:
            raise RuleBroken(_LONG.filled(what=what, most=MOST_CHARACTERS))
    number, before = head(connection)
    said = AuditEntry(
        number=number + 1,
        at=aware(at),
        by=by,
        action=action,
        target=target,
        detail=dict(detail),
        before="",
        digest="",
        salt=salt_of(founding, number + 1),
    )
    entry = sealed(said, before, founding.algorithm)
    connection.execute(_APPEND, vars(entry))
    if rows:
        connection.execute(
            _BIND,
            [
                {"entry": entry.number, "kind": row.kind, "row_key": row.key, "digest": row.digest}
                for row in rows
            ],
        )
    return entry


def salt_of(founding: Founding, number: int) -> str:
    """The salt of a line: nobody without the case file can tell it from its number."""
    return keyed(founding, f"line {number}")[:_SALT_DIGITS]


def keyed(founding: Founding, text: str) -> str:
    """A digest that nobody without the case file can find by guessing the text."""
    return hmac.new(founding.salt_key, text.encode("utf-8"), hashlib.sha256).hexdigest()


def head(connection: Connection) -> tuple[int, str]:
    """Number and digest of the last line; 0 and zeros when there is none."""
    last = connection.execute(_LAST).first()
    return (last.number, last.digest) if last else (0, GENESIS)


def last_at(connection: Connection) -> datetime | None:
    """When the last line was written; nothing before the first."""
    query = select(audit_entries.c.at).order_by(audit_entries.c.number.desc()).limit(1)
    found: datetime | None = connection.scalar(query)
    return found


def lines(connection: Connection, after: int = 0, until: int | None = None) -> Iterator[AuditEntry]:
    """The log in its order, a few rows at a time; all of it, or the numbers after to until.

    A row that somebody made unreadable comes as a line that no digest fits.
    """
    columns = [type_coerce(column, NullType) for column in audit_entries.c]
    query = select(*columns).where(audit_entries.c.number > after)
    if until is not None:
        query = query.where(audit_entries.c.number <= until)
    query = query.order_by(audit_entries.c.number).execution_options(yield_per=_ROWS_AT_ONCE)
    for row in connection.execute(query):
        yield _entry(row.number, *row[1:])


def _entry(number: int, *rest: object) -> AuditEntry:
    at, by, action, target, detail, salt, before, digest = (str(value) for value in rest)
    try:
        moment, recorded = datetime.fromisoformat(at), json.loads(detail)
    except ValueError:
        moment, recorded = _UNREADABLE, {"unreadable": detail}
    if not isinstance(recorded, dict):
        recorded = {"unreadable": detail}
    return AuditEntry(number, moment, by, action, target, recorded, before, digest, salt)


def recorded(connection: Connection) -> Recorded:
    """The state of all rows as the log recorded it."""
    state = Recorded()
    columns = (audit_rows.c.entry, audit_rows.c.kind, audit_rows.c.row_key, audit_rows.c.digest)
    query = select(*(type_coerce(column, NullType) for column in columns))
    query = query.order_by(audit_rows.c.entry).execution_options(yield_per=_ROWS_AT_ONCE)
    for number, rows in groupby(connection.execute(query), key=itemgetter(0)):
        state.take(number, [BoundRow(str(row[1]), str(row[2]), str(row[3])) for row in rows])
    return state


def set_anchor(connection: Connection, *, by: str, at: datetime, reason: str) -> Anchor:
    """Writes down the head as it is now."""
    number, digest = head(connection)
    anchor = Anchor(number, digest, aware(at), by, reason)
    anchor_no = int(connection.scalar(select(func.max(audit_anchors.c.anchor_no))) or 0) + 1
    connection.execute(audit_anchors.insert().values(anchor_no=anchor_no, **vars(anchor)))
    return anchor


def anchors(connection: Connection) -> tuple[Anchor, ...]:
    """Every head written down so far; one that was made unreadable fits no line."""
    columns = [type_coerce(column, NullType) for column in audit_anchors.c]
    rows = connection.execute(select(*columns).order_by(audit_anchors.c.anchor_no))
    return tuple(_anchor(*row) for row in rows)


def _anchor(_number: object, number: object, *rest: object) -> Anchor:
    digest, at, by, reason = (str(value) for value in rest)
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        moment = _UNREADABLE
    return Anchor(number if isinstance(number, int) else -1, digest, moment, by, reason)
