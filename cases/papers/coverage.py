"""Before a page is set: every character has a glyph, or an error says which has none and where."""

import unicodedata

from cases.papers.places import texts
from cases.papers.plain import Plain
from cases.papers.typefaces import FOLDER, GlyphMissing, Typefaces
from model.language import Text


def require_glyphs(content: Plain, faces: Typefaces, file_name: str) -> None:
    """Raise ``GlyphMissing`` for the first character of a document that no font draws."""
    places = list(texts(content))
    if not faces.missing("\n".join(text for _, text in places).replace("\n", "")):
        return
    for where, text in places:
        missing = faces.missing(text.replace("\n", ""))
        if missing:
            raise GlyphMissing(
                _SAYS.filled(
                    character=missing[0],
                    code=f"U+{ord(missing[0]):04X}",
                    name=unicodedata.name(missing[0], "?"),
                ),
                where=" > ".join(part for part in (file_name, where) if part),
                to_do=_TO_DO,
            )


_SAYS = Text(
    en="no font draws the character {character} ({code} {name})",
    zh="没有字体包含字符 {character}（{code} {name}）",
)
_TO_DO = Text(
    en=f"put a font that has it beside a Chinese font into a folder and name it in {FOLDER}",
    zh=f"请将包含该字符的字体与中文字体一并放入文件夹，并用环境变量 {FOLDER} 指明该文件夹",
)
