"""A whole source format: the kinds of files it consists of and how each is recognised."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from loaders.mapping.tables import TableMapping
from model.language import Text


@dataclass(frozen=True)
class FileMapping:
    """One kind of file of a format.

    A file is of this kind when its name fits one of ``names`` (patterns; none: any name), it has
    all ``headers`` and none of ``without``, and, where a file holds several tables, the table is
    called ``part``. Where a load has a table ``unless_part``, the kind is left out. ``mapping``
    is ``None`` for files that are never opened, for the ``reason``.
    """

    names: tuple[str, ...]
    headers: tuple[str, ...]
    without: tuple[str, ...]
    part: str
    unless_part: str
    mapping: TableMapping | None
    reason: Text


@dataclass(frozen=True)
class FormatMapping:
    """A source format as data.

    ``aliases`` gives further spellings of a source column: the Chinese heading of a field, the
    name in an older release. Spellings are compared without case, width and spaces around.
    ``sha256`` is the digest of the file that says all this.
    """

    code: str
    title: Text
    notes: tuple[Text, ...]
    files: tuple[FileMapping, ...]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sha256: str = ""
