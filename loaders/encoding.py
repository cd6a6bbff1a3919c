"""How a text file is encoded: its mark, then UTF-8, then what a person named, then GB18030.

Detectors that guess from statistics were measured wrong on claim files with few or late Chinese
characters; trying strict decoders over the whole file was right every time, but that other
encodings decode as GB18030 too: that is taken only where the text is plausible, else the file is
refused until a person names the encoding. No byte is ever replaced or skipped.
"""

import codecs
import hashlib
import re
from dataclasses import dataclass

from loaders.plausible import readings, tally
from loaders.source_files import InputFile, blocks, line_of, stream_of
from loaders.text_scan import LineCount, StrictDecoding
from model.errors import SourceRefused
from model.language import Text

_SAVE_AS_UTF8 = Text(
    en="Save the file as UTF-8, or name its encoding: --encoding cp1252, big5, gb18030, ...",
    zh="请另存为 UTF-8，或用 --encoding 指明编码：cp1252、big5、gb18030 等。",
)
GUESSED = "gb18030"
"""What a text file is read as that is not UTF-8 and whose encoding nobody named."""

_GB18030_MARK = "\ufeff".encode("gb18030")
_NUL = Text(en="the file contains a NUL byte.", zh="文件中含有 NUL 字节。")
_MIXED = Text(
    en="some lines are UTF-8 and others GB18030.", zh="部分行是 UTF-8，部分行是 GB18030。"
)
_UNDECODABLE = Text(en="the bytes are not valid {encoding}.", zh="字节不是有效的 {encoding}。")
# Two or more characters that are Chinese when read as UTF-8, with ASCII on both sides.
_UTF8_RUN = re.compile(rb"(?<![\x80-\xff])(?:[\xe4-\xe9][\x80-\xbf]{2}){2,}(?![\x80-\xff])")


@dataclass(frozen=True)
class Examined:
    """What one pass over a text file tells.

    ``lines`` is the number of lines that are not blank, header included, or ``None`` where line
    ends alone do not tell (quoted cells, carriage returns alone, UTF-16).
    """

    sha256: str
    size_bytes: int
    encoding: str
    tabs: bool
    quotes: bool
    guards: bool
    lines: int | None


def examine(file: InputFile, named: str | None = None) -> Examined:
    """Digest, encoding and line count of a text file; ``named`` is that of what is not UTF-8.

    Raises ``SourceRefused`` with the byte offset and line where no strict encoding fits, where
    a NUL stands, where lines in UTF-8 and in GB18030 are mixed, or where GB18030 is not plausible.
    """
    digest = hashlib.sha256()
    lines = LineCount()
    utf8 = StrictDecoding("utf-8")
    size = 0
    tabs = quotes = guards = False
    nul: int | None = None
    start = b""
    for block in blocks(file):
        start = start or block[:4]
        digest.update(block)
        if nul is None and b"\0" in block:
            nul = size + block.index(b"\0")
        tabs = tabs or b"\t" in block
        # Quotes around header names change nothing about the lines below them.
        quotes = quotes or b'"' in (block if size else block[block.find(b"\n") + 1 :])
        guards = guards or b"=" in block or b"'" in block
        lines.take(block)
        utf8.take(block)
        size += len(block)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        _require(file, "utf-16")
        return Examined(digest.hexdigest(), size, "utf-16", tabs, quotes, True, None)
    if nul is not None:
        raise _refused(file, nul, _NUL)
    utf8.finish()
    marked = start.startswith(codecs.BOM_UTF8)
    if utf8.fault is not None and marked:
        raise _refused(file, utf8.fault, _UNDECODABLE.filled(encoding="UTF-8"))
    encoding = "utf-8-sig" if marked else "utf-8"
    if utf8.fault is not None:
        encoding = named or GUESSED
        _require(file, encoding, utf8.fault)
        if named is None and not start.startswith(_GB18030_MARK):
            _refuse_mixture(file)
            _refuse_implausible(file)
    count = None if quotes or lines.lone_returns else lines.written
    return Examined(digest.hexdigest(), size, encoding, tabs, quotes, guards, count)


def _require(file: InputFile, encoding: str, utf8_fault: int = 0) -> None:
    """Refuses the file unless every byte of it decodes strictly and none of it is NUL.

    The place named is the one reached by the decoder that got further.
    """
    decoding = StrictDecoding(encoding)
    for block in blocks(file):
        decoding.take(block)
    decoding.finish()
    if decoding.fault is not None:
        tried = {"utf-16": "UTF-16", "gb18030": "UTF-8 / GB18030"}.get(encoding, encoding)
        raise _refused(file, max(decoding.fault, utf8_fault), _UNDECODABLE.filled(encoding=tried))
    if decoding.nul:
        raise SourceRefused(_NUL, where=file.name, to_do=_SAVE_AS_UTF8)


def _refuse_mixture(file: InputFile) -> None:
    """Refuses a GB18030 file in which a run of bytes is plainly Chinese in UTF-8.

    GB18030 decodes much UTF-8 text without an error, as other characters. A run counts as UTF-8
    when that reading has only everyday characters (GB 2312) and the GB18030 reading does not:
    real GB18030 text meets both conditions by chance less than once in a million names.
    """
    taken = 0
    for block in blocks(file):
        for run in _UTF8_RUN.finditer(block):
            if _everyday(run.group(), "utf-8") and not _everyday(run.group(), "gb18030"):
                raise _refused(file, taken + run.start(), _MIXED)
        taken += len(block)


def _refuse_implausible(file: InputFile) -> None:
    """Refuses a file whose GB18030 reading is made of rare characters."""
    found = tally(file)
    if not found.plausible:
        what = readings(found.doubtful_line)
        offset = _place(file, found.doubtful_line)
        raise _refused(file, offset, what)


def _place(file: InputFile, line: bytes) -> int:
    """The byte at which a line first occurs."""
    before = 0
    with stream_of(file) as stream:
        for one in stream:
            if line in one:
                return before + one.index(line)
            before += len(one)
    return 0


def _everyday(run: bytes, encoding: str) -> bool:
    try:
        run.decode(encoding).encode("gb2312")
    except UnicodeError:
        return False
    return True


def _refused(file: InputFile, offset: int, what: Text) -> SourceRefused:
    place = f"{file.name}, byte {offset}, line {line_of(file, offset)}"
    return SourceRefused(what, where=place, to_do=_SAVE_AS_UTF8)
