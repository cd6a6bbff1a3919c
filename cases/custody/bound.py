"""Rows bound into the log: what a line says of the rows its act wrote, and which differ today.

A line that wrote rows of the case file holds one more detail, ``rows``: the digest of what the
act left of each row. The digests of the rows themselves stand beside the log, one a row and line;
so the state can be rebuilt from the log, row by row, and held against what stands there.

All digests of rows are keyed with the secret of the case file: a log that travels in a package
tells nothing of a row that the package leaves out.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cases.custody.chain import canonical
from cases.custody.problems import Problem, problem
from model.language import Text

ROWS = "rows"
"""Name of the detail that holds the digest of all rows of an act."""

GONE = ""
"""What stands in place of the digest of a row that an act removed."""

_CHANGED = Text(
    en="{kind} {key} is not as entry {n} recorded it: it was changed behind the log",
    zh="{kind} {key} 与第 {n} 条记录不符：绕过日志被改动",
)
_MISSING = Text(
    en="{kind} {key}, recorded by entry {n}, is gone: it was deleted behind the log",
    zh="第 {n} 条记录所载的 {kind} {key} 已不存在：绕过日志被删除",
)
_UNWRITTEN = Text(
    en="{kind} {key} is in no entry: it was inserted behind the log",
    zh="{kind} {key} 不见于任何记录：绕过日志被插入",
)
_LIST = Text(
    en="the rows beside entry {n} are not those it recorded",
    zh="第 {n} 条记录所附的数据行与其记载不符",
)


@dataclass(frozen=True)
class BoundRow:
    """One row as an act left it: its table, its key there, and its digest (``GONE``: removed)."""

    kind: str
    key: str
    digest: str


def row_digest(secret: bytes, kind: str, values: Mapping[str, object]) -> str:
    """The keyed digest of a row (HMAC-SHA-256), of its table and of every column by its name."""
    said = canonical({"kind": kind, "values": values}).encode("utf-8", "surrogatepass")
    return hmac.digest(secret, said, "sha256").hex()


def rows_digest(rows: Iterable[BoundRow]) -> str:
    """The digest of all rows of one act, whatever their order."""
    state = hashlib.sha256()
    for row in sorted((row.kind, row.key, row.digest) for row in rows):
        state.update(canonical({"row": list(row)}).encode("utf-8", "surrogatepass"))
    return state.hexdigest()


class Recorded:
    """The state as the log recorded it, rebuilt from its lines in their order."""

    def __init__(self) -> None:
        self._rows: dict[tuple[str, str], tuple[str, int]] = {}
        self._lists: dict[int, str] = {}

    def take(self, number: int, rows: Iterable[BoundRow]) -> None:
        """What entry ``number`` left of its rows; later entries supersede earlier ones."""
        kept = list(rows)
        self._lists[number] = rows_digest(kept)
        for row in kept:
            self._rows[row.kind, row.key] = row.digest, number

    def judge_line(self, number: int, detail: Mapping[str, str]) -> Problem | None:
        """Whether the rows beside an entry are the ones that the entry itself recorded."""
        if self._lists.pop(number, "") == detail.get(ROWS, ""):
            return None
        return problem("rows", number, _LIST)

    def left(self) -> Iterator[Problem]:
        """Rows beside entries that are not there; asked after every line was judged."""
        for number in sorted(self._lists):
            yield problem("rows", number, _LIST)

    def judge_rows(self, there: Iterable[BoundRow]) -> Iterator[Problem]:
        """Every row that differs from what the log says, by name."""
        rest = dict(self._rows)
        for row in there:
            digest, number = rest.pop((row.kind, row.key), (GONE, 0))
            if digest == row.digest:
                continue
            said = _UNWRITTEN if digest == GONE else _CHANGED
            yield problem("row", number, said, kind=row.kind, key=ascii(row.key))
        for (kind, key), (digest, number) in rest.items():
            if digest != GONE:
                yield problem("row", number, _MISSING, kind=kind, key=ascii(key))
