"""Snapshots by the version of their content: which one holds it, and putting one in use.

Another store's copy of the claims (a *mirror*) may hold several versions, of which the newest
need not be the one asked for. A snapshot is put in use again under the next number, as a second
name of the same file, so numbers only grow and an opened snapshot is never touched.
"""

import errno
import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb

from graph.embedded.connection import attach, explaining_write_failures
from graph.embedded.history import Copied
from graph.embedded.workspace import (
    BUILDING,
    current_number,
    load_lock,
    put_in_use,
    snapshot_path,
)
from model.errors import StoreUnavailable


@dataclass(frozen=True)
class Contents:
    """What a snapshot says about itself: its data version, and how it counts files and loads."""

    data_version: str
    counted: Copied


def snapshots(workspace: Path) -> Iterator[tuple[Path, Contents]]:
    """The finished snapshots of a workspace that can be read, newest first."""
    for number in range(current_number(workspace), 0, -1):
        path = snapshot_path(workspace, number)
        if path.is_file() and (found := contents(path)) is not None:
            yield path, found


def contents(snapshot: Path) -> Contents | None:
    """What a snapshot holds; ``None`` where it is damaged or of another format."""
    with duckdb.connect() as connection:
        try:
            attach(connection, "held", snapshot)
        except (duckdb.Error, StoreUnavailable):
            return None
        version = connection.execute("SELECT data_version FROM held.meta").fetchall()[0][0]
        last = connection.execute("SELECT max(load_no) FROM held.loads").fetchall()[0][0]
        rows = connection.execute("FROM held.sources SELECT name, sha256, source_no, load_no")
        files = {(name, digest): (number, load) for name, digest, number, load in rows.fetchall()}
    return Contents(str(version), Copied(files, last))


def adopt(workspace: Path, snapshot: Path) -> Path:
    """Put a finished snapshot, of this or another workspace, in use here; returns its new path.

    On one file system it is the same file under a second name, otherwise a copy. Raises
    ``StoreUnavailable`` while a load runs here, and where there is no room.
    """
    with explaining_write_failures(workspace), load_lock(workspace):
        number = current_number(workspace) + 1
        target = snapshot_path(workspace, number)
        building = target.with_name(f"{target.name}.{BUILDING}")
        building.unlink(missing_ok=True)
        try:
            os.link(snapshot.resolve(), building)
        except OSError as error:
            if error.errno not in (errno.EXDEV, errno.EPERM, errno.ENOTSUP, errno.EMLINK):
                raise
            shutil.copyfile(snapshot, building)
        return put_in_use(workspace, building, number)
