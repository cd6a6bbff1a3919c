"""The port for what is kept beside the graph: the named texts of every load and of every run."""

from collections.abc import Mapping
from typing import Literal, Protocol

Shelf = Literal["loads", "runs"]


class Archive(Protocol):
    """Folders of text files by shelf and name; each is put, replaced or removed as a whole.

    Names are letters, digits, ``-`` and ``_``, files have one dot inside; anything else is
    refused with ``SettingError``.
    """

    def put(self, shelf: Shelf, name: str, files: Mapping[str, str]) -> None:
        """Keep ``files`` (text by file name) under ``name``, which becomes the newest of it.

        What was kept under that name before is gone as soon as the new files are complete.
        """
        ...

    def add(self, shelf: Shelf, files: Mapping[str, str]) -> str:
        """Keep ``files`` under the next free number (four digits), which is returned."""
        ...

    def names(self, shelf: Shelf) -> tuple[str, ...]:
        """Names on a shelf in ascending order."""
        ...

    def newest(self, shelf: Shelf) -> str | None:
        """The name put last, ``None`` where the shelf is empty."""
        ...

    def read(self, shelf: Shelf, name: str, file: str) -> str:
        """The text of one file; raises ``UnknownEntity`` where there is none."""
        ...

    def remove(self, shelf: Shelf, name: str) -> None:
        """Remove one name with all of its files; raises ``UnknownEntity`` where there is none."""
        ...

    def stamp(self) -> str:
        """Changes whenever the data or the newest run changes; cheap enough to poll.

        Also where nothing was loaded yet. Raises ``StoreUnavailable`` while a server is away.
        """
        ...
