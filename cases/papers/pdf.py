"""A plain document as PDF/A-2b with embedded fonts; equal values give equal bytes."""

import json
from datetime import datetime, timedelta, timezone
from functools import cache
from importlib import resources
from typing import Final

import typst

from cases.papers.coverage import require_glyphs
from cases.papers.plain import Plain
from cases.papers.typefaces import typefaces

STANDARD: Final = "a-2b"


@cache
def _layout() -> bytes:
    return resources.files("cases.papers").joinpath("layout/document.typ").read_bytes()


def pdf(content: Plain, file_name: str, at: datetime) -> bytes:
    """The PDF of a plain document, dated ``at`` and never by the clock.

    Untagged, as the b of 2b allows: tags make a report of a thousand rows seven times as large.
    The content travels as one JSON string beside the layout and is never part of its source.
    Raises ``FontMissing`` or ``GlyphMissing`` before anything is set.
    """
    dated = at.astimezone(timezone(at.utcoffset() or timedelta(0)))  # the setter knows no zones
    compiled = _compiler(content, file_name).compile(
        input=_layout(), format="pdf", pdf_standards=STANDARD, timestamp=dated, pdf_tags=False
    )
    if not isinstance(compiled, bytes):
        raise TypeError("typst gives one PDF as bytes")
    return compiled


def pages(content: Plain, file_name: str) -> int:
    """Number of pages of a plain document."""
    found = _compiler(content, file_name).compile(input=_layout(), format="svg")
    return len(found) if isinstance(found, list) else 1


def drawing(content: Plain, block: Plain, file_name: str) -> bytes:
    """One block of a document alone, as a PNG for the editable copy."""
    alone = content | {"blocks": [block], "drawing": True}
    found = _compiler(alone, file_name).compile(input=_layout(), format="png", ppi=200)
    if not isinstance(found, bytes):
        raise TypeError("a drawing is one picture")
    return found


def _compiler(content: Plain, file_name: str) -> typst.Compiler:
    faces = typefaces()
    require_glyphs(content, faces, file_name)
    return typst.Compiler(
        font_paths=faces.fonts,
        sys_inputs={
            "content": json.dumps(content, ensure_ascii=False),
            "fonts": json.dumps(faces.families(content["language"])),
        },
    )
