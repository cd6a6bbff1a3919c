"""What a later load says anew of what is registered: its cells win, the former row stays readable.

A telephone changes, a licence ends, a register gains a column. A row with a key that is loaded
and other cells replaces those cells; a cell that it leaves empty stays as it was. The row as it
stood before is kept, whole, in the table ``load_replaced`` with the number of the load that
replaced it. Two rows of one load that contradict one another say nothing: neither is taken.
"""

import duckdb

from graph.embedded.text import content, filled, keyed, same_key
from graph.embedded.verdicts import LOADED_CONTENT, NOT_ASIDE
from model.claims import CLAIM_DOCTORS, CLAIM_LINES, CLAIMS
from model.columns import Table
from model.language import Text
from model.layout import TABLES

REGISTERED: tuple[Table, ...] = tuple(
    table for table in TABLES if table not in (CLAIMS, CLAIM_LINES, CLAIM_DOCTORS)
)
"""Tables whose rows may change; what was billed may not."""

_CHANGED = Text(
    en="{table}: rows that are registered anew: {n:,} ({columns}); the newer cell is in use, the"
    " former row is kept",
    zh="{table}：登记内容有变的行：{n:,}（{columns}）；以新值为准，原记录保留",
)

_TORN = Text(
    en="{table}: rows of this load that contradict one another: {n:,}; load registers of several"
    " months one after the other, the oldest first, so that the newer one counts",
    zh="{table}：本次导入中互相矛盾的行：{n:,}；多个月份的登记表请由旧到新逐次导入，以新者为准",
)

_CONTRADICTING = """
SELECT count(*) FROM staging.aside_{table} WHERE verdict = 'conflicting_duplicate'"""

_NEWS = """
CREATE TABLE staging.news_{table} AS
SELECT *, {content} AS content FROM (
    SELECT {cells}, s.rowid AS staged_row, s.arrival_no, s.derived, s.row_no,
        l.rowid AS loaded_row, {loaded_content} AS former
    FROM staging.{table} s JOIN loaded.{table} l ON {same_key} AND l.source_no IS NOT NULL
    WHERE {not_aside})"""

# A row that says nothing else, or less, is the one that is loaded.
_NOTHING_NEW = """
INSERT INTO staging.aside_{table}
SELECT n.staged_row, n.arrival_no, n.derived, 'merged', l.source_no, l.row_no
FROM staging.news_{table} n JOIN loaded.{table} l ON l.rowid = n.loaded_row
WHERE n.content = n.former"""

_ONLY_NEWS = "DELETE FROM staging.news_{table} WHERE content = former"

_FORMER = """
INSERT INTO staging.replaced
SELECT '{table}', {keyed}, f.load_no, f.name, l.row_no, to_json({{{cells}}})::VARCHAR
FROM staging.news_{table} n JOIN loaded.{table} l ON l.rowid = n.loaded_row
JOIN loaded.sources f ON f.source_no = l.source_no"""

_COUNTED = """
SELECT {changes} FROM staging.news_{table} n JOIN loaded.{table} l ON l.rowid = n.loaded_row"""

REPLACED = """
CREATE TABLE staging.replaced (
    table_name VARCHAR, key VARCHAR, former_load_no INTEGER, former_source VARCHAR,
    former_row_no BIGINT, former_row VARCHAR
)"""


def torn(connection: duckdb.DuckDBPyConnection, table: Table) -> tuple[Text, ...]:
    """What to do where rows of one register in one load contradict one another."""
    statement = filled(_CONTRADICTING, table=table.name)
    rows = connection.execute(statement).fetchall()[0][0]
    return (_TORN.filled(table=table.name, n=rows),) if rows else ()


def against_register(connection: duckdb.DuckDBPyConnection, table: Table) -> tuple[Text, ...]:
    """Find the rows that say something new of what is loaded; what a person should know of them.

    Writes ``staging.news_{table}`` (whole rows as they will stand) and the former rows.
    """
    columns = [column.stored for column in table.columns]
    fragments = {
        "table": table.name,
        "cells": ", ".join(f"coalesce(s.{name}, l.{name}) AS {name}" for name in columns),
        "content": content(table),
        "loaded_content": LOADED_CONTENT,
        "not_aside": filled(NOT_ASIDE, table=table.name),
        "same_key": same_key(table, "s", "l"),
    }
    for statement in (_NEWS, _NOTHING_NEW, _ONLY_NEWS):
        connection.execute(filled(statement, **fragments))
    former = {
        "table": table.name,
        "keyed": keyed(table, "l."),
        "cells": ", ".join(f"'{name}': l.{name}" for name in columns),
    }
    connection.execute(filled(_FORMER, **former))
    changes = [f"count(*) FILTER (n.{name} IS DISTINCT FROM l.{name})" for name in columns]
    counted = connection.execute(
        filled(_COUNTED, table=table.name, changes=", ".join(["count(*)", *changes]))
    )
    rows, *cells = counted.fetchall()[0]
    named = ", ".join(f"{c} {n:,}" for c, n in zip(columns, cells, strict=True) if n)
    return (_CHANGED.filled(table=table.name, n=rows, columns=named),) if rows else ()
