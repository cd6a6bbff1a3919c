"""Whether bytes that decode as GB18030 are Chinese, or another encoding that happens to decode.

Nearly every pair of high bytes is some character of GB18030, so a strict decoder says little. What
is read in the wrong encoding is made of rare characters: of Chinese text nearly all characters are
among the 3,755 of the first level of GB 2312, full-width signs, or four-byte codes (which other
encodings hardly ever imitate); a Western letter with the next one gives none of these, Big5 few.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.source_files import InputFile, blocks
from model.language import Text
from model.seen import seen

_LEAST_SHARE = 0.6
"""Measured: Chinese names and addresses 0.9 and more, rare names alone 0.66, Big5 below 0.4."""
_CHARACTER = re.compile(rb"[\x81-\xfe](?:[\x30-\x39][\x81-\xfe][\x30-\x39]|[\x40-\xfe])")
_EVERYDAY = re.compile(
    rb"[\xb0-\xd7][\xa1-\xfe]|[\xa1\xa3][\xa1-\xfe]|[\x81-\xfe][\x30-\x39][\x81-\xfe][\x30-\x39]"
    rb"|\xfe[\x50-\xa0]"
)
_OTHERS = (("big5", "Big5"), ("cp1252", "Western European (cp1252)"))
_SHOWN = 60
_READINGS = Text(
    en="not UTF-8, and as GB18030 it would read {chinese!r}; {others}.",
    zh="不是 UTF-8，按 GB18030 读作 {chinese!r}；{others}。",
)
_READS = Text(en="as {name} {read!r}", zh="按 {name} 读作 {read!r}")


@dataclass
class Tally:
    """Characters of more than one byte, and how many of them are everyday ones."""

    characters: int = 0
    everyday: int = 0
    doubtful_line: bytes = b""

    @property
    def plausible(self) -> bool:
        """Whether the bytes may be taken for Chinese."""
        return self.everyday >= _LEAST_SHARE * self.characters


def tally(file: InputFile) -> Tally:
    """Count the characters of a file that decodes as GB18030; the first doubtful line is kept."""
    found = Tally()
    for line in _lines(file):
        if line.isascii():
            continue
        characters = _CHARACTER.findall(line)
        everyday = sum(_EVERYDAY.fullmatch(character) is not None for character in characters)
        found.characters += len(characters)
        found.everyday += everyday
        if not found.doubtful_line and everyday < _LEAST_SHARE * len(characters):
            found.doubtful_line = line
    return found


def readings(line: bytes) -> Text:
    """How a line would read in each encoding that decodes it."""
    others = []
    for encoding, name in _OTHERS:
        try:
            others.append(_READS.filled(name=name, read=_shown(line.decode(encoding), line)))
        except UnicodeDecodeError:
            continue
    chinese = _shown(line.decode("gb18030", errors="replace"), line)
    return _READINGS.filled(
        chinese=chinese,
        others=Text(en=", ".join(t.en for t in others), zh="，".join(t.zh for t in others)),
    )


def _shown(text: str, line: bytes) -> str:
    """The text from a little before its first character that is not ASCII."""
    first = next((at for at, byte in enumerate(line) if byte > 0x7F), 0)
    start = max(0, first - 20)
    return seen(text[start : start + _SHOWN].strip())


def _lines(file: InputFile) -> Iterator[bytes]:
    rest = b""
    for block in blocks(file):
        if rest.isascii() and block.isascii():
            rest = b""
            continue
        *lines, rest = (rest + block).split(b"\n")
        yield from lines
    yield rest
