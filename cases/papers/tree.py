"""What a document is made of: a tree of plain values in both languages, before any rendering.

A ``Text`` is wording of the product and exists in both languages; a ``str`` is data of the case
and is untrusted: a renderer shows it as it is and never interprets it.
"""

from dataclasses import dataclass
from typing import Literal

from model.language import Text

Words = Text | str
Align = Literal["left", "center", "right"]

BLANK = Text(en="____________________", zh="____________________")
"""A place that is filled in by hand."""


@dataclass(frozen=True)
class Run:
    """Words set alike: plain, strong, or with letters of one width (digests)."""

    words: Words
    strong: bool = False
    mono: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Runs set one after another. ``indent`` moves the first line in, as Chinese letters do."""

    runs: tuple[Run, ...]
    align: Align = "left"
    indent: bool = True
    small: bool = False


@dataclass(frozen=True)
class Heading:
    """The start of a section; numbers are given by the order in the document."""

    words: Words
    level: int = 1


@dataclass(frozen=True)
class Points:
    """A list of statements, each on lines of its own."""

    items: tuple[Words, ...]


@dataclass(frozen=True)
class KeyValues:
    """Pairs of a name and what is known, ruled like a form."""

    rows: tuple[tuple[Words, Words], ...]


@dataclass(frozen=True)
class Column:
    """One column of a table: ``share`` is its part of the width, beside the other columns'."""

    words: Words
    share: float = 1.0
    align: Align = "left"
    mono: bool = False


@dataclass(frozen=True)
class Table:
    """Rows under a head that is repeated on every page; the last row holds the sums.

    ``close`` tables are set smaller and closer: many columns, many rows.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]
    sums: tuple[Words, ...] = ()
    note: Words = ""
    close: bool = False


@dataclass(frozen=True)
class Signature:
    """Where somebody signs: as what, who (empty: to be filled in), and further lines."""

    role: Words
    name: Words = ""
    lines: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Signatures:
    """Places for signatures, two beside each other."""

    places: tuple[Signature, ...]


@dataclass(frozen=True)
class Mark:
    """One mark of a strip: in which row, how far to the right (0 to 1), and of which kind."""

    row: int
    at: float
    kind: int


@dataclass(frozen=True)
class Strip:
    """Rows of marks over time: who was where on which day.

    ``bands`` are spans (0 to 1) in which many rows have marks; ``legend`` names the kinds.
    """

    labels: tuple[Words, ...]
    marks: tuple[Mark, ...]
    bands: tuple[tuple[float, float], ...]
    ticks: tuple[tuple[float, Words], ...]
    legend: tuple[Words, ...]
    caption: Words


@dataclass(frozen=True)
class PageBreak:
    """The next block begins a page."""


Block = Paragraph | Heading | Points | KeyValues | Table | Signatures | Strip | PageBreak


@dataclass(frozen=True)
class Stamp:
    """What stands on every page: whose copy, which case, when, and DRAFT on a draft.

    ``digest`` names the document's own digest; ``digests`` are further ones (the root of the
    package). ``page`` holds the places ``{page}`` and ``{pages}``.
    """

    case: Words
    profile: Words
    exported: Words
    watermark: Words
    page: Words
    digest: Words
    digests: tuple[tuple[Words, Words], ...] = ()


@dataclass(frozen=True)
class Document:
    """One document of the package. ``code`` is its item number.

    ``text_size`` and ``table_size`` are points; ``dense`` documents have narrow margins.
    """

    code: str
    agency: Words
    title: Words
    number: Words
    stamp: Stamp
    blocks: tuple[Block, ...]
    subtitle: Words = ""
    text_size: float = 12.0
    table_size: float = 9.0
    dense: bool = False


def said(
    *words: Words, align: Align = "left", indent: bool = True, small: bool = False
) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph(tuple(Run(part) for part in words), align=align, indent=indent, small=small)
