"""Pull: the canonical rows of a server into a snapshot, every cell and every source row exact.

The rows are read with their file and row number and judged by the same code as any load, so the
snapshot has the server's data version or the server's content is not what it says.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

import pyarrow as pa

from graph.bolt.canonical import by_source
from graph.bolt.canonical_pages import canonical_pages
from graph.bolt.connection import LONG_SECONDS, Connection
from graph.bolt.graph_state import GraphState, read_state
from graph.cypher import pulling as cypher
from graph.embedded.connection import Resources
from graph.embedded.history import Copied
from graph.embedded.snapshot import load, nothing_to_add
from graph.store import PushProgress, unreported
from model.claims import CLAIMS
from model.columns import ROW_NO, Table
from model.errors import LayoutError, StoreUnavailable
from model.language import Text
from model.provenance import Chunk, SourceFile

_NO_ROWS = pa.RecordBatch.from_pylist([], schema=CLAIMS.stored_schema.append(ROW_NO))
_TOGETHER = 100_000
"""Rows divided by source file at once."""

_DIFFERS = Text(
    en="the server's content differs from the version it names",
    zh="服务器内容与其标明的数据版本不一致",
)
_START_OVER = Text(
    en="load the source files again: coterie load --start-over",
    zh="请重新导入源文件：coterie load --start-over",
)
_LOADING = Text(en="a load into the server is under way", zh="服务器正在导入数据")
_WAIT = Text(en="try again when it has finished", zh="请在导入完成后重试")


def pull(
    connection: Connection,
    state: GraphState,
    folder: Path,
    progress: PushProgress = unreported,
    resources: Resources | None = None,
) -> None:
    """Fill the empty ``folder`` with a snapshot of the server's data.

    ``progress`` hears of every page. Raises ``StoreUnavailable`` where what was read is not the
    data version that the server names, ``ServerAway`` where the server went away.
    """
    files = files_of(connection, state)
    sources = {number: file for number, _, file in files}
    chunks = _chunks(connection, state.load_no or 0, sources, progress)
    try:
        report = load(folder, chunks, nothing_to_add, resources, counted(state, files))
    except (pa.ArrowException, LayoutError, KeyError, ValueError) as error:
        raise _differs(connection, state) from error
    if report.data_version != state.data_version:
        raise _differs(connection, state)


def files_of(connection: Connection, state: GraphState) -> list[tuple[int, int, SourceFile]]:
    """Source files of all complete loads: number, number of the load that first brought it."""
    rows = connection.read(cypher.SOURCES, LONG_SECONDS, load_no=state.load_no or 0)
    return [(number, load, SourceFile(*described)) for number, load, *described in rows]


def counted(state: GraphState, files: Sequence[tuple[int, int, SourceFile]]) -> Copied:
    """How the server counts files and loads."""
    numbers = {(file.name, file.sha256): (number, load) for number, load, file in files}
    return Copied(numbers, state.load_no or 0)


def _chunks(
    connection: Connection,
    load_no: int,
    sources: Mapping[int, SourceFile],
    progress: PushProgress,
) -> Iterator[Chunk]:
    for source in sources.values():  # a file without a row of its own is known all the same
        yield Chunk(CLAIMS.name, source, _NO_ROWS)
    for table, rows in _together(canonical_pages(connection, load_no, progress)):
        for number, batch in by_source(rows):
            yield Chunk(table.name, sources[number], batch)


def _together(
    pages: Iterable[tuple[Table, pa.RecordBatch]],
) -> Iterator[tuple[Table, pa.Table]]:
    """Pages of one table joined until they are worth dividing by file."""
    waiting: list[pa.RecordBatch] = []
    for table, found in groupby(pages, key=lambda page: page[0]):
        for _, batch in found:
            waiting.append(batch)
            if sum(each.num_rows for each in waiting) >= _TOGETHER:
                yield table, pa.Table.from_batches(waiting)
                waiting = []
        if waiting:
            yield table, pa.Table.from_batches(waiting)
            waiting = []


def _differs(connection: Connection, state: GraphState) -> StoreUnavailable:
    now = read_state(connection)
    if now is None or now != state or now.target is not None:
        return StoreUnavailable(_LOADING, where=connection.address.uri, to_do=_WAIT)
    return StoreUnavailable(_DIFFERS, where=connection.address.uri, to_do=_START_OVER)
