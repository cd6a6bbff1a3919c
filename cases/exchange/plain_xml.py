"""Text that XML 1.0 can carry: characters it forbids are written visibly, the original beside.

Graph formats are XML. A control character in a name makes files that no tool can read (one
well-known writer even writes such a file without complaint), and dropping it would alter an
identifier. So it becomes a visible ``\\u0001`` and the exact text follows as JSON.
"""

import json
import re
from xml.etree import ElementTree as ET

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def xml_text(text: str) -> str:
    """The text with what XML forbids written out, and nothing else.

    Not what a page shows (``cases.papers.visible``): a graph file keeps direction marks and odd
    spaces, because its reader has to find the identifier unchanged.

    >>> xml_text("a\\x01b")
    'a\\\\u0001b'
    """
    return _FORBIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def exact(text: str) -> str:
    """The JSON form of a text that had to be changed, empty where nothing was."""
    return json.dumps(text) if _FORBIDDEN.search(text) or "\r" in text else ""


def document(root: ET.Element) -> str:
    """The XML document, indented; read back before it is handed out."""
    ET.indent(root)
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
    ET.fromstring(text.encode("utf-8"))  # noqa: S314 - our own text, written a line above
    return text
