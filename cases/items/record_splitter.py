"""The records of a CSV file as the bytes they were received as.

Line ends inside quotes belong to their record; a quote is one only at the start of a cell, and a
doubled quote inside is a quote. Blank lines are no records: they are not counted, as in a load.
Works on UTF-8 and GB18030 (their bytes for ``"``, ``,`` and line ends mean nothing else) and, by
decoding and encoding again without loss, on UTF-16.
"""

import re
from collections.abc import Iterator

_BOMS = {"utf-8-sig": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
# One cell: a quoted one (a quote left open runs to the end), or one up to a comma or line end.
_CELL = re.compile(rb'"(?:[^"]|"")*(?:"[^,\r\n]*|\Z)|[^,\r\n]*')
_END = re.compile(rb"\r\n|\n|\r")


def records(data: bytes, encoding: str) -> Iterator[bytes]:
    """Every record with its line end, the header first; a byte order mark stays in front of it."""
    wide = encoding.lower().replace("_", "-").startswith("utf-16")
    if not wide:
        yield from _records(data)
        return
    order = "utf-16-be" if data.startswith(_BOMS["utf-16-be"]) else "utf-16-le"
    mark = _BOMS[order] if data.startswith(_BOMS[order]) else b""
    text = data[len(mark) :].decode(order)
    for number, record in enumerate(_records(text.encode("utf-8"))):
        yield (b"" if number else mark) + record.decode("utf-8").encode(order)


def chosen(data: bytes, encoding: str, row_nos: set[int]) -> bytes:
    """The header and these rows (1 is the first after the header), exactly as received."""
    parts = [
        record for number, record in enumerate(records(data, encoding)) if number in row_nos | {0}
    ]
    return b"".join(parts)


def _records(data: bytes) -> Iterator[bytes]:
    start = place = 3 if data.startswith(_BOMS["utf-8-sig"]) else 0
    begin = 0  # the mark belongs to the header
    while place < len(data):
        cell = _CELL.match(data, place)
        place = cell.end() if cell else place
        if data[place : place + 1] == b",":
            place += 1
            if place < len(data):
                continue
        blank = place == start
        end = _END.match(data, place)
        place = end.end() if end else place
        if not blank:
            yield data[begin:place]
        start = begin = place
