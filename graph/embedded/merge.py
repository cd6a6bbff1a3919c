"""Staged rows judged and joined with those of earlier loads: what the next snapshot holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import duckdb

from graph.embedded.news import REGISTERED, REPLACED, against_register, torn
from graph.embedded.staging import Staged
from graph.embedded.text import column_list, filled
from graph.embedded.verdicts import NOT_ASIDE, against_claims, among_themselves, begin
from model.columns import Table
from model.language import Text
from model.layout import TABLES

_HALVES = """(s.content >> 64)::UBIGINT AS content_high,
    (s.content & 18446744073709551615::UHUGEINT)::UBIGINT AS content_low"""

_COMBINED = """
CREATE TEMP VIEW combined_{table} AS
SELECT {columns}, a.source_no, s.row_no, {halves}
FROM staging.{table} s JOIN staging.arrivals a USING (arrival_no) {without}"""

_NEWS = """
UNION ALL
SELECT {columns}, a.source_no, s.row_no, {halves}
FROM staging.news_{table} s JOIN staging.arrivals a USING (arrival_no)"""

_LOADED = """
UNION ALL
SELECT {names}, source_no, row_no, content_high, content_low
FROM loaded.{table} l WHERE source_no IS NOT NULL {staying}"""

_AS_LOADED = """
CREATE TEMP VIEW combined_{table} AS
SELECT {names}, source_no, row_no, content_high, content_low
FROM loaded.{table} WHERE source_no IS NOT NULL"""

_EMPTY = """
CREATE TEMP VIEW combined_{table} AS
SELECT {names}, NULL::INTEGER AS source_no, row_no, NULL::UBIGINT AS content_high,
    NULL::UBIGINT AS content_low
FROM staging.{table}"""


@dataclass
class Judged:
    """By table: staged rows set aside, and loaded rows withdrawn; what is to be said of it."""

    aside: dict[str, int] = field(default_factory=dict)
    withdrawn: dict[str, int] = field(default_factory=dict)
    notices: list[Text] = field(default_factory=list)

    def changed(self, staged: Staged) -> int:
        """Rows of the layout that are new, changed or gone."""
        return sum(staged.rows.values()) - sum(self.aside.values()) + sum(self.withdrawn.values())


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


def judge(connection: duckdb.DuckDBPyConnection, staged: Staged, again: bool) -> Judged:
    """Fill the ``aside_`` tables and define the ``combined_`` views.

    ``again`` says that an earlier snapshot is attached as ``loaded``.
    """
    judged = Judged()
    connection.execute(REPLACED)
    for table in TABLES:
        if table.name in staged.rows:
            _judge(connection, table, again, judged)
        else:
            _keep(connection, table, again)
    return judged


def _judge(
    connection: duckdb.DuckDBPyConnection, table: Table, again: bool, judged: Judged
) -> None:
    begin(connection, table)
    registered = table in REGISTERED
    if again and not registered:
        judged.withdrawn[table.name] = against_claims(connection, table)
    among_themselves(connection, table)
    if registered:
        judged.notices += torn(connection, table)
    if again and registered:
        judged.notices += against_register(connection, table)
    counted = connection.execute(
        filled("SELECT count(*) FROM staging.aside_{table}", table=table.name)
    )
    judged.aside[table.name] = int(counted.fetchall()[0][0])
    connection.execute(_combined(table, again, registered, judged))


def _combined(table: Table, again: bool, registered: bool, judged: Judged) -> str:
    """The view of what the snapshot will hold of a table."""
    conditions = []
    if judged.aside[table.name]:
        conditions.append(NOT_ASIDE)
    if again and registered:
        conditions.append("s.rowid NOT IN (SELECT staged_row FROM staging.news_{table})")
    parts = [_COMBINED]
    staying = ""
    if again and registered:
        parts.append(_NEWS)
        staying = "AND l.rowid NOT IN (SELECT loaded_row FROM staging.news_{table})"
    elif judged.withdrawn.get(table.name):
        staying = "AND l.rowid NOT IN (FROM staging.withdrawn_{table})"
    if again:
        parts.append(_LOADED)
    return filled(
        "".join(parts),
        table=table.name,
        columns=column_list(table, "s."),
        names=column_list(table),
        halves=_HALVES,
        without=filled(f"WHERE {' AND '.join(conditions)}" if conditions else "", table=table.name),
        staying=filled(staying, table=table.name),
    )


def _keep(connection: duckdb.DuckDBPyConnection, table: Table, again: bool) -> None:
    """Nothing arrived for this table: it stays as it was, or begins empty."""
    statement = _AS_LOADED if again else _EMPTY
    connection.execute(filled(statement, table=table.name, names=column_list(table)))
