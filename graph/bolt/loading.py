"""One load into the server, from the first row read to the data version it ends with.

Rows are judged once, in the mirror: a workspace of this machine brought up to the version of the
server. What the load changed there is then pushed. Cut off while rows are judged, nothing has
happened; cut off while they are pushed, the next load on this machine finishes that first.
"""

from collections.abc import Iterable
from pathlib import Path

from graph.bolt import bulk
from graph.bolt.connection import Connection
from graph.bolt.graph_state import GraphState
from graph.bolt.load_lock import load_lock
from graph.bolt.mirror import bring_up, mirror_folder
from graph.bolt.push import finish, push
from graph.bolt.retry import RetryingConnection, retried
from graph.bolt.schema import ensure
from graph.bolt.wiping import WIPING, wipe
from graph.embedded import snapshot
from graph.embedded.connection import Resources
from graph.embedded.versions import snapshots
from graph.embedded.workspace import current_snapshot, forget_everything, remove_old_snapshots
from graph.store import TAKEN, Finish, PushProgress, Terms, unreported
from model.errors import StoreUnavailable
from model.language import Text
from model.provenance import Chunk, LoadReport

_UNFINISHED = Text(
    en="a load begun on {host} was not finished, and its rows are not on this machine",
    zh="在 {host} 上开始的导入尚未完成，且本机没有其数据",
)
_FINISH_THERE = Text(
    en="load again on that machine to finish it, or remove everything: coterie load --start-over",
    zh="请在该机器上重新导入以完成，或清空后重来：coterie load --start-over",
)
_HALF_REMOVED = Text(en="removing the old data was cut off", zh="清空旧数据的操作被中断")
_REMOVE_AGAIN = Text(en="run: coterie load --start-over", zh="请运行：coterie load --start-over")


def load(
    connection: Connection,
    workspace: Path,
    chunks: Iterable[Chunk],
    finish_reading: Finish = snapshot.nothing_to_add,
    progress: PushProgress = unreported,
    *,
    terms: Terms = TAKEN,
    start_over: bool = False,
    resources: Resources | None = None,
) -> LoadReport:
    """Add rows to the server; the mirror lies in ``workspace``.

    An unfinished load is finished first. ``start_over`` removes everything before (claims, runs,
    archive). Raises ``StoreUnavailable``: another load is running, an unfinished one cannot be
    finished here, the server stayed away, the data are of a newer product.
    """
    retried(lambda: ensure(connection), progress)
    with load_lock(connection) as loader:
        state = retried(lambda: ensure(connection), progress)
        folder = mirror_folder(workspace, state.store_id)
        if start_over:
            wipe(RetryingConnection(connection, progress), loader)
        elif state.target is not None:
            _finish_earlier(connection, folder, state, loader, progress, resources)
        base = retried(
            lambda: bring_up(connection, folder, [workspace], progress, resources), progress
        )
        if base is None:
            forget_everything(folder)
        report = snapshot.load(folder, chunks, finish_reading, resources, terms=terms)
        if terms.dry_run:
            return report
        new = current_snapshot(folder)
        if new != base:
            if base is None and bulk.fits(connection, new):
                bulk.load(connection, new, loader, progress)
            else:
                push(connection, base, new, loader, progress, resources=resources)
        remove_old_snapshots(folder, keep=1)
    return report


def _finish_earlier(
    connection: Connection,
    folder: Path,
    state: GraphState,
    loader: str,
    progress: PushProgress,
    resources: Resources | None,
) -> None:
    """The load that was cut off, from the snapshots that it left in the mirror."""
    where = connection.address.uri
    if state.target == WIPING:
        raise StoreUnavailable(_HALF_REMOVED, where=where, to_do=_REMOVE_AGAIN)
    target = str(state.target)
    if state.imported:
        finish(RetryingConnection(connection, progress), loader, target, state.load_no or 1)
        return
    held = [(path, contents.data_version) for path, contents in snapshots(folder)]
    new = next((path for path, version in held if version == target), None)
    old = next((path for path, version in held if version == state.base and path != new), None)
    if old is None and state.base == target:
        old = new
    if new is None or (old is None and state.base is not None):
        what = _UNFINISHED.filled(host=state.begun_on or "?")
        raise StoreUnavailable(what, where=where, to_do=_FINISH_THERE)
    push(connection, old, new, loader, progress, resources=resources)
