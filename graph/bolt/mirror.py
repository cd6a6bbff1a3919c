"""The mirror: a local copy of the server's claims, in which rows are judged and rings are found.

It is a workspace folder of the embedded store. It holds the server's data version because it
already did, because another workspace on this machine holds it, or because it was pulled.
"""

import fcntl
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from graph.bolt.connection import Connection
from graph.bolt.graph_state import GraphState, read_state
from graph.bolt.pull import counted, files_of, pull
from graph.embedded.connection import Resources, explaining_write_failures
from graph.embedded.engine import DuckDBEngine
from graph.embedded.versions import Contents, adopt, snapshots
from graph.embedded.workspace import current_number, current_snapshot, snapshot_path
from graph.refusals import nothing_loaded
from graph.store import PushProgress, unreported

_PULLING = ".pulling"
_LOCK = "BRINGING_UP.lock"


def mirror_folder(workspace: Path, store_id: str) -> Path:
    """Where the mirror of the server with this id lies."""
    return workspace / f"mirror-{store_id}"


def bring_up(
    connection: Connection,
    folder: Path,
    candidates: Sequence[Path] = (),
    progress: PushProgress = unreported,
    resources: Resources | None = None,
) -> Path | None:
    """Put the server's data version in use in ``folder``; its snapshot, ``None`` if it has none.

    ``candidates`` are workspaces of this machine that may hold the same data. Processes that do
    this at the same time wait for one another. Raises ``StoreUnavailable``: a load runs in
    ``folder``, the server's content is not what it says, there is no room.
    """
    state = read_state(connection)
    if state is None or state.data_version is None:
        return None
    with _alone(folder):
        found = _held(connection, state, [folder, *candidates])
        if found is None:
            found = _pulled(connection, state, folder, progress, resources)
        if found != snapshot_path(folder, current_number(folder)):
            found = adopt(folder, found)
        shutil.rmtree(folder / _PULLING, ignore_errors=True)
    return found


@contextmanager
def mirror_engine(
    connection: Connection,
    folder: Path,
    candidates: Sequence[Path] = (),
    progress: PushProgress = unreported,
    resources: Resources | None = None,
) -> Iterator[DuckDBEngine]:
    """An engine on the server's data version, for detection; closed at the end.

    Where ``folder`` already holds that version it is left as it is, so a load that runs there
    is not disturbed. Raises what ``bring_up`` raises, and ``StoreUnavailable`` where nothing
    was ever loaded into the server.
    """
    state = read_state(connection)
    snapshot = _held(connection, state, [folder]) or bring_up(
        connection, folder, candidates, progress, resources
    )
    if snapshot is None:
        raise nothing_loaded(connection.address.uri)
    engine = DuckDBEngine(snapshot, resources)
    try:
        yield engine
    finally:
        engine.close()


def _held(
    connection: Connection, state: GraphState | None, workspaces: Sequence[Path]
) -> Path | None:
    """The newest snapshot of the server's version that counts files and loads as it does.

    The data version says nothing about files: the same rows may have come from other ones.
    """
    if state is None or state.data_version is None:
        return None
    wanted = Contents(state.data_version, counted(state, files_of(connection, state)))
    for workspace in workspaces:
        for path, found in snapshots(workspace):
            if found == wanted:
                return path
    return None


def _pulled(
    connection: Connection,
    state: GraphState,
    folder: Path,
    progress: PushProgress,
    resources: Resources | None,
) -> Path:
    """The server's data, read into a folder of its own that is only then put in use."""
    own = folder / _PULLING
    shutil.rmtree(own, ignore_errors=True)
    pull(connection, state, own, progress, resources)
    return current_snapshot(own)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One process brings a mirror up, the others wait; the lock dies with its process."""
    with explaining_write_failures(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / _LOCK).open("a", encoding="ascii")
    with lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
