"""What becomes of every staged row: new, merged with an identical one, or a conflict.

A key names one row. Identical rows with the same key merge. Rows with the same key and other
content conflict: against a row already loaded the loaded one stays; inside one load the content
with the smallest digest stays. The digest depends on nothing but the row itself, so shuffling
the rows and splitting, renaming or concatenating the files chooses the same row. Of identical
rows the one whose (file name, file digest, row number) comes first is named as the source.
Every rejected version is kept, whole, in the table ``conflicts``.
"""

from collections.abc import Mapping

import duckdb

from graph.embedded.staging import Staged
from graph.embedded.text import column_list, filled, key_list, same_key
from model.columns import Table
from model.layout import TABLES
from model.vocabulary.loads import RejectCode

MERGED = "merged"
CONFLICTING_DUPLICATE: RejectCode = "conflicting_duplicate"
CONFLICTS_WITH_LOADED: RejectCode = "conflicts_with_loaded"

_ASIDE = """
CREATE TABLE staging.aside_{table} (
    staged_row BIGINT, arrival_no INTEGER, derived BOOLEAN, verdict VARCHAR,
    kept_source_no INTEGER, kept_row_no BIGINT
)"""

_AGAINST_LOADED = """
INSERT INTO staging.aside_{table}
SELECT s.rowid, s.arrival_no, s.derived,
    CASE WHEN s.content = (l.content_high::UHUGEINT << 64) | l.content_low
        THEN 'merged' ELSE 'conflicts_with_loaded' END,
    l.source_no, l.row_no
FROM staging.{table} s JOIN loaded.{table} l ON {same_key} AND l.source_no IS NOT NULL"""

# Grouping by a 64-bit hash finds the few candidates cheaply; the window then compares keys.
_WITHIN_LOAD = """
INSERT INTO staging.aside_{table}
WITH repeated AS (
    SELECT hash({key}) AS h FROM staging.{table} GROUP BY h HAVING count(*) > 1
), candidate AS (
    SELECT {key_s}, s.rowid AS staged_row, s.arrival_no, s.derived, s.row_no,
        a.source_no, a.place, s.content
    FROM staging.{table} s JOIN staging.arrivals a USING (arrival_no)
    WHERE hash({key_s}) IN (SELECT h FROM repeated)
        AND NOT EXISTS (FROM staging.aside_{table} x WHERE x.staged_row = s.rowid)
), judged AS (
    SELECT *, row_number() OVER kept AS rank, first_value(content) OVER kept AS kept_content,
        first_value(source_no) OVER kept AS kept_source_no,
        first_value(row_no) OVER kept AS kept_row_no
    FROM candidate
    WINDOW kept AS (PARTITION BY {key} ORDER BY content, place, row_no, staged_row)
)
SELECT staged_row, arrival_no, derived,
    CASE WHEN content = kept_content THEN 'merged' ELSE 'conflicting_duplicate' END,
    kept_source_no, kept_row_no
FROM judged WHERE rank > 1"""

_FRESH = """
CREATE TEMP VIEW fresh_{table} AS
SELECT {columns}, a.source_no, s.row_no,
    (s.content >> 64)::UBIGINT AS content_high,
    (s.content & 18446744073709551615::UHUGEINT)::UBIGINT AS content_low
FROM staging.{table} s JOIN staging.arrivals a USING (arrival_no) {without_aside}"""

_WITHOUT_ASIDE = """
WHERE NOT EXISTS (FROM staging.aside_{table} x WHERE x.staged_row = s.rowid)"""

_COMBINED = """
CREATE TEMP VIEW combined_{table} AS
SELECT {names}, source_no, row_no, content_high, content_low FROM fresh_{table}"""

_COMBINED_WITH_LOADED = (
    _COMBINED
    + """
UNION ALL
SELECT {names}, source_no, row_no, content_high, content_low
FROM loaded.{table} WHERE source_no IS NOT NULL"""
)


_AS_LOADED = """
CREATE TEMP VIEW combined_{table} AS
SELECT {names}, source_no, row_no, content_high, content_low
FROM loaded.{table} WHERE source_no IS NOT NULL"""

_EMPTY = """
CREATE TEMP VIEW combined_{table} AS
SELECT {names}, NULL::INTEGER AS source_no, row_no, NULL::UBIGINT AS content_high,
    NULL::UBIGINT AS content_low
FROM staging.{table}"""


def number_sources(
    connection: duckdb.DuckDBPyConnection,
    staged: Staged,
    again: bool,
    copied: Mapping[tuple[str, str], tuple[int, int]],
) -> None:
    """Write ``staging.arrivals``: each file's final number and its place among the files.

    Numbers follow (name, digest), never the order of arrival; a file seen in an earlier load,
    or in the store that this one is a copy of, keeps the number it has.
    """
    known = {key: number for key, (number, _) in copied.items()}
    if again:
        rows = connection.execute("SELECT name, sha256, source_no FROM loaded.sources").fetchall()
        known = {(name, digest): number for name, digest, number in rows}
    following = max(known.values(), default=-1) + 1
    connection.execute(
        "CREATE TABLE staging.arrivals (arrival_no INTEGER, source_no INTEGER, place INTEGER)"
    )
    for place, key in enumerate(sorted(staged.numbers)):
        if key not in known:
            known[key] = following
            following += 1
        connection.execute(
            "INSERT INTO staging.arrivals VALUES ($arrival, $number, $place)",
            {"arrival": staged.numbers[key], "number": known[key], "place": place},
        )


def judge(connection: duckdb.DuckDBPyConnection, staged: Staged, again: bool) -> dict[str, int]:
    """Fill the ``aside_`` tables and define the ``combined_`` views; rows set aside per table.

    ``again`` says that an earlier snapshot is attached as ``loaded``.
    """
    return {
        table.name: _judge(connection, table, again)
        if table.name in staged.rows
        else _keep(connection, table, again)
        for table in TABLES
    }


def _judge(connection: duckdb.DuckDBPyConnection, table: Table, again: bool) -> int:
    fragments = {
        "table": table.name,
        "columns": column_list(table, "s."),
        "names": column_list(table),
        "key": key_list(table),
        "key_s": key_list(table, "s."),
        "same_key": same_key(table, "s", "l"),
    }
    connection.execute(filled(_ASIDE, **fragments))
    if again:
        connection.execute(filled(_AGAINST_LOADED, **fragments))
    connection.execute(filled(_WITHIN_LOAD, **fragments))
    counted = connection.execute(filled("SELECT count(*) FROM staging.aside_{table}", **fragments))
    aside = int(counted.fetchall()[0][0])
    fragments["without_aside"] = filled(_WITHOUT_ASIDE, **fragments) if aside else ""
    connection.execute(filled(_FRESH, **fragments))
    connection.execute(filled(_COMBINED_WITH_LOADED if again else _COMBINED, **fragments))
    return aside


def _keep(connection: duckdb.DuckDBPyConnection, table: Table, again: bool) -> int:
    """Nothing arrived for this table: it stays as it was, or begins empty."""
    statement = _AS_LOADED if again else _EMPTY
    connection.execute(filled(statement, table=table.name, names=column_list(table)))
    return 0
