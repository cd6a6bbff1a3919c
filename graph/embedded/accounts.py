"""The account of a load: what became of every row of every file, and the kept conflicts."""

from collections import Counter
from collections.abc import Mapping, Sequence

import duckdb

from graph.embedded.merge import MERGED
from graph.embedded.staging import Staged
from graph.embedded.text import filled
from model.columns import Table
from model.layout import TABLES
from model.provenance import FileBalance, Reject

_VERDICTS = """
SELECT arrival_no, verdict, count(*) FROM staging.aside_{table} WHERE NOT derived GROUP BY ALL"""

_LOADED = """
SELECT s.arrival_no, count(*) FROM staging.{table} s
WHERE NOT s.derived AND NOT EXISTS (FROM staging.aside_{table} x WHERE x.staged_row = s.rowid)
GROUP BY ALL"""

_ALL_LOADED = """
SELECT arrival_no, count(*) FROM staging.{table} WHERE NOT derived GROUP BY ALL"""

# The key is written as JSON so that keys of several columns stay unambiguous.
_REJECTED = """
SELECT '{table}' AS table_name, to_json([{key}])::VARCHAR AS key, x.verdict AS reason,
    x.kept_source_no, x.kept_row_no, a.source_no AS rejected_source_no,
    s.row_no AS rejected_row_no, s.content::VARCHAR AS rejected_content,
    to_json({{{columns}}})::VARCHAR AS rejected_row, a.arrival_no
FROM staging.aside_{table} x JOIN staging.{table} s ON s.rowid = x.staged_row
JOIN staging.arrivals a ON a.arrival_no = s.arrival_no
WHERE x.verdict <> 'merged'"""


_NO_CONFLICTS = """
CREATE TABLE staging.conflicts (
    table_name VARCHAR, key VARCHAR, reason VARCHAR, kept_source_no INTEGER, kept_row_no BIGINT,
    rejected_source_no INTEGER, rejected_row_no BIGINT, rejected_content VARCHAR,
    rejected_row VARCHAR, arrival_no INTEGER
)"""


def collect_conflicts(
    connection: duckdb.DuckDBPyConnection, aside: Mapping[str, int], again: bool
) -> int:
    """Write ``staging.conflicts``; returns how many of them are not known from earlier loads."""
    connection.execute(_NO_CONFLICTS)
    for table in TABLES:
        if aside[table.name]:
            rejected = filled(_REJECTED, table=table.name, **_fragments(table))
            connection.execute(f"INSERT INTO staging.conflicts {rejected}")
    unknown = "SELECT count(*) FROM staging.conflicts c"
    if again:
        unknown += UNKNOWN_CONFLICTS
    return int(connection.execute(unknown).fetchall()[0][0])


UNKNOWN_CONFLICTS = """
WHERE NOT EXISTS (FROM loaded.conflicts k WHERE k.table_name = c.table_name
    AND k.key = c.key AND k.rejected_content = c.rejected_content)"""
"""Condition on ``staging.conflicts c``: not kept by an earlier load."""


def conflict_rejects(connection: duckdb.DuckDBPyConnection, staged: Staged) -> list[Reject]:
    """The rejected versions as rejects: the key, and why, in a fixed order."""
    rows = connection.execute(
        "SELECT arrival_no, rejected_row_no, table_name, key, reason FROM staging.conflicts"
    ).fetchall()
    return [
        Reject(staged.sources[arrival].name, row_no, table, key, reason)
        for arrival, row_no, table, key, reason in rows
    ]


def in_order(rejects: Sequence[Reject]) -> tuple[Reject, ...]:
    """Rejects by file, row and column, whatever order they were found in."""
    return tuple(sorted(rejects, key=lambda r: (r.source, r.row_no, r.column, r.reason, r.value)))


def balances(
    connection: duckdb.DuckDBPyConnection, staged: Staged, aside: Mapping[str, int]
) -> tuple[FileBalance, ...]:
    """One balance per file and table; each part is counted on its own, none is a remainder."""
    merged: Counter[tuple[int, str]] = Counter()
    rejected: Counter[tuple[int, str]] = Counter(staged.refused)
    loaded: Counter[tuple[int, str]] = Counter()
    for table in TABLES:
        if table.name not in staged.rows:
            continue
        statement = _LOADED if aside[table.name] else _ALL_LOADED
        for arrival, count in connection.execute(filled(statement, table=table.name)).fetchall():
            loaded[arrival, table.name] = count
        for arrival, verdict, count in connection.execute(
            filled(_VERDICTS, table=table.name)
        ).fetchall():
            into = merged if verdict == MERGED else rejected
            into[arrival, table.name] += count
    found = [
        FileBalance(
            source=staged.sources[arrival],
            table=table,
            rows=rows,
            loaded=loaded[arrival, table],
            merged=merged[arrival, table],
            rejected=rejected[arrival, table],
        )
        for (arrival, table), rows in staged.arrived.items()
    ]
    return tuple(sorted(found, key=lambda b: (b.source.name, b.source.sha256, b.table)))


def _fragments(table: Table) -> dict[str, str]:
    key = ", ".join(f"s.{table.by_name[name].stored}::VARCHAR" for name in table.key)
    columns = ", ".join(f"'{c.stored}': s.{c.stored}" for c in table.columns)
    return {"key": key, "columns": columns}
