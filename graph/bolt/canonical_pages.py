"""The server's canonical rows page by page: tables in the order of loading, the next page ahead."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

import pyarrow as pa

from graph.bolt.canonical import SOURCE_NO, canonical_rows, loose_rows
from graph.bolt.connection import LONG_SECONDS, Connection, Row
from graph.cypher import pulling as cypher
from graph.store import PushProgress
from model.claims import CLAIM_DOCTORS, CLAIM_LINES, CLAIMS
from model.columns import ROW_NO, Table
from model.layout import TABLES_BY_NAME

PAGE = 10_000
"""Nodes of one question: enough to be fast, few enough for the server's memory."""


@dataclass(frozen=True)
class Paged:
    """A canonical table, and the text that answers one page of it."""

    table: Table
    text: str
    page: int = PAGE

    @property
    def names(self) -> tuple[str, ...]:
        """Columns in the order of the text."""
        return (SOURCE_NO.name, ROW_NO.name, *self.table.stored_schema.names)


_REGISTERS: Final = tuple(Paged(table, text) for table, text in cypher.REGISTER_PAGES)
_CLAIMS: Final = Paged(CLAIMS, cypher.CLAIM_PAGE)
_LINES: Final = Paged(CLAIM_LINES, cypher.LINE_PAGE, PAGE // 4)
_DOCTORS_OF_CLAIMS: Final = Paged(CLAIM_DOCTORS, cypher.CLAIM_DOCTOR_PAGE)
PAGED: Final = (*_REGISTERS, _CLAIMS, _LINES, _DOCTORS_OF_CLAIMS)
"""Every table that is read in pages; registered relations are loose rows."""


def canonical_pages(
    connection: Connection, load_no: int, progress: PushProgress
) -> Iterator[tuple[Table, pa.RecordBatch]]:
    """Rows of all loads up to ``load_no``, with ``row_no`` and ``source_no``."""
    claims, lines, signatures, loose = connection.read(cypher.COUNTS, LONG_SECONDS)[0]
    for register in _REGISTERS:
        yield from _rows(connection, register, load_no)
    wanted = ((_CLAIMS, claims), (_LINES, lines), (_DOCTORS_OF_CLAIMS, signatures))
    for paged, total in wanted:
        done = 0
        for table, rows in _rows(connection, paged, load_no) if total else ():
            done += rows.num_rows
            progress(table.name, done, total)
            yield table, rows
    if loose:
        yield from _loose(connection, load_no)


def _rows(
    connection: Connection, paged: Paged, load_no: int
) -> Iterator[tuple[Table, pa.RecordBatch]]:
    for found in _answers(connection, paged, load_no):
        columns = dict(zip(paged.names, found[2:], strict=True))
        if columns[ROW_NO.name]:
            yield paged.table, canonical_rows(paged.table, columns)


def _answers(connection: Connection, paged: Paged, load_no: int) -> Iterator[Row]:
    """One answer per page; the server works on the next one while this one is used."""

    def ask(first: str, seen: bool) -> Row:
        parameters: dict[str, Any] = {"from": first, "seen": seen, "rows": paged.page}
        return connection.read(paged.text, LONG_SECONDS, load_no=load_no, **parameters)[0]

    with ThreadPoolExecutor(1, "pull") as ahead:
        waiting: Future[Row] | None = ahead.submit(ask, "", False)
        while waiting is not None:
            found = waiting.result()
            last, size = found[:2]
            waiting = ahead.submit(ask, last, True) if size == paged.page else None
            yield found


def _loose(connection: Connection, load_no: int) -> Iterator[tuple[Table, pa.RecordBatch]]:
    for part in connection.stream(cypher.LOOSE_ROWS, PAGE, load_no=load_no):
        found: dict[str, list[tuple[int, int, str]]] = {}
        for name, *row in part:
            found.setdefault(name, []).append((row[0], row[1], row[2]))
        for name, rows in found.items():
            yield TABLES_BY_NAME[name], loose_rows(TABLES_BY_NAME[name], rows)
