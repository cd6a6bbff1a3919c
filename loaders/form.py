"""What every loader is: a code, a title, files it recognises, and a way to read them."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from loaders.journal import Journal
from loaders.source_files import InputFile
from model.language import Text
from model.provenance import Chunk


class Loader(Protocol):
    """One source format. ``code`` is what a person writes behind ``--source``."""

    @property
    def code(self) -> str:
        """Stable name, also in the load report."""

    @property
    def title(self) -> Text:
        """What the format is called for people."""

    def recognises(self, files: Sequence[InputFile]) -> bool:
        """Whether the names of these files are those of the format."""

    def read(self, files: Sequence[InputFile], journal: Journal) -> Iterator[Chunk]:
        """Canonical rows of all files in a fixed order; columns and warnings go to ``journal``.

        Files that are not of the format are named there as ignored.
        """
