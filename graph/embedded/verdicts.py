"""What is said of every staged row: merged with an identical one, in conflict, or nothing (new).

A key names one row. Identical rows with the same key merge; of them the one whose (file name,
file digest, row number) comes first is named as the source. Rows with the same key and other
content contradict one another, and nobody can know which is right: all of them are kept out,
those loaded before too, and a key that was once contradicted stays out. So shuffling rows,
splitting files and loading one after the other lead to the same data. Every version is kept,
whole, in the table ``conflicts``.

A register is another matter: what is registered of a person may change (``graph.embedded.news``).
"""

import duckdb

from graph.embedded.text import filled, key_list, keyed, same_key
from model.columns import Table

MERGED = "merged"
CONFLICTING_DUPLICATE = "conflicting_duplicate"
CONFLICTS_WITH_LOADED = "conflicts_with_loaded"
WITHDRAWN = "withdrawn"

LOADED_CONTENT = "(l.content_high::UHUGEINT << 64) | l.content_low"
"""The digest of a row ``l`` of an earlier snapshot."""

_ASIDE = """
CREATE TABLE staging.aside_{table} (
    staged_row BIGINT, arrival_no INTEGER, derived BOOLEAN, verdict VARCHAR,
    other_source_no INTEGER, other_row_no BIGINT
)"""

NOT_ASIDE = "NOT EXISTS (FROM staging.aside_{table} x WHERE x.staged_row = s.rowid)"
"""Condition on a staged row ``s``: nothing was said of it yet."""

# Grouping by a 64-bit hash finds the few candidates cheaply; the window then compares keys.
_WITHIN_LOAD = """
INSERT INTO staging.aside_{table}
WITH repeated AS (
    SELECT hash({key}) AS h FROM staging.{table} GROUP BY h HAVING count(*) > 1
), candidate AS (
    SELECT {key_s}, s.rowid AS staged_row, s.arrival_no, s.derived, s.row_no,
        a.source_no, a.place, s.content
    FROM staging.{table} s JOIN staging.arrivals a USING (arrival_no)
    WHERE hash({key_s}) IN (SELECT h FROM repeated) AND {not_aside}
), judged AS (
    SELECT *, row_number() OVER kept AS rank, first_value(content) OVER kept AS first_content,
        last_value(content) OVER kept AS last_content,
        first_value({{'source_no': source_no, 'row_no': row_no}}) OVER kept AS first,
        last_value({{'source_no': source_no, 'row_no': row_no}}) OVER kept AS last
    FROM candidate
    WINDOW kept AS (PARTITION BY {key} ORDER BY content, place, row_no, staged_row
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
), told AS (
    SELECT *, CASE WHEN content = first_content AND first_content <> last_content
        THEN last ELSE first END AS other
    FROM judged WHERE rank > 1 OR first_content <> last_content
)
SELECT staged_row, arrival_no, derived,
    CASE WHEN first_content = last_content THEN 'merged' ELSE 'conflicting_duplicate' END,
    other.source_no, other.row_no
FROM told"""

_WITHDRAWN = """
CREATE TABLE staging.withdrawn_{table} AS
SELECT DISTINCT l.rowid AS loaded_row
FROM staging.{table} s JOIN loaded.{table} l ON {same_key} AND l.source_no IS NOT NULL
WHERE s.content <> {loaded_content}"""

_AGAINST_LOADED = """
INSERT INTO staging.aside_{table}
SELECT s.rowid, s.arrival_no, s.derived,
    CASE WHEN l.rowid IN (FROM staging.withdrawn_{table})
        THEN 'conflicts_with_loaded' ELSE 'merged' END,
    l.source_no, l.row_no
FROM staging.{table} s JOIN loaded.{table} l ON {same_key} AND l.source_no IS NOT NULL
WHERE {not_aside}"""

_CONTRADICTED_BEFORE = """
INSERT INTO staging.aside_{table}
SELECT s.rowid, s.arrival_no, s.derived, 'conflicts_with_loaded',
    k.rejected_source_no, k.rejected_row_no
FROM staging.{table} s JOIN (
    FROM loaded.conflicts WHERE table_name = '{table}'
    QUALIFY row_number() OVER (PARTITION BY key ORDER BY rejected_content) = 1
) k ON k.key = {keyed}
WHERE {not_aside}"""

_ANY_CONFLICT = "SELECT count(*) FROM loaded.conflicts WHERE table_name = $table"


def begin(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Make ``staging.aside_{table}``, which takes what is said of rows."""
    connection.execute(filled(_ASIDE, table=table.name))


def among_themselves(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Judge rows of this load, of which nothing was said yet, by one another."""
    connection.execute(_text(_WITHIN_LOAD, table))


def against_claims(connection: duckdb.DuckDBPyConnection, table: Table) -> int:
    """Judge rows by those of earlier loads, which a contradiction withdraws; how many it does."""
    connection.execute(_text(_WITHDRAWN, table))
    connection.execute(_text(_AGAINST_LOADED, table))
    if connection.execute(_ANY_CONFLICT, {"table": table.name}).fetchall()[0][0]:
        connection.execute(_text(_CONTRADICTED_BEFORE, table))
    counted = connection.execute(filled("FROM staging.withdrawn_{table}", table=table.name))
    return len(counted.fetchall())


def _text(statement: str, table: Table) -> str:
    return filled(
        statement,
        table=table.name,
        key=key_list(table),
        key_s=key_list(table, "s."),
        keyed=keyed(table, "s."),
        same_key=same_key(table, "s", "l"),
        loaded_content=LOADED_CONTENT,
        not_aside=filled(NOT_ASIDE, table=table.name),
    )
