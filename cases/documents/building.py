"""Every document of a package as bytes, by its path inside ``data/``."""

from collections.abc import Callable
from typing import Literal

from cases.documents.approval import approval
from cases.documents.brief import DENSITIES, brief
from cases.documents.custody import custody
from cases.documents.evidence import ELECTRONIC, electronic_rows
from cases.documents.extraction import extraction
from cases.documents.item_list import COLUMNS, TITLE, item_list, item_rows, none_stated
from cases.documents.letter import letter
from cases.documents.readings import Reading
from cases.documents.receipt import receipt
from cases.documents.referral_us import referral
from cases.documents.report import report
from cases.documents.timeline import timeline
from cases.package.items import draft_path
from cases.papers.pdf import pages, pdf
from cases.papers.plain import plain
from cases.papers.sheets import sheet
from cases.papers.tree import Document
from cases.papers.word import word
from model.dossiers import Dossier
from model.language import Language, Text
from model.rings import Ring

Template = Literal["cn", "us"]

CURRENCIES: dict[Template, Text] = {
    "cn": Text(en="CNY", zh="元"),
    "us": Text(en="USD", zh="美元"),
}
"""How amounts are named: a template is of one country."""

EDITABLE = ("01_移送书", "03_调查报告", "06_审批/审批报告", "US_referral_summary")
"""Documents that are given as Word files too."""

_ELECTRONIC_LIST = Text(en="List of electronic data", zh="电子数据清单")

_CN: dict[str, Callable[[Reading], Document]] = {
    "02_移送书_回执": receipt,
    "03_调查报告": report,
    "04_涉案物品清单": item_list,
    "06_审批/审批报告": approval,
    "09_时间线": timeline,
    "16_电子数据提取笔录": extraction,
    "17_保管链": custody,
}
_US: dict[str, Callable[[Reading], Document]] = {"US_referral_summary": referral}


def build(dossier: Dossier, root: str, template: Template = "cn") -> dict[str, bytes]:
    """All documents of a dossier in its language: path inside ``data/`` -> bytes.

    ``root`` is the root digest that the letter prints (empty: a line to be filled in). The template
    ``us`` adds the referral summary. Of a draft no path says 移送. Equal arguments give equal
    bytes. Raises ``FontMissing`` or ``GlyphMissing``; nothing is written anywhere.
    """
    reading = Reading(dossier, CURRENCIES[template])
    made = letters(dossier, root, template)
    for name, document_of in (_CN | (_US if template == "us" else {})).items():
        made |= _rendered(name, document_of(reading), dossier)
    made |= {
        _named("04_涉案物品清单.xlsx", dossier): _items(reading),
        _named("电子数据清单.xlsx", dossier): sheet(
            _ELECTRONIC_LIST,
            ELECTRONIC,
            electronic_rows(reading),
            reading.stamp(),
            dossier.language,
            dossier.exported_at,
        ),
    }
    return dict(sorted(made.items()))


def letters(dossier: Dossier, root: str, template: Template = "cn") -> dict[str, bytes]:
    """The letter alone, as PDF and as Word file: the only documents that print the root."""
    reading = Reading(dossier, CURRENCIES[template])
    return _rendered("01_移送书", letter(reading, root), dossier)


def ring_brief(
    ring: Ring, dossier: Dossier, language: Language | None = None, template: Template = "cn"
) -> bytes:
    """One ring of a dossier on one page, as a PDF.

    Parts are shortened, and say so, until the page holds them.
    """
    reading = Reading(dossier, CURRENCIES[template])
    spoken = language or dossier.language
    name = f"ring_{ring.rank}.pdf"
    for density in DENSITIES:
        content = plain(brief(reading, ring, density), spoken)
        if pages(content, name) == 1:
            break
    return pdf(content, name, dossier.exported_at)


def _rendered(name: str, document: Document, dossier: Dossier) -> dict[str, bytes]:
    content = plain(document, dossier.language)
    path = _named(f"{name}.pdf", dossier)
    made = {path: pdf(content, path, dossier.exported_at)}
    if name in EDITABLE:
        path = _named(f"{name}.docx", dossier)
        made[path] = word(content, path, dossier.exported_at)
    return made


def _named(path: str, dossier: Dossier) -> str:
    return draft_path(path) if dossier.draft else path


def _items(reading: Reading) -> bytes:
    rows = item_rows(reading)
    if not rows:
        rows = (("", "", none_stated(reading), *[""] * (len(COLUMNS) - 3)),)
    dossier = reading.dossier
    return sheet(TITLE, COLUMNS, rows, reading.stamp(), dossier.language, dossier.exported_at)
