"""The archive of a workspace: folders of text files, ``runs/LATEST`` points to the newest run.

``loads/<number>/`` and ``runs/<run_id>/`` are written aside and put in place by renaming.
"""

import shutil
from collections.abc import Mapping
from pathlib import Path

from graph.archive import Shelf
from graph.embedded.connection import explaining_write_failures
from graph.embedded.workspace import POINTER
from graph.files import new_folder, put_file, put_folder
from graph.refusals import not_kept
from graph.safe_names import check_file, check_name

LATEST = "LATEST"


class FolderArchive:
    """What the loads and runs of one workspace left behind. See ``graph.archive.Archive``."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace

    def put(self, shelf: Shelf, name: str, files: Mapping[str, str]) -> None:
        """Keep ``files`` under ``name``; a run becomes the newest."""
        _check(name, files)
        with explaining_write_failures(self._workspace):
            put_folder(self._folder(shelf, name), files)
            if shelf == "runs":
                put_file(self._workspace / shelf / LATEST, f"{name}\n")

    def add(self, shelf: Shelf, files: Mapping[str, str]) -> str:
        """Keep ``files`` under the next free number."""
        _check("0001", files)
        number = 1 + sum(name.isdigit() for name in self.names(shelf))
        with explaining_write_failures(self._workspace):
            while not new_folder(self._folder(shelf, f"{number:04d}"), files):
                number += 1
        return f"{number:04d}"

    def names(self, shelf: Shelf) -> tuple[str, ...]:
        """Names on a shelf in ascending order."""
        folders = (self._workspace / shelf).glob("*/")
        return tuple(sorted(path.name for path in folders if not path.name.startswith(".")))

    def newest(self, shelf: Shelf) -> str | None:
        """The name put last."""
        pointer = self._workspace / shelf / LATEST
        if pointer.is_file():
            return pointer.read_text(encoding="utf-8").strip()
        return max(self.names(shelf), default=None) if shelf == "loads" else None

    def read(self, shelf: Shelf, name: str, file: str) -> str:
        """The text of one file."""
        _check(name, (file,))
        path = self._folder(shelf, name) / file
        if not path.is_file():
            raise not_kept(f"{shelf}/{name}/{file}")
        with path.open(encoding="utf-8", newline="") as opened:
            return opened.read()

    def remove(self, shelf: Shelf, name: str) -> None:
        """Remove one name; where it was the newest run, the one before it is the newest."""
        check_name(name)
        folder = self._folder(shelf, name)
        if not folder.is_dir():
            raise not_kept(f"{shelf}/{name}")
        if self.newest(shelf) == name and shelf == "runs":
            self._point_before(name)
        shutil.rmtree(folder)

    def stamp(self) -> str:
        """The two pointers and when they were written; costs two look-ups."""
        pointers = (self._workspace / POINTER, self._workspace / "runs" / LATEST)
        return "\n".join(
            f"{pointer.read_text(encoding='utf-8').strip()} {pointer.stat().st_mtime_ns}"
            if pointer.is_file()
            else ""
            for pointer in pointers
        )

    def _folder(self, shelf: Shelf, name: str) -> Path:
        return self._workspace / shelf / name

    def _point_before(self, name: str) -> None:
        others = [self._folder("runs", other) for other in self.names("runs") if other != name]
        pointer = self._workspace / "runs" / LATEST
        if others:
            newest = max(others, key=lambda folder: (folder.stat().st_mtime_ns, folder.name))
            put_file(pointer, f"{newest.name}\n")
        else:
            pointer.unlink()


def _check(name: str, files: Mapping[str, str] | tuple[str, ...]) -> None:
    check_name(name)
    for file in files:
        check_file(file)
