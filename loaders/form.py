"""What every loader is: a code, a title, files it recognises, and a way to read them."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from loaders.journal import Journal
from loaders.parts import Part
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

    def recognises(self, parts: Sequence[Part]) -> bool:
        """Whether these tables are of the format."""

    def read(self, parts: Sequence[Part], journal: Journal) -> Iterator[Chunk]:
        """Canonical rows of all files in a fixed order; columns and warnings go to ``journal``.

        Files that are not of the format are named there as ignored.
        """
