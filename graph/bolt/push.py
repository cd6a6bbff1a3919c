"""Push: the difference between two snapshots, written to the server batch by batch."""

import socket
from collections import Counter
from pathlib import Path

from graph.bolt.batches import Writer
from graph.bolt.connection import Connection
from graph.bolt.graph_state import read_state
from graph.bolt.load_lock import lock_lost
from graph.bolt.retry import RetryingConnection, retried
from graph.cypher import load_state as cypher
from graph.embedded.connection import Resources
from graph.embedded.exchange import Exchange
from graph.store import PushProgress, unreported
from model.errors import StoreUnavailable
from model.language import Text

BATCH_ROWS = 5_000
LONGEST_IDENTIFIER = 8_000
"""Bytes; a server cannot index longer ones (8,167 with their kind)."""
LONGEST_NAME = 32_000
"""Bytes; a text index takes 32,766."""
_SPILL = ".push"

_TOO_LONG = Text(
    en="an identifier of {bytes:,} bytes is too long for the server, which takes {most:,}",
    zh="有编号长达 {bytes:,} 字节，超过服务器上限 {most:,} 字节",
)
_NAME_TOO_LONG = Text(
    en="a name of {bytes:,} bytes is too long for the server, which takes {most:,}",
    zh="有名称长达 {bytes:,} 字节，超过服务器上限 {most:,} 字节",
)
_CORRECT_IT = Text(en="correct it in the source file", zh="请在源文件中更正")
_MOVED_ON = Text(
    en="the server holds other data than this load started from",
    zh="服务器的数据与本次导入的起点不一致",
)
_AGAIN = Text(en="load again", zh="请重新导入")


def push(
    connection: Connection,
    old: Path | None,
    new: Path,
    loader: str,
    progress: PushProgress = unreported,
    *,
    batch_rows: int = BATCH_ROWS,
    resources: Resources | None = None,
) -> None:
    """Bring the server from the snapshot ``old`` (``None``: it is empty) to ``new``.

    ``loader`` holds the load lock. Cut off at any moment, the same call goes on where it stopped;
    the data version of the server changes last. Raises ``StoreUnavailable``: another loader took
    over, the server holds something else, or it stayed away for five minutes.
    """
    server = RetryingConnection(connection, progress)
    with Exchange(old, new, new.parent / _SPILL, resources) as exchange:
        _check(connection, exchange)
        target, base = exchange.data_version, exchange.base_version
        batch_rows = _begin(server, loader, (target, base, batch_rows))
        writer = Writer(server, loader, target)
        known = writer.written()
        parts = exchange.parts()
        totals: Counter[str] = Counter()
        for part in parts:
            totals[part.step.part] += part.rows
        done: Counter[str] = Counter()
        for part in parts:
            name, shown = part.step.name, part.step.part
            skipped = {number for step, number in known if step == name}
            done[shown] += sum(min(batch_rows, part.rows - n * batch_rows) for n in skipped)
            for number, rows in exchange.batches(part, batch_rows, skipped):
                writer.write(name, number, rows.to_pylist())
                done[shown] += rows.num_rows
                progress(shown, done[shown], totals[shown])
        finish(server, loader, target, exchange.load_no)


def finish(server: RetryingConnection, loader: str, target: str, load_no: int) -> None:
    """All rows are in: the server now holds ``target``."""
    if not server.write(cypher.FINISH, loader=loader, target=target, load_no=load_no):
        raise lock_lost(server.connection)
    server.alone(cypher.REMOVE_STEPS)


def _begin(server: RetryingConnection, loader: str, way: tuple[str, str | None, int]) -> int:
    """Note where the load goes; rows per batch, as an earlier attempt chose them."""
    target, base, batch_rows = way
    connection = server.connection
    state = retried(lambda: read_state(connection), server.progress)
    if state is None or state.target not in (None, target):
        raise StoreUnavailable(_MOVED_ON, where=connection.address.uri, to_do=_AGAIN)
    if state.data_version != base:
        raise StoreUnavailable(_MOVED_ON, where=connection.address.uri, to_do=_AGAIN)
    if state.target is None:  # marks of an earlier load, which ended between its last two steps
        server.alone(cypher.REMOVE_STEPS)
    rows = server.write(
        cypher.BEGIN,
        loader=loader,
        target=target,
        base=base,
        batch_rows=batch_rows,
        begun_on=socket.gethostname(),
    )
    if not rows:
        raise lock_lost(connection)
    return int(str(rows[0][0]))


def _check(connection: Connection, exchange: Exchange) -> None:
    for longest, most, refusal in (
        (exchange.longest_identifier(), LONGEST_IDENTIFIER, _TOO_LONG),
        (exchange.longest_name(), LONGEST_NAME, _NAME_TOO_LONG),
    ):
        if longest > most:
            what = refusal.filled(bytes=longest, most=most)
            raise StoreUnavailable(what, where=connection.address.uri, to_do=_CORRECT_IT)
