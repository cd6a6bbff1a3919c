"""The words of a PDF, as far as its own character maps tell them: for searching, not for reading.

Streams are inflated; strings of page content are turned into text through every character map
of the file. With the wrong map a string becomes nonsense, which harms no search.
"""

import re
import zlib
from collections.abc import Iterator

_STREAM = re.compile(rb"stream\r?\n")
_MOST_BYTES = 64 << 20  # of one inflated stream
_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.S)
_CODES = re.compile(rb"<([0-9A-Fa-f]+)>")
_SHOWN = re.compile(
    rb"\[(?:[^\[\]\\]|\\.)*?\]\s*TJ|<[0-9A-Fa-f\s]*>\s*Tj|\((?:[^()\\]|\\.)*\)\s*Tj", re.S
)
_STRING = re.compile(rb"<([0-9A-Fa-f\s]*)>|\(((?:[^()\\]|\\.)*)\)", re.S)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.S)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
Map = dict[int, str]


def texts(data: bytes) -> Iterator[bytes]:
    """Inflated streams, and what the page content says under each character map (UTF-8)."""
    streams = list(_streams(data))
    yield from streams
    maps = [_map(stream) for stream in streams if b"beginbf" in stream]
    for stream in streams:
        if b"Tj" in stream or b"TJ" in stream:
            for characters in maps:
                yield _said(stream, characters).encode("utf-8", "surrogatepass")


def _streams(data: bytes) -> Iterator[bytes]:
    for match in _STREAM.finditer(data):
        engine = zlib.decompressobj()
        try:
            yield engine.decompress(data[match.end() :], _MOST_BYTES)
        except zlib.error:
            continue  # not deflated: its bytes are searched as they stand


def _map(stream: bytes) -> Map:
    found: Map = {}
    for kind, section in _SECTION.findall(stream):
        codes = _CODES.findall(section)
        step = 2 if kind == b"char" else 3
        for place in range(0, len(codes) - step + 1, step):
            first, last = int(codes[place], 16), int(codes[place + step - 2], 16)
            letters = _letters(codes[place + step - 1])
            for code in range(first, min(last, first + 0xFFFF) + 1):
                found[code] = _moved(letters, code - first)
    return found


def _moved(letters: str, steps: int) -> str:
    """The last letter of a range moves on with the code."""
    return letters[:-1] + chr(min(ord(letters[-1]) + steps, 0x10FFFF)) if letters else ""


def _letters(digits: bytes) -> str:
    return bytes.fromhex(digits.decode("ascii")).decode("utf-16-be", "replace")


def _said(stream: bytes, characters: Map) -> str:
    parts = []
    for shown in _SHOWN.findall(stream):
        for digits, literal in _STRING.findall(shown):
            raw = _hexadecimal(digits) if digits else _ESCAPE.sub(_unescaped, literal)
            codes = [int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2)]
            parts += [characters.get(code, "\ufffd") for code in codes]
    return "".join(parts)


def _hexadecimal(digits: bytes) -> bytes:
    text = b"".join(digits.split()).decode("ascii")
    return bytes.fromhex(text + "0" * (len(text) % 2))


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match.group(1)
    if code[:1].isdigit():
        return bytes([int(code, 8) & 0xFF])
    return _ESCAPED.get(code, code)
