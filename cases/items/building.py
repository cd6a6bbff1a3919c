"""Everything that the items of a dossier consist of, by its path inside ``data/``."""

from collections.abc import Collection, Mapping

from cases.items import filing, transfer_letter
from cases.items.item import Paper, Sheet, draft_path
from cases.items.reading import Options, Reading
from cases.items.registry import ENCLOSED, PARTS
from cases.items.ring_brief import DENSITIES, brief
from cases.papers.pdf import pages, pdf
from cases.papers.plain import plain
from cases.papers.sheets import sheet
from cases.papers.word import word
from model.dossiers import Dossier
from model.language import Language
from model.rings import Ring
from model.vocabulary.evidence import Template


def reading_of(dossier: Dossier, root: str = "", template: Template = "cn") -> Reading:
    """A dossier as its papers read it."""
    return Reading(dossier, Options(template), root, ENCLOSED)


def papers(dossier: Dossier, root: str, template: Template = "cn") -> dict[str, bytes]:
    """All papers and their sheets in the language of the dossier.

    ``root`` is the root digest that the letter prints (empty: a line to be filled in). The template
    ``us`` adds the referral summary. Of a draft no path says 移送. Equal arguments give equal
    bytes. Raises ``FontMissing`` or ``GlyphMissing``; nothing is written anywhere.
    """
    reading = reading_of(dossier, root, template)
    made: dict[str, bytes] = {}
    for part in PARTS:
        if part.template in (None, template):
            for paper in part.papers:
                made |= _set(paper, reading)
            for table in part.sheets:
                made |= _spread(table, reading)
    return dict(sorted(made.items()))


def letters(dossier: Dossier, root: str, template: Template = "cn") -> dict[str, bytes]:
    """The letter alone, as PDF and as Word file: the only paper that prints the root."""
    (letter,) = transfer_letter.ITEM.papers
    return _set(letter, reading_of(dossier, root, template))


def exchange(dossier: Dossier) -> dict[str, bytes]:
    """All files for other tools, the same every time."""
    reading = Reading(dossier)
    return {path: data for part in PARTS for path, data in part.exchange(reading).items()}


def files(
    dossier: Dossier, options: Options, papers: Collection[str]
) -> tuple[Mapping[str, bytes], ...]:
    """All other files, one mapping for what is filed and one for each item.

    ``papers`` are the paths that papers fill. Raises ``MissingData`` or ``LayoutError`` where
    evidence or a source file is gone or is another one.
    """
    filed = filing.filed(dossier)
    reading = Reading(dossier, options, filed=filed)
    parts = (part.files(reading) for part in PARTS)
    return (filing.files(dossier, filed, papers), *parts)


def ring_brief(
    ring: Ring, dossier: Dossier, language: Language | None = None, template: Template = "cn"
) -> bytes:
    """One ring of a dossier on one page, as a PDF.

    Parts are shortened, and say so, until the page holds them.
    """
    reading = reading_of(dossier, template=template)
    spoken = language or dossier.language
    name = f"ring_{ring.rank}.pdf"
    for density in DENSITIES:
        content = plain(brief(reading, ring, density), spoken)
        if pages(content, name) == 1:
            break
    return pdf(content, name, dossier.exported_at)


def _set(paper: Paper, reading: Reading) -> dict[str, bytes]:
    dossier = reading.dossier
    content = plain(paper.tree(reading), dossier.language)
    path = _named(f"{paper.path}.pdf", dossier)
    made = {path: pdf(content, path, dossier.exported_at)}
    if paper.editable:
        path = _named(f"{paper.path}.docx", dossier)
        made[path] = word(content, path, dossier.exported_at)
    return made


def _spread(table: Sheet, reading: Reading) -> dict[str, bytes]:
    dossier = reading.dossier
    content = sheet(
        table.title,
        table.columns,
        table.rows(reading),
        reading.stamp(),
        dossier.language,
        dossier.exported_at,
    )
    return {_named(f"{table.path}.xlsx", dossier): content}


def _named(path: str, dossier: Dossier) -> str:
    return draft_path(path) if dossier.draft else path
