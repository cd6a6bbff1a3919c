"""Documents of the sample dossier, built once per kind for all tests of this folder."""

import io
import re
from functools import cache

from pypdf import PdfReader

from cases.items import building
from cases.items.building import reading_of
from cases.items.registry import PARTS
from cases.papers.tree import Document
from model.dossiers import Dossier
from model.language import Language
from model.vocabulary.evidence import Profile
from tests.cases.dossiers import sample_dossier

ROOT = "0123456789abcdef" * 4


@cache
def dossier(language: Language = "zh", draft: bool = False, profile: Profile = "sealed") -> Dossier:
    return sample_dossier(language=language, draft=draft, profile=profile)


@cache
def built(
    language: Language = "zh", draft: bool = False, profile: Profile = "sealed"
) -> dict[str, bytes]:
    return building.papers(dossier(language, draft, profile), ROOT, "us")


def trees(of: Dossier) -> list[Document]:
    """Every document of a dossier as a tree, before any rendering."""
    reading = reading_of(of, ROOT)
    return [paper.tree(reading) for part in PARTS for paper in part.papers]


def pdf_pages(data: bytes) -> list[str]:
    """The text of every page without white space, which lines and columns put anywhere."""
    return [squeezed(page.extract_text()) for page in PdfReader(io.BytesIO(data)).pages]


def pdf_text(data: bytes) -> str:
    return "".join(pdf_pages(data))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)
