"""The workspace folder: numbered snapshot files, the pointer to the one in use, the load lock.

``claims-<n>.duckdb`` are finished snapshots and are never changed again; ``CURRENT`` names the
one in use. A load builds ``claims-<n>.duckdb.building``, closes it, renames it, and only then
replaces ``CURRENT``: a process killed at any moment leaves the old pointer or the new one.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.refusals import nothing_loaded
from model.errors import StoreUnavailable
from model.language import Text

POINTER = "CURRENT"
LOCK = "LOADING.lock"
SPILL = ".spill"
BUILDING = "building"
_SNAPSHOT = re.compile(r"claims-(\d{1,9})\.duckdb")

_BUSY = Text(en="another load is running (process {pid})", zh="另一个导入正在运行（进程 {pid}）")
_WAIT = Text(en="wait until it has finished, then try again", zh="请等待其结束后重试")
_BROKEN = Text(en="the pointer to the data in use is damaged", zh="当前数据指针已损坏")
_RELOAD = Text(en="load the source files again", zh="请重新导入源文件")


def snapshot_path(workspace: Path, number: int) -> Path:
    """Where the snapshot with this number lies."""
    return workspace / f"claims-{number}.duckdb"


def current_number(workspace: Path) -> int:
    """Number of the snapshot in use; 0 where nothing has been loaded yet."""
    pointer = workspace / POINTER
    if not pointer.exists():
        return 0
    match = _SNAPSHOT.fullmatch(pointer.read_text(encoding="utf-8").strip())
    if match is None or not (workspace / match.group(0)).is_file():
        raise StoreUnavailable(_BROKEN, where=str(pointer), to_do=_RELOAD)
    return int(match.group(1))


def current_snapshot(workspace: Path) -> Path:
    """The snapshot in use; raises ``StoreUnavailable`` where there is none."""
    number = current_number(workspace)
    if number == 0:
        raise nothing_loaded(str(workspace))
    return snapshot_path(workspace, number)


def remove_unfinished(workspace: Path, current: int) -> None:
    """Delete what a load leaves behind: its working files, and snapshots never put in use."""
    for path in workspace.glob("claims-*.duckdb*"):
        match = _SNAPSHOT.match(path.name)
        working = path.name.partition(".duckdb.")[2].startswith(BUILDING)
        if match and (working or int(match.group(1)) > current):
            if path.is_dir():  # where an engine that had it open spilled
                shutil.rmtree(path)
            else:
                path.unlink()
    shutil.rmtree(workspace / SPILL, ignore_errors=True)


def put_in_use(workspace: Path, building: Path, number: int) -> Path:
    """Give the finished file its name and point to it; each step survives a power cut."""
    snapshot = snapshot_path(workspace, number)
    _sync(building)
    building.rename(snapshot)
    _sync(workspace)
    fresh_pointer = workspace / f"{POINTER}.new"
    fresh_pointer.write_text(f"{snapshot.name}\n", encoding="utf-8")
    _sync(fresh_pointer)
    fresh_pointer.replace(workspace / POINTER)
    _sync(workspace)
    return snapshot


def remove_old_snapshots(workspace: Path, keep: int) -> tuple[Path, ...]:
    """Delete all but the newest ``keep`` snapshots; only ever done when a person asks for it."""
    with load_lock(workspace):
        current = current_number(workspace)
        found = ((_SNAPSHOT.fullmatch(path.name), path) for path in workspace.iterdir())
        old = tuple(
            path for match, path in found if match and int(match.group(1)) <= current - max(keep, 1)
        )
        for path in old:
            path.unlink()
    return old


def forget_everything(workspace: Path) -> None:
    """Delete every snapshot of a workspace that only mirrors another store.

    The pointer goes first: cut off, the workspace is empty and the rest is deleted by the next
    load. Raises ``StoreUnavailable`` while a load is running there.
    """
    workspace.mkdir(parents=True, exist_ok=True)
    with load_lock(workspace):
        (workspace / POINTER).unlink(missing_ok=True)
        _sync(workspace)
        remove_unfinished(workspace, 0)


@contextmanager
def load_lock(workspace: Path) -> Iterator[None]:
    """Only one load at a time. The lock dies with its process, so none is ever left behind."""
    with (workspace / LOCK).open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            pid = lock.read(20).strip() or "?"
            raise StoreUnavailable(
                _BUSY.filled(pid=pid), where=str(workspace), to_do=_WAIT
            ) from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
