"""The fonts of the documents: where they are, in which order they are asked, what they cover.

With ``COTERIE_FONTS`` only the fonts of that folder are used, so that two machines with the same
folder write the same bytes; without it the fonts of the system.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

import typst
from fontTools.ttLib import TTFont

from model.errors import CoterieError
from model.language import Language, Text

FOLDER = "COTERIE_FONTS"
"""Environment variable that names the folder of fonts."""

SERIF = (
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif SC",
    "Songti SC",
    "SimSun",
    "NSimSun",
    "FangSong",
)
SANS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "PingFang SC",
    "Heiti SC",
    "SimHei",
    "Microsoft YaHei",
)
MONO = ("Noto Sans Mono CJK SC", "Source Han Mono SC", "DejaVu Sans Mono", "Consolas")
RARE = ("SimSun-ExtB", "HanaMinA", "HanaMinB", "BabelStone Han", "Noto Serif", "Noto Sans")
"""Fonts that are asked last, for characters that the others do not have."""

LATIN = "Libertinus Serif"
"""Comes with the typesetter, for English text."""

_VARIATIONS = 14
"""The format of a font's table of variation sequences."""

PROOF = "医保"
"""A font is Chinese when it has these."""


class FontMissing(CoterieError):
    """No font with Chinese letters is there."""


class GlyphMissing(CoterieError):
    """A character is in none of the fonts; a document would show a box in its place."""


@dataclass(frozen=True)
class Typeface:
    """One regular font: its family and the file it is in."""

    family: str
    path: Path
    index: int

    @cached_property
    def _tables(self) -> tuple[frozenset[int], frozenset[tuple[int, int]]]:
        with TTFont(self.path, fontNumber=self.index, lazy=True) as font:
            variants = {
                (selector, code)
                for table in font["cmap"].tables
                if table.format == _VARIATIONS
                for selector, pairs in table.uvsDict.items()
                for code, _ in pairs
            }
            return frozenset(font.getBestCmap() or ()), frozenset(variants)

    @property
    def characters(self) -> frozenset[int]:
        """Code points that the font draws."""
        return self._tables[0]

    @property
    def variants(self) -> frozenset[tuple[int, int]]:
        """Variation sequences that it draws: (selector, code point)."""
        return self._tables[1]


@dataclass(frozen=True)
class Typefaces:
    """The fonts of one place: families for running text, headings and digests, and the rest."""

    fonts: typst.Fonts
    serif: Typeface
    sans: Typeface
    mono: Typeface
    rare: tuple[Typeface, ...]

    @property
    def chain(self) -> tuple[Typeface, ...]:
        """Fonts that any text falls back to, in order."""
        return (self.serif, *self.rare)

    def families(self, language: Language) -> dict[str, list[str]]:
        """Family names per use, first choice first.

        English is set in a Latin font that the typesetter brings along: a Chinese font makes
        quotation marks as wide as a Chinese letter.
        """
        last = [face.family for face in self.chain]
        return {
            "serif": ([LATIN] if language == "en" else []) + last,
            "sans": [self.sans.family, *last],
            "mono": [self.mono.family, *last],
        }

    def missing(self, text: str) -> list[str]:
        """Characters of a text that no font of the chain draws, in order, each once."""
        wanted = dict.fromkeys(text)
        found = [c for c in wanted if not any(ord(c) in f.characters for f in self.chain)]
        pairs = {(ord(b), ord(a)) for a, b in pairwise(text) if b in found}
        drawn = {
            chr(selector)
            for selector, code in pairs
            if any((selector, code) in face.variants for face in self.chain)
        }
        return [character for character in found if character not in drawn]


def typefaces() -> Typefaces:
    """The fonts to use; raises ``FontMissing`` saying what to install."""
    return _typefaces(os.environ.get(FOLDER, ""))


@cache
def _typefaces(folder: str) -> Typefaces:
    if folder and not Path(folder).is_dir():
        raise _no_font(folder)
    fonts = typst.Fonts(
        include_system_fonts=not folder,
        include_embedded_fonts=True,
        font_paths=[folder] if folder else [],
    )
    regular: dict[str, Typeface] = {}
    for font in sorted(fonts.fonts(), key=lambda f: (f.family, abs(f.weight - 400), f.path or "")):
        if font.path and font.style == "normal":
            regular.setdefault(font.family, Typeface(font.family, Path(font.path), font.index))
    own = sorted(regular) if folder else []
    serif = _first(regular, (*SERIF, *SANS, *own), PROOF)
    if serif is None:
        raise _no_font(folder)
    rare = [regular[name] for name in (*RARE, *own) if name in regular]
    return Typefaces(
        fonts=fonts,
        serif=serif,
        sans=_first(regular, SANS, PROOF) or serif,
        mono=_first(regular, MONO, "0f") or serif,
        rare=tuple(dict.fromkeys(face for face in rare if face != serif)),
    )


def _first(
    regular: dict[str, Typeface], families: Sequence[str], has: Iterable[str]
) -> Typeface | None:
    for name in families:
        face = regular.get(name)
        if face is not None and all(ord(c) in face.characters for c in has):
            return face
    return None


def _no_font(folder: str) -> FontMissing:
    return FontMissing(
        Text(en="no font with Chinese letters was found", zh="未找到中文字体"),
        where=folder or "fonts of the system",
        to_do=Text(
            en=f"install Debian's fonts-noto-cjk, or put a Chinese font (.ttf, .otf, .ttc) into a "
            f"folder and name it in {FOLDER}",
            zh="请安装 Debian 软件包 fonts-noto-cjk，或将中文字体文件（.ttf、.otf、.ttc）"
            f"放入文件夹，并用环境变量 {FOLDER} 指明该文件夹",
        ),
    )
