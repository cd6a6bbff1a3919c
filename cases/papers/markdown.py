"""Small Markdown documents: our words in both languages, other people's words as plain text."""

import re
import unicodedata

from cases.papers.tabular import bilingual
from model.language import Text

_MEANINGFUL = re.compile(r"([\\`*{}\[\]<>#|$&]|(?<![^\W_])_|_(?![^\W_]))")


def quoted(text: str) -> str:
    """Untrusted words on one line, shown as they are and never as markup.

    >>> quoted("<b>*x*")
    '\\\\<b\\\\>\\\\*x\\\\*'
    """
    line = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in text)
    visible = "".join(f"U+{ord(c):04X}" if unicodedata.category(c) == "Cf" else c for c in line)
    return _MEANINGFUL.sub(r"\\\1", visible).strip()


def section(title: Text, *lines: str) -> list[str]:
    """A heading and its lines."""
    return [f"## {title.zh} / {title.en}", "", *lines, ""]


def point(text: Text | str) -> str:
    """One point of a list, in both languages where it is wording of the product."""
    words = (
        bilingual(Text(quoted(text.en), quoted(text.zh)))
        if isinstance(text, Text)
        else quoted(text)
    )
    return f"- {words}"


def pair(name: Text | str, value: object) -> str:
    """A point that names a value; a name that is no ``Text`` is untrusted too."""
    words = bilingual(name) if isinstance(name, Text) else quoted(name)
    return f"- {words}: {quoted(str(value))}"


def document(title: Text, *sections: list[str]) -> bytes:
    """The document as UTF-8 with a title."""
    lines = [f"# {title.zh} / {title.en}", "", *(line for part in sections for line in part)]
    return ("\n".join(lines).rstrip("\n") + "\n").encode("utf-8", "backslashreplace")
