"""Searching all bytes of a package for strings that must not be in it.

Every file is searched as it is, in UTF-8, GB18030 and UTF-16; text also with its escapes undone
(JSON, XML, Markdown); workbooks and documents member by member; PDFs stream by stream and through
their character maps. Strings of fewer than 4 bytes, or of fewer than 9 digits, are too common to
be searched for.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cases.redaction import pdf_text
from cases.redaction.search import Search
from model.errors import RuleBroken
from model.language import Text

_MOST_INSIDE = 256 << 20
_DEEPEST = 3
_TAG = re.compile(r"<[^<>]*>")
_CODE = re.compile(r"\\u([0-9a-fA-F]{4})")


@dataclass(frozen=True, order=True)
class Leak:
    """A secret found in a file; ``shown`` is its first character only."""

    path: str
    shown: str


class Leaked(RuleBroken):
    """A copy holds what it must not hold; ``found`` says where, not what."""

    def __init__(self, found: list[Leak]) -> None:
        self.found = found
        super().__init__(
            Text(
                en=f"{len(found)} strings that must not leave the house are in this copy",
                zh=f"本副本含有 {len(found)} 处不得外泄的内容",
            ),
            where="; ".join(f"{leak.path}: {leak.shown}***" for leak in found[:3]),
            to_do=Text(
                en="Nothing was written. Take them out of notes and documents, then export again.",
                zh="未写出任何文件。请从笔记与文书中去除后重新导出。",
            ),
        )


def leaks(files: Mapping[str, bytes], secrets: Iterable[str]) -> list[Leak]:
    """Where any of these strings occur: in the path or anywhere in the bytes of a file."""
    search = Search(secrets)
    found: set[Leak] = set()
    for path in sorted(files):
        for data in (path.encode("utf-8", "surrogatepass"), *_readings(files[path], 0)):
            found |= {Leak(path, secret[:1]) for secret in search.found_in(data)}
    return sorted(found)


def require_no_leaks(files: Mapping[str, bytes], secrets: Iterable[str]) -> None:
    """Raise ``Leaked`` where one occurs."""
    found = leaks(files, secrets)
    if found:
        raise Leaked(found)


def _readings(data: bytes, depth: int) -> Iterator[bytes]:
    """The bytes themselves, and everything that can be read out of them."""
    yield data
    if data.startswith(b"PK") and depth < _DEEPEST:
        yield from _members(data, depth)
    elif data.startswith(b"%PDF"):
        yield from pdf_text.texts(data)
    else:
        yield from (text.encode("utf-8", "surrogatepass") for text in _unescaped(data))


def _members(data: bytes, depth: int) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MOST_INSIDE:
                return
            for info in archive.infolist():
                yield info.filename.encode("utf-8")
                yield from _readings(archive.read(info), depth + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return  # not a zip that anybody can open


def _unescaped(data: bytes) -> Iterator[str]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return
    if "&" in text or "<" in text:
        yield html.unescape(text)
        yield html.unescape(_TAG.sub("", text))  # a name may be cut in pieces by markup
    if "\\" in text:
        yield _CODE.sub(lambda found: chr(int(found[1], 16)), text)
        yield text.replace("\\", "")
    if '""' in text:
        yield text.replace('""', '"')
