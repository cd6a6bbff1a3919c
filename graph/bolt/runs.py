"""Keeping the rings of a run in the graph of a server, and removing them, in batches."""

from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from graph.bolt.archive import ServerArchive
from graph.bolt.connection import Connection
from graph.bolt.retry import RetryingConnection
from graph.cypher import archive as archive_cypher
from graph.cypher import runs as cypher
from graph.safe_names import check_name
from model.errors import StoreUnavailable, UnknownEntity
from model.language import Text
from model.run_tables import complete

BATCH = 5_000
"""Rows of one transaction."""

_NO_RUN = Text(en="there is no such run", zh="没有该次运行")
_LACKS = Text(
    en="{missing} of {rows} rows of {table} name what the graph on the server lacks",
    zh="{table} 的 {rows} 行中有 {missing} 行所指对象不在服务器图中",
)
_DETECT_AGAIN = Text(
    en="load and detect again: coterie load, coterie detect",
    zh="请重新导入并检测：coterie load，coterie detect",
)


def write_rings(connection: Connection, run_id: str, tables: Mapping[str, pa.Table]) -> None:
    """Write the tables of one run; found from the run only when all of it is there.

    What an earlier or broken-off attempt left under this run is removed first. Every batch is
    safe to repeat. Raises ``StoreUnavailable`` when the graph lacks a member or a claim.
    """
    check_name(run_id)
    every = complete(tables)
    server = RetryingConnection(connection)
    _remove_rings(server, run_id)
    about = next(iter(every["run"].to_pylist()), dict.fromkeys(every["run"].column_names))
    server.write(cypher.BEGIN_RUN, run=run_id, **about)
    members = every["ring_members"]
    written: list[tuple[str, str, pa.Table]] = [
        ("rings", cypher.WRITE_RINGS, every["rings"]),
        *(
            ("ring_members", statement, members.filter(pc.equal(members["kind"], kind)))
            for kind, statement in cypher.WRITE_MEMBERS.items()
        ),
        ("ring_claims", cypher.WRITE_RING_CLAIMS, every["ring_claims"]),
        ("findings", cypher.WRITE_FINDINGS, every["findings"]),
        ("co_visits", cypher.WRITE_CO_VISITS, every["co_visits"]),
    ]
    for name, statement, table in written:
        for rows in _batches(table):
            done = server.write(statement, run=run_id, rows=rows)[0][0]
            if done != len(rows):
                what = _LACKS.filled(missing=len(rows) - done, rows=len(rows), table=name)
                raise StoreUnavailable(what, where=connection.address.uri, to_do=_DETECT_AGAIN)
    server.write(cypher.SHOW_RINGS, run=run_id)


def remove_run(connection: Connection, run_id: str) -> None:
    """Remove the rings of a run, then its files; safe to repeat after a broken-off attempt."""
    check_name(run_id)
    found = connection.read(cypher.RUN_EXISTS, run=run_id)
    if not found:
        raise UnknownEntity(_NO_RUN, where=run_id)
    server = RetryingConnection(connection)
    _remove_rings(server, run_id)
    if found[0][0]:
        ServerArchive(connection).remove("runs", run_id)
    server.write(archive_cypher.REMOVE_BARE["runs"], name=run_id)


def _remove_rings(server: RetryingConnection, run_id: str) -> None:
    server.write(cypher.HIDE_RINGS, run=run_id)
    for statement in cypher.REMOVALS:
        while server.write(statement, run=run_id)[0][0]:
            pass


def _batches(table: pa.Table) -> Iterator[list[dict[str, Any]]]:
    for start in range(0, table.num_rows, BATCH):
        yield table.slice(start, BATCH).to_pylist()
