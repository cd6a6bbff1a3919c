"""The account of a load: what became of every row of every file, and the kept conflicts."""

from collections import Counter
from collections.abc import Mapping, Sequence

import duckdb

from graph.embedded.merge import Judged
from graph.embedded.staging import Staged
from graph.embedded.text import filled, keyed
from graph.embedded.verdicts import (
    CONFLICTING_DUPLICATE,
    CONFLICTS_WITH_LOADED,
    LOADED_CONTENT,
    MERGED,
    WITHDRAWN,
)
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

_REJECTED = """
INSERT INTO staging.conflicts
SELECT '{table}' AS table_name, {keyed} AS key, x.verdict AS reason,
    x.other_source_no, x.other_row_no, a.source_no AS rejected_source_no,
    s.row_no AS rejected_row_no, s.content::VARCHAR AS rejected_content,
    to_json({{{columns}}})::VARCHAR AS rejected_row, a.arrival_no
FROM staging.aside_{table} x JOIN staging.{table} s ON s.rowid = x.staged_row
JOIN staging.arrivals a ON a.arrival_no = s.arrival_no
WHERE x.verdict <> 'merged'"""

_WITHDRAWN = """
INSERT INTO staging.conflicts
SELECT '{table}', {keyed}, 'withdrawn', NULL, NULL, s.source_no, s.row_no, ({content})::VARCHAR,
    to_json({{{columns}}})::VARCHAR, NULL
FROM staging.withdrawn_{table} w JOIN loaded.{table} s ON s.rowid = w.loaded_row"""

_NO_CONFLICTS = """
CREATE TABLE staging.conflicts (
    table_name VARCHAR, key VARCHAR, reason VARCHAR, other_source_no INTEGER, other_row_no BIGINT,
    rejected_source_no INTEGER, rejected_row_no BIGINT, rejected_content VARCHAR,
    rejected_row VARCHAR, arrival_no INTEGER
)"""


def collect_conflicts(connection: duckdb.DuckDBPyConnection, judged: Judged, again: bool) -> int:
    """Write ``staging.conflicts``; returns how many of them are not known from earlier loads."""
    connection.execute(_NO_CONFLICTS)
    for table in TABLES:
        if judged.aside.get(table.name):
            connection.execute(_text(_REJECTED, table))
        if judged.withdrawn.get(table.name):
            connection.execute(_text(_WITHDRAWN, table))
    unknown = "SELECT count(*) FROM staging.conflicts c"
    if again:
        unknown += UNKNOWN_CONFLICTS
    return int(connection.execute(unknown).fetchall()[0][0])


UNKNOWN_CONFLICTS = """
WHERE NOT EXISTS (FROM loaded.conflicts k WHERE k.table_name = c.table_name
    AND k.key = c.key AND k.rejected_content = c.rejected_content)"""
"""Condition on ``staging.conflicts c``: not kept by an earlier load."""


_NAMED = """
SELECT c.arrival_no, f.name, c.rejected_row_no, c.table_name, c.key, c.reason
FROM staging.conflicts c LEFT JOIN {sources} f ON f.source_no = c.rejected_source_no"""
_NO_SOURCES = "(SELECT NULL::INTEGER AS source_no, NULL::VARCHAR AS name)"


def conflict_rejects(
    connection: duckdb.DuckDBPyConnection, staged: Staged, again: bool
) -> list[Reject]:
    """Every version that is kept out, as a reject: the key, and why.

    A row that is withdrawn is named with the file that brought it.
    """
    sources = "loaded.sources" if again else _NO_SOURCES
    rows = connection.execute(filled(_NAMED, sources=sources)).fetchall()
    return [
        Reject(
            staged.sources[arrival].name if arrival is not None else name,
            *(row_no, table, key, reason),
        )
        for arrival, name, row_no, table, key, reason in rows
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


def _text(statement: str, table: Table) -> str:
    return filled(
        statement,
        table=table.name,
        keyed=keyed(table, "s."),
        columns=", ".join(f"'{c.stored}': s.{c.stored}" for c in table.columns),
        content=LOADED_CONTENT.replace("l.", "s."),
    )


REASONS = (CONFLICTING_DUPLICATE, CONFLICTS_WITH_LOADED, WITHDRAWN)
"""Reason codes that this room adds to those of the loaders."""
