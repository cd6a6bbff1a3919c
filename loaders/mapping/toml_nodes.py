"""A TOML document whose every value knows its place, so that an error can say where it is."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from model.errors import SettingError
from model.language import Text, verbatim

_BROKEN = Text(en="the mapping is not TOML: {fault}.", zh="映射文件不是有效的 TOML：{fault}。")
_UNKNOWN = Text(en="there is no {key!r} here.", zh="此处没有 {key!r} 这一项。")
_MISSING = Text(en="{key!r} is missing.", zh="缺少 {key!r}。")
_KIND = Text(en="this must be {kind}.", zh="此处应为{kind}。")
_MEANT = Text(en="Did you mean {names}?", zh="是否指 {names}？")
_KNOWN = Text(en="Known here: {names}.", zh="可用：{names}。")

TEXT = Text(en="a text", zh="文本")
TEXTS = Text(en="a text or a list of texts", zh="文本或文本列表")
TABLE = Text(en="a table", zh="表")
WHOLE = Text(en="a whole number", zh="整数")
TRUTH = Text(en="true or false", zh="true 或 false")
SHARE = Text(en="a number from 0 to 1", zh="0 至 1 之间的数")


@dataclass(frozen=True)
class Node:
    """One value of the document: ``path`` leads to it, ``text`` is the whole document."""

    value: Any
    path: tuple[str | int, ...]
    file: str
    text: str

    @property
    def place(self) -> str:
        """File, line and path of the value."""
        line = _line(self.text, self.path)
        names = ".".join(f"{p + 1}" if isinstance(p, int) else p for p in self.path)
        return ", ".join(filter(None, [self.file, f"line {line}" if line else "", names]))

    def wrong(self, what: Text, to_do: Text | None = None) -> SettingError:
        """The error about this value."""
        return SettingError(what, where=self.place, to_do=to_do)

    def must_be(self, kind: Text) -> SettingError:
        """The error for a value of another kind."""
        return self.wrong(_KIND.filled(kind=kind))

    def among(self, name: str, known: Mapping[str, object], what: Text) -> SettingError:
        """The error for a name that is none of ``known``, with those that look like it."""
        close = get_close_matches(name, list(known), n=2)
        hint = _MEANT if close else _KNOWN
        return self.wrong(what, hint.filled(names=", ".join(close or known)))

    def inner(self, key: str | int) -> "Node":
        """A value inside a table or list."""
        return Node(self.value[key], (*self.path, key), self.file, self.text)

    def get(self, key: str) -> "Node | None":
        """A value of this table, or ``None``."""
        return self.inner(key) if key in self.value else None

    def need(self, key: str) -> "Node":
        """A value of this table that must be there."""
        if key not in self.value:
            raise self.wrong(_MISSING.filled(key=key))
        return self.inner(key)

    def table(self, *allowed: str) -> "Node":
        """This value as a table with no other keys than ``allowed`` (none: any)."""
        if not isinstance(self.value, dict):
            raise self.must_be(TABLE)
        for key in self.value:
            if allowed and key not in allowed:
                what = _UNKNOWN.filled(key=key)
                raise self.inner(key).among(key, dict.fromkeys(allowed), what)
        return self

    def items(self) -> Iterator[tuple[str, "Node"]]:
        """The values of a table by key."""
        for key in self.table().value:
            yield key, self.inner(key)

    def each(self) -> Iterator["Node"]:
        """The values of a list; a single value stands for a list of one."""
        if isinstance(self.value, list):
            yield from (self.inner(place) for place in range(len(self.value)))
        else:
            yield self

    def as_text(self) -> str:
        """This value as text; a number stands for its digits."""
        if isinstance(self.value, bool) or not isinstance(self.value, str | int):
            raise self.must_be(TEXT)
        return str(self.value)

    def as_texts(self) -> tuple[str, ...]:
        """This value as texts."""
        if not isinstance(self.value, str | list):
            raise self.must_be(TEXTS)
        return tuple(node.as_text() for node in self.each())

    def as_number(self, kind: Text = WHOLE) -> int | float:
        """This value as a number."""
        wanted = int if kind is WHOLE else (int, float)
        if isinstance(self.value, bool) or not isinstance(self.value, wanted):
            raise self.must_be(kind)
        number: int | float = self.value
        return number

    def as_truth(self) -> bool:
        """This value as true or false."""
        if not isinstance(self.value, bool):
            raise self.must_be(TRUTH)
        return self.value

    def as_said(self) -> Text:
        """This value as a sentence: ``{ en = "...", zh = "..." }``, or one for both languages."""
        if isinstance(self.value, str):
            return verbatim(self.value)
        said = self.table("en", "zh")
        return Text(en=said.need("en").as_text(), zh=said.need("zh").as_text())


def parsed(text: str, file: str) -> Node:
    """The document. Raises ``SettingError`` with line and column where it is not TOML."""
    try:
        return Node(tomllib.loads(text), (), file, text)
    except tomllib.TOMLDecodeError as error:
        raise SettingError(_BROKEN.filled(fault=error), where=file) from error


def _line(text: str, path: tuple[str | int, ...]) -> int:
    """The line on which the deepest part of ``path`` stands that is written out; 0 for none.

    Headers ``[a.b]`` and ``[[a]]`` and keys at the beginning of a line are known; a value inside
    an inline table has the line of its key.
    """
    headers: dict[tuple[str, ...], int] = {}
    here: tuple[str | int, ...] = ()
    best = (0, 0)
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*(\[\[?)([^\]]+)\]", line):
            names = tuple(_keys(header[2]))
            if header[1] == "[[":
                headers[names] = headers.get(names, -1) + 1
            here = tuple(_numbered(names, headers))
            found = here
        elif key := re.match(
            r"""\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*[\w"'*-]+)*)\s*=""", line
        ):
            found = (*here, *_keys(key[1]))
        else:
            continue
        if path[: len(found)] == found and len(found) > best[0]:
            best = (len(found), number)
    return best[1]


def _keys(written: str) -> list[str]:
    parts = re.findall(r"""[\w-]+|"[^"]*"|'[^']*'""", written)
    return [part.strip("\"'") for part in parts]


def _numbered(
    names: tuple[str, ...], headers: Mapping[tuple[str, ...], int]
) -> Iterator[str | int]:
    for depth, name in enumerate(names, start=1):
        yield name
        if names[:depth] in headers:
            yield headers[names[:depth]]
