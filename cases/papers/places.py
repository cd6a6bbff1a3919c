"""Every text of a plain document with the place where it stands, for errors that name it."""

from collections.abc import Iterator
from typing import Any

from cases.papers.plain import Plain

_NO_TEXT = {"kind", "align", "digest", "language", "code"}


def texts(content: Plain) -> Iterator[tuple[str, str]]:
    """(place, text) in reading order; a place is a section, a row and a column, as read."""
    section = ""
    for name, value in content.items():
        if name != "blocks" and name not in _NO_TEXT:
            yield from ((name, text) for text in strings(value))
    for block in content["blocks"]:
        if block["kind"] == "heading":
            section = block["number"] + block["text"]
        for where, text in _block_texts(block):
            yield " > ".join(part for part in (section, where) if part), text


def strings(value: Any) -> Iterator[str]:
    """The texts inside a plain value, in order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in _NO_TEXT:
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def _block_texts(block: Plain) -> Iterator[tuple[str, str]]:
    if block["kind"] == "key_values":
        for name, value in block["rows"]:
            yield from ((name, text) for text in (name, value))
        return
    if block["kind"] != "table":
        yield from (("", text) for text in strings(block))
        return
    heads = [column["text"] for column in block["columns"]]
    yield from (("", text) for text in (*heads, *block["sums"], block["note"]))
    for number, row in enumerate(block["rows"], start=1):
        for head, cell in zip(heads, row, strict=True):
            yield f"{number}, {head}", cell
