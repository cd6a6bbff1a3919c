"""One loader at a time: a lock on the graph node that its holder must keep alive.

Only the clock of the server counts. A loader that stopped in its tracks loses the lock after
``STALE_MS``; should it wake again, its next batch finds another name at the graph node and ends.
"""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread
from uuid import uuid4

from graph.bolt.connection import LONG_SECONDS, Connection
from graph.cypher import load_state as cypher
from model.errors import StoreUnavailable
from model.language import Text

STALE_MS = 60_000
BEAT_SECONDS = 15.0

_BUSY = Text(
    en="another load into the server is running ({loader}, last sign of life {seconds} s ago)",
    zh="另一个导入正在写入该服务器（{loader}，{seconds} 秒前有活动）",
)
_WAIT = Text(
    en="wait until it has finished; a load that died is set aside after 60 s",
    zh="请等待其结束；已中断的导入 60 秒后自动失效",
)
_LOST = Text(
    en="another load took over because this one gave no sign of life for 60 s",
    zh="本次导入 60 秒无活动，已被另一个导入接管",
)
_AGAIN = Text(en="load again when it has finished", zh="请在其结束后重新导入")


@contextmanager
def load_lock(
    connection: Connection, stale_ms: int = STALE_MS, beat_seconds: float = BEAT_SECONDS
) -> Iterator[str]:
    """Hold the right to load; gives the name under which batches are written.

    Raises ``StoreUnavailable`` while another load is running.
    """
    loader = f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex}"
    take(connection, loader, stale_ms)
    ended = Event()
    pulse = Thread(target=_beat, args=(connection, loader, ended, beat_seconds), daemon=True)
    pulse.start()
    try:
        yield loader
    finally:
        ended.set()
        pulse.join(1.0)
        with suppress(StoreUnavailable):  # a server that is away lets go of it after STALE_MS
            connection.write(cypher.RELEASE, loader=loader)


def take(connection: Connection, loader: str, stale_ms: int = STALE_MS) -> None:
    """Take the lock, or take it once more; raises ``StoreUnavailable`` where another holds it."""
    if connection.write(cypher.TAKE, loader=loader, stale_ms=stale_ms):
        return
    rows = connection.read(cypher.HOLDER, LONG_SECONDS)
    holder, seconds = rows[0] if rows else (None, None)
    shown = ":".join(str(holder or "?").split(":")[:2])
    what = _BUSY.filled(loader=shown, seconds=seconds or 0)
    raise StoreUnavailable(what, where=connection.address.uri, to_do=_WAIT)


def lock_lost(connection: Connection) -> StoreUnavailable:
    """The lock went to another loader."""
    return StoreUnavailable(_LOST, where=connection.address.uri, to_do=_AGAIN)


def _beat(connection: Connection, loader: str, ended: Event, seconds: float) -> None:
    while not ended.wait(seconds):
        with suppress(StoreUnavailable):  # the load itself waits for the server, or gives up
            connection.write(cypher.BEAT, loader=loader)
