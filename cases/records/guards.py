"""Triggers that forbid any change of custody once it is written, and whether they still stand.

They stop mistakes and the product itself. Who may drop triggers may rewrite tables too: that is
what the chain and its anchors are for.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text

from cases.custody.problems import Problem, problem
from model.language import Text

_NEW = {
    "audit_entries": "NEW.number <> coalesce((SELECT max(number) FROM audit_entries), 0) + 1",
    "audit_anchors": "NEW.anchor_no <> coalesce((SELECT max(anchor_no) FROM audit_anchors), 0) + 1",
    "audit_rows": "EXISTS (SELECT 1 FROM audit_rows"
    " WHERE entry = NEW.entry AND kind = NEW.kind AND row_key = NEW.row_key)",
}
"""When a further row is no further row: INSERT OR REPLACE deletes without asking for a DELETE."""

_BODY = " BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only'; END "
_FUNCTION = "coterie_append_only"
_BEFORE_ANY_CHANGE = 58
"""``pg_trigger.tgtype`` of BEFORE UPDATE OR DELETE OR TRUNCATE FOR EACH STATEMENT."""

_STANDING_SQLITE = text("SELECT sql FROM sqlite_master WHERE type = 'trigger'")
_STANDING_POSTGRESQL = text(
    "SELECT t.tgname, c.relname, t.tgtype, t.tgenabled::text, p.prosrc FROM pg_trigger t"
    " JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid"
    " WHERE NOT t.tgisinternal AND pg_table_is_visible(c.oid)"
)
_MISSING = Text(
    en="the trigger that keeps {table} from being changed is gone or was altered",
    zh="防止改动 {table} 的触发器已不存在或被修改",
)
_FOREIGN = Text(
    en="there is a trigger that Coterie did not make: {trigger}",
    zh="存在非 Coterie 建立的触发器：{trigger}",
)


def guards(dialect: str, *only: str) -> tuple[str, ...]:
    """The statements that set the triggers up on a database of this kind (of some tables only)."""
    chosen = only or tuple(_NEW)
    if dialect == "postgresql":
        made = (
            f"CREATE OR REPLACE FUNCTION {_FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS"
            f" $${_BODY}$$",
        )
        return made + tuple(_of_postgresql(table) for table in chosen)
    return tuple(statement for table in chosen for statement in _of_sqlite(table))


def judge_guards(connection: Connection) -> Iterator[Problem]:
    """Triggers that are gone, were altered or were added."""
    wanted: dict[tuple[object, ...], str]
    if connection.dialect.name == "postgresql":
        standing = {tuple(row) for row in connection.execute(_STANDING_POSTGRESQL)}
        wanted = {
            (f"{table}_append_only", table, _BEFORE_ANY_CHANGE, "O", _BODY): table for table in _NEW
        }
    else:
        # A table that was renamed and back has its name in quotes.
        standing = {(sql.replace('"', ""),) for (sql,) in connection.execute(_STANDING_SQLITE)}
        wanted = {(sql,): table for table in _NEW for sql in _of_sqlite(table)}
    for table in sorted({table for found, table in wanted.items() if found not in standing}):
        yield problem("guard", 0, _MISSING, table=table)
    for found in sorted(map(str, standing - set(wanted))):
        yield problem("guard", 0, _FOREIGN, trigger=ascii(found)[:200])


def _of_postgresql(table: str) -> str:
    return (
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {_FUNCTION}()"
    )


def _of_sqlite(table: str) -> tuple[str, ...]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    return (
        f"CREATE TRIGGER {table}_update BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_delete BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_insert BEFORE INSERT ON {table} WHEN {_NEW[table]} {refuse}",
    )
