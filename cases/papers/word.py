"""A plain document as an editable Word file; equal values give equal bytes."""

import io
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import docx
from docx.shared import Emu, Mm

from cases.papers import word_parts as parts
from cases.papers.fixed_zip import fixed
from cases.papers.pdf import drawing
from cases.papers.plain import Plain

TEXT_WIDTH = 8960  # twips between the margins of an A4 page
_CENTIMETRE = 360_000
_MARK = '<w:bookmarkStart w:id="0" w:name="contents"/>'
_UNUSED = ("/stylesWithEffects", "/thumbnail", "/customXml", "/numbering")
_STYLES = {"Normal", "DefaultParagraphFont", "TableNormal", "Header", "Footer"}


def word(content: Plain, file_name: str, at: datetime) -> bytes:
    """The editable copy of a plain document, dated ``at``: the same words in the same order."""
    document = docx.Document()
    _lighten(document)
    core = document.core_properties
    core.title, core.author = content["title"][:255], content["agency"][:255]
    core.comments = core.last_modified_by = core.keywords = ""
    core.created = core.modified = at.replace(tzinfo=None)
    core.revision = 1
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin, page.right_margin = Mm(27), Mm(25)
    page.top_margin, page.bottom_margin = Mm(28), Mm(27)
    _header(page.header, content)
    _footer(page.footer, content)
    writer = _Writer(content, file_name, document)
    made = writer.title() + [xml for block in content["blocks"] for xml in writer.block(block)]
    # Put in as text when all is saved: a library of elements is slow with a hundred thousand.
    document.element.body.insert(0, parts.parsed(_MARK))
    out = io.BytesIO()
    document.save(out)
    return fixed(out.getvalue(), at, {_MARK.encode(): "".join(made).encode("utf-8")})


