"""What an item of a transfer package declares: where it lies, who demands it, what it is made of.

An item is built from a ``Reading`` of the dossier. Its papers are set in the language of the
dossier, its sheets are tables of those papers, its exchange files are for other tools, its files
are all the rest; every one of them says the path inside ``data/`` that it fills.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cases.items.reading import Reading
from cases.papers.tree import Column, Document, Words
from model.language import Text
from model.vocabulary.evidence import EvidenceKind, Template

Rows = tuple[tuple[Words, ...], ...]
Build = Callable[[Reading], Mapping[str, bytes]]


def nothing(_: Reading) -> Mapping[str, bytes]:
    """The files of an item that consists of papers or filed documents alone."""
    return {}


@dataclass(frozen=True)
class Paper:
    """A paper set as PDF; ``path`` has no ending. Those that are ``editable`` come as Word too."""

    path: str
    tree: Callable[[Reading], Document]
    editable: bool = False


@dataclass(frozen=True)
class Sheet:
    """A table given as a spreadsheet; ``path`` has no ending."""

    path: str
    title: Text
    columns: tuple[Column, ...]
    rows: Callable[[Reading], Rows]


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """Something in a package that has no number; ``template``: only in packages of that country."""

    papers: tuple[Paper, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    exchange: Build = nothing
    files: Build = nothing
    template: Template | None = None


@dataclass(frozen=True, kw_only=True)
class Item(Attachment):
    """One numbered item; everything of it has a path that begins with its ``name``.

    ``needed`` are the files (or, ending in ``/``, the folders) whose presence satisfies it.
    ``judicial`` items must exist, or carry a signed absence where the verifier allows one, before a
    package that is not a draft
    leaves the house. ``folder`` is where documents of the case are filed under it; ``kinds`` are
    those of the exhibits that go there when they name no item themselves.
    """

    name: str
    title: Text
    source: str
    needed: tuple[str, ...] = ()
    judicial: bool = False
    folder: str = ""
    kinds: tuple[EvidenceKind, ...] = ()

    @property
    def number(self) -> str:
        """What an absence and an exhibit name it by.

        >>> Item(name="05_x", title=Text(en="", zh=""), source="").number
        '05'
        """
        return self.name.partition("_")[0]

    @property
    def filed_only(self) -> bool:
        """Whether the whole item is documents of the case: an empty one says so in words."""
        return self.folder == self.name


def draft_path(path: str) -> str:
    """The name a draft's file has: a draft is never called a transfer.

    >>> draft_path("a_移送书.pdf"), draft_path("b_移送书_回执.pdf")
    ('a_草稿.pdf', 'b_草稿_回执.pdf')
    """
    return path.replace("移送书", "草稿").replace("移送", "草稿")
