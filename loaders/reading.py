"""A load in progress: rows as they come, and afterwards what is to be said about them."""

from collections.abc import Iterator, Sequence

from loaders.form import Loader
from loaders.journal import Journal
from loaders.parts import Part
from model.language import Text
from model.provenance import Chunk, ColumnUse, SourceFile


class Reading:
    """The files of one load under one loader.

    ``chunks`` reads every file from the beginning, one batch at a time. ``columns``,
    ``notices`` and ``sources`` are complete when the chunks have been read to the end.
    """

    def __init__(self, loader: Loader, parts: Sequence[Part], journal: Journal) -> None:
        self.loader = loader
        self.parts = tuple(parts)
        self._journal = journal

    def chunks(self) -> Iterator[Chunk]:
        """All rows of all files; files in a fixed order whatever the order they were given in."""
        self._journal = self._journal.anew()
        return self.loader.read(self.parts, self._journal)

    @property
    def columns(self) -> tuple[ColumnUse, ...]:
        """What became of every column of every file, and of files left out (column ``*``)."""
        return tuple(self._journal.columns)

    @property
    def notices(self) -> tuple[Text, ...]:
        """What a person should know about the files, in both languages."""
        return tuple(self._journal.notices)

    @property
    def sources(self) -> tuple[SourceFile, ...]:
        """The files read, with digest, encoding and number of rows."""
        return tuple(self._journal.sources)