def _lighten(document: Any) -> None:
    """Drop what the library's template brings and these documents never use: most of its size."""
    for rels in (document.part.rels, document.part.package.rels):
        for key in [k for k, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[key]
    styles = document.styles.element
    for style in [s for s in styles.style_lst if s.styleId not in _STYLES]:
        styles.remove(style)


def _header(header: Any, content: Plain) -> None:
    words = content["words"]
    right = "  ".join(text for text in (words["watermark"], words["profile"]) if text)
    runs = [parts.run(f"{content['title']}    {right}", 8, face=parts.SANS)]
    if words["watermark"]:
        runs.insert(0, parts.watermark(words["watermark"]))
    _replace(header, parts.paragraph(runs, align="center"))


def _footer(footer: Any, content: Plain) -> None:
    words = content["words"]
    before, _, rest = words["page"].partition("{page}")
    between, _, after = rest.partition("{pages}")
    runs = [
        parts.run(f"{words['case']}    {before}", 8, face=parts.SANS),
        *parts.field("PAGE", 8),
        parts.run(between, 8, face=parts.SANS),
        *parts.field("NUMPAGES", 8),
        parts.run(f"{after}    {words['exported']}", 8, face=parts.SANS),
    ]
    lines = [
        parts.paragraph(
            [parts.run(f"{name} {value}", 6.5, face=parts.MONO)], align="center", after=0
        )
        for name, value in content["footer"]
    ]
    _replace(footer, parts.paragraph(runs, align="center", after=0), *lines)


def _replace(part: Any, *made: Any) -> None:
    part.is_linked_to_previous = False
    for old in list(part._element):
        part._element.remove(old)
    for one in made:
        part._element.append(parts.parsed(one))


def _value(text: str, size: float) -> Any:
    """The value of a form; a digest stays on one line."""
    if re.fullmatch("[0-9a-f]{64}", text):
        return parts.run(text, 7.5, face=parts.MONO)
    return parts.run(text, size)


class _Writer:
    """Turns blocks of one document into XML."""

    def __init__(self, content: Plain, file_name: str, document: Any) -> None:
        self._content = content
        self._file_name = file_name
        self._document = document
        self._size: float = content["text_size"]
        self._small: float = content["table_size"]
        self._chinese = content["language"] == "zh"
        self._kinds: dict[str, Callable[[Plain], Sequence[parts.Xml]]] = {
            "heading": self._heading,
            "paragraph": self._paragraph,
            "points": self._points,
            "key_values": self._key_values,
            "table": self._table,
            "signatures": self._signatures,
            "strip": self._strip,
            "page_break": self._page_break,
        }

    def title(self) -> list[parts.Xml]:
        """Agency, title, what it is about, and number, centred."""
        lines = (
            (self._content["agency"], 15.0, parts.SERIF, False),
            (self._content["title"], 20.0 if self._chinese else 17.0, parts.SANS, True),
            (self._content["subtitle"], self._size, parts.SERIF, False),
            (self._content["number"], self._size, parts.SERIF, False),
        )
        return [
            parts.paragraph(
                [parts.run(text, size, strong=strong, face=face)], align="center", after=8
            )
            for text, size, face, strong in lines
            if text
        ]

    def block(self, block: Plain) -> Sequence[parts.Xml]:
        """The elements of one block."""
        return self._kinds[block["kind"]](block)

    def _heading(self, block: Plain) -> Sequence[parts.Xml]:
        size = self._size + (1.5 if block["level"] == 1 else 0.5)
        runs = [parts.run(block["number"] + block["text"], size, strong=True, face=parts.SANS)]
        return [parts.paragraph(runs, before=10, after=5, keep=True)]

    def _paragraph(self, block: Plain) -> Sequence[parts.Xml]:
        size = self._size * (0.82 if block["small"] else 1.0)
        runs = [
            parts.run(
                one["text"],
                size,
                strong=one["strong"],
                face=parts.MONO if one["mono"] else parts.SERIF,
            )
            for one in block["runs"]
        ]
        moved = 2 * size if block["indent"] and self._chinese and block["align"] == "left" else 0
        return [parts.paragraph(runs, align=block["align"], first_line=moved)]

    def _points(self, block: Plain) -> Sequence[parts.Xml]:
        return [
            parts.paragraph([parts.run(f"· {item}", self._size)], after=3)
            for item in block["items"]
        ]

    def _key_values(self, block: Plain) -> Sequence[parts.Xml]:
        widths = [TEXT_WIDTH * 28 // 100, TEXT_WIDTH - TEXT_WIDTH * 28 // 100]
        size = self._size * 0.92
        rows = [
            parts.row(
                [
                    parts.cell([parts.run(name, size, face=parts.SANS)], widths[0], shaded=True),
                    parts.cell([_value(value, size)], widths[1]),
                ]
            )
            for name, value in block["rows"]
        ]
        return [parts.table(rows, widths), self._gap()]

    def _table(self, block: Plain) -> Sequence[parts.Xml]:
        columns = block["columns"]
        size = self._small * (0.9 if block["close"] else 1.0)
        shares = sum(column["share"] for column in columns)
        widths = [int(TEXT_WIDTH * column["share"] / shares) for column in columns]
        head = parts.row(
            [
                parts.cell(
                    [parts.run(column["text"], size, strong=True, face=parts.SANS)],
                    width,
                    align="center",
                    shaded=True,
                )
                for column, width in zip(columns, widths, strict=True)
            ],
            head=True,
        )

        def filled(cells: Sequence[str], strong: bool) -> Any:
            made = [
                parts.cell(
                    [
                        parts.run(
                            text,
                            size,
                            strong=strong,
                            face=parts.MONO if column["mono"] else parts.SERIF,
                        )
                    ],
                    width,
                    align=column["align"],
                )
                for column, width, text in zip(columns, widths, cells, strict=True)
            ]
            return parts.row(made)

        rows = [head, *(filled(cells, False) for cells in block["rows"])]
        if block["sums"]:
            rows.append(filled(block["sums"], True))
        made = [parts.table(rows, widths)]
        if block["note"]:
            made.append(parts.paragraph([parts.run(block["note"], size)], before=2))
        return [*made, self._gap()]

    def _signatures(self, block: Plain) -> Sequence[parts.Xml]:
        half = TEXT_WIDTH // 2
        places = block["places"]
        rows = []
        for first in range(0, len(places), 2):
            pair = places[first : first + 2]
            cells = [self._signature(place, half) for place in pair]
            cells += [parts.cell([], half)] * (2 - len(pair))
            rows.append(parts.row(cells))
        return [self._gap(), parts.table(rows, [half, half], ruled=False), self._gap()]

    def _signature(self, place: Plain, width: int) -> parts.Xml:
        lines = [
            parts.paragraph([parts.run(text, self._size)], before=4)
            for text in (place["name"], *place["lines"])
            if text
        ]
        return parts.cell([parts.run(place["role"], self._size, face=parts.SANS)], width, *lines)

    def _strip(self, block: Plain) -> Sequence[parts.Xml]:
        picture = io.BytesIO(drawing(self._content, block, self._file_name))
        added = self._document.add_picture(picture, width=Emu(15 * _CENTIMETRE))
        description = added._inline.docPr
        description.set("descr", block["caption"])
        paragraph = added._inline.getparent().getparent().getparent()
        xml: parts.Xml = paragraph.xml
        paragraph.getparent().remove(paragraph)
        return [xml]

    def _page_break(self, _: Plain) -> Sequence[parts.Xml]:
        return [parts.element("p", parts.element("r", parts.element("br", type="page")))]

    def _gap(self) -> Any:
        return parts.paragraph([parts.run("", 4)], after=0)
