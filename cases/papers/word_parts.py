"""Parts of a Word document as XML text: runs, paragraphs, ruled tables, fields, the watermark.

Text, because a table of a thousand rows would be a hundred thousand elements. Every word of a case
goes through ``escape``.
"""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

LATIN, SERIF, SANS, MONO = "Times New Roman", "SimSun", "SimHei", "Consolas"
TWIPS = 20  # per point
GREY = "EFEFEF"
Xml = str


def element(name: str, /, *children: Xml, **attributes: str) -> Xml:
    """One element of the ``w`` namespace with attributes of the same."""
    said = "".join(f" w:{key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<w:{name}{said}>{''.join(children)}</w:{name}>"


def parsed(xml: Xml) -> Any:
    """The element of one XML text."""
    end = min(at for at in (xml.find(">"), xml.find(" ")) if at > 0)
    return parse_xml(f"{xml[:end]} {nsdecls('w')}{xml[end:]}")


def run(text: str, size: float, *, strong: bool = False, face: str = SERIF) -> Xml:
    """A run of text as it is; ``size`` in points."""
    latin = LATIN if face == SERIF else face if face == MONO else "Arial"
    half_points = str(round(size * 2))
    properties = element(
        "rPr",
        element("rFonts", ascii=latin, hAnsi=latin, cs=latin, eastAsia=face),
        element("b") if strong else "",
        element("sz", val=half_points),
        element("szCs", val=half_points),
    )
    return element("r", properties, f'<w:t xml:space="preserve">{escape(text)}</w:t>')


def paragraph(
    runs: Sequence[Xml],
    align: str = "left",
    *,
    before: float = 0,
    after: float = 4,
    first_line: float = 0,
    keep: bool = False,
) -> Xml:
    """A paragraph; distances and the move of the first line in points."""
    properties = element(
        "pPr",
        element("keepNext") if keep else "",
        element(
            "spacing",
            before=str(round(before * TWIPS)),
            after=str(round(after * TWIPS)),
            line="276",
            lineRule="auto",
        ),
        element("ind", firstLine=str(round(first_line * TWIPS))) if first_line else "",
        element("jc", val={"left": "both"}.get(align, align)),
    )
    return element("p", properties, *runs)


def cell(
    runs: Sequence[Xml], width: int, *more: Xml, align: str = "left", shaded: bool = False
) -> Xml:
    """A cell of a ruled table, ``width`` in twips; ``more`` are further paragraphs."""
    properties = element(
        "tcPr",
        element("tcW", w=str(width), type="dxa"),
        element("shd", val="clear", color="auto", fill=GREY) if shaded else "",
        element("vAlign", val="center"),
    )
    spacing = element("spacing", before="20", after="20")
    inside = element("p", element("pPr", spacing, element("jc", val=align)), *runs)
    return element("tc", properties, inside, *more)


def table(rows: Sequence[Xml], widths: Sequence[int], *, ruled: bool = True) -> Xml:
    """A table of rows; every row holds one cell per width (twips)."""
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    line = {"val": "single", "sz": "4", "color": "808080"} if ruled else {"val": "nil"}
    properties = element(
        "tblPr",
        element("tblW", w=str(sum(widths)), type="dxa"),
        element("tblBorders", *(element(edge, **line) for edge in edges)),
        element("tblLayout", type="fixed"),
        element(
            "tblCellMar", element("left", w="60", type="dxa"), element("right", w="60", type="dxa")
        ),
    )
    grid = element("tblGrid", *(element("gridCol", w=str(width)) for width in widths))
    return element("tbl", properties, grid, *rows)


def row(cells: Sequence[Xml], *, head: bool = False) -> Xml:
    """A row; a ``head`` is repeated on every page and no row is cut in two."""
    properties = element("trPr", element("cantSplit"), element("tblHeader") if head else "")
    return element("tr", properties, *cells)


def field(code: str, size: float) -> list[Xml]:
    """A field that Word computes: PAGE or NUMPAGES."""
    properties = element("rPr", element("sz", val=str(round(size * 2))))
    contents = (
        element("fldChar", fldCharType="begin"),
        f'<w:instrText xml:space="preserve"> {code} </w:instrText>',
        element("fldChar", fldCharType="separate"),
        element("t", "1"),
        element("fldChar", fldCharType="end"),
    )
    return [element("r", properties, content) for content in contents]


_WATERMARK = (
    "<w:r xmlns:v='urn:schemas-microsoft-com:vml' "
    "xmlns:o='urn:schemas-microsoft-com:office:office'><w:pict>"
    "<v:shapetype id='_x0000_t136' coordsize='21600,21600' o:spt='136' adj='10800' "
    "path='m@7,l@8,m@5,21600l@6,21600e'><v:formulas><v:f eqn='sum #0 0 10800'/>"
    "<v:f eqn='prod #0 2 1'/><v:f eqn='sum 21600 0 @1'/><v:f eqn='sum 0 0 @2'/>"
    "<v:f eqn='sum 21600 0 @3'/><v:f eqn='if @0 @3 0'/><v:f eqn='if @0 21600 @1'/>"
    "<v:f eqn='if @0 0 @2'/><v:f eqn='if @0 @4 21600'/></v:formulas>"
    "<v:path textpathok='t' o:connecttype='rect'/><v:textpath on='t' fitshape='t'/>"
    "</v:shapetype><v:shape id='DraftWatermark' o:spid='_x0000_s2049' type='#_x0000_t136' "
    "style='position:absolute;margin-left:0;margin-top:0;width:400pt;height:110pt;rotation:322;"
    "z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    "mso-position-vertical-relative:margin' o:allowincell='f' fillcolor='#f3cccc' stroked='f'>"
    "<v:fill opacity='.6'/><v:textpath style='font-family:SimHei;font-size:1pt' string={words}/>"
    "</v:shape></w:pict></w:r>"
)


def watermark(words: str) -> Xml:
    """A run that lays words across the page, behind the text; it belongs into the header."""
    return _WATERMARK.format(words=quoteattr(words))
