"""Whether a log is whole: what an edit, a deletion, a swap, an insertion or a torn tail leaves."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from cases.custody.chain import (
    ALGORITHMS,
    FORMAT,
    GENESIS,
    Algorithm,
    Line,
    Slice,
    canonical,
    case_of,
    content_digest,
    link_digest,
)
from cases.custody.problems import Problem, problem
from model.cases import Anchor, AuditEntry, SkippedEntry
from model.language import Text

_NUMBER = Text(
    en="line {n} has number {number}: lines were deleted, inserted or swapped",
    zh="第 {n} 行的编号为 {number}：有记录被删除、插入或调换",
)
_LINK = Text(
    en="entry {n} does not follow the line before it", zh="第 {n} 条记录与前一条记录不衔接"
)
_CONTENT = Text(
    en="entry {n} is not what was recorded: it was changed",
    zh="第 {n} 条记录的内容与当时不符，已被改动",
)
_HEAD = Text(en="the last line does not lead to the head {head}", zh="末条记录与链头 {head} 不符")
_CUT = Text(
    en="the log ends at {n}, but entry {number} was anchored ({reason}): the tail was cut off",
    zh="日志止于第 {n} 条，但第 {number} 条已锚定（{reason}）：尾部被截断",
)
_ANCHOR = Text(
    en="entry {number} is not the one that was anchored ({reason}): the log was rewritten",
    zh="第 {number} 条与锚定值（{reason}）不符：日志已被重写",
)
_FILE = Text(
    en="line {n} of the file is not in the form of the log", zh="文件第 {n} 行不符合日志格式"
)
_FOREIGN = Text(
    en="entry {n} concerns case {other}, the file is of case {case}",
    zh="第 {n} 条记录属于案件 {other}，而文件属于案件 {case}",
)
_TORN = Text(
    en="the file holds {there} of {stated} entries: it is torn",
    zh="文件应有 {stated} 条记录，实有 {there} 条：文件不完整",
)

_HEADER_KEYS = {"algorithm", "case", "entries", "format", "head"}
_FULL_KEYS = {"action", "at", "before", "by", "detail", "digest", "number", "salt", "target"}
_SKIPPED_KEYS = {"content", "number"}


def verify(
    entries: Iterable[Line],
    anchor: Anchor | Iterable[Anchor] | None = None,
    *,
    head: str | None = None,
    algorithm: Algorithm = "sha256",
) -> list[Problem]:
    """All problems of a log, in order; empty when it is whole.

    ``head`` is the digest the last line has to lead to; ``anchor`` one or several heads written
    down earlier. Without either, a cut tail cannot be told from a shorter log.
    """
    problems: list[Problem] = []
    anchors = [anchor] if isinstance(anchor, Anchor) else list(anchor or ())
    wanted = {kept.number for kept in anchors}
    reached: dict[int, str] = {0: GENESIS}
    before = GENESIS
    position = 0
    for position, line in enumerate(entries, start=1):
        if line.number != position:
            problems.append(problem("number", position, _NUMBER, number=line.number))
        if isinstance(line, SkippedEntry):
            before = link_digest(before, line.content, algorithm)
        else:
            if line.before != before:
                problems.append(problem("link", position, _LINK))
            if line.digest != link_digest(line.before, content_digest(line, algorithm), algorithm):
                problems.append(problem("content", position, _CONTENT))
            before = line.digest
        if position in wanted:
            reached[position] = before
    if head is not None and before != head:
        problems.append(problem("head", position, _HEAD, head=head))
    for kept in anchors:
        if kept.number > position:
            facts = {"number": kept.number, "reason": kept.reason}
            problems.append(problem("cut", position, _CUT, **facts))
        elif reached.get(kept.number) != kept.digest:
            facts = {"number": kept.number, "reason": kept.reason}
            problems.append(problem("anchor", kept.number, _ANCHOR, **facts))
    return problems


def verify_jsonl(data: bytes, anchor: Anchor | Iterable[Anchor] | None = None) -> list[Problem]:
    """All problems of an exported log file (format: docstring of ``cases.custody``)."""
    part, problems = read_jsonl(data)
    if part is None:
        return problems
    return problems + verify(part.lines, anchor, head=part.head, algorithm=part.algorithm)


def read_jsonl(data: bytes) -> tuple[Slice | None, list[Problem]]:
    """The log of an exported file and what is wrong with its form; no log without a header."""
    rows = data.split(b"\n")
    problems = [problem("form", len(rows), _FILE)] if rows.pop() else []
    header = _parsed(rows[0], _HEADER_KEYS) if rows else None
    if header is None or not _is_header(header):
        return None, [*problems, problem("form", 1, _FILE)]
    entries: list[AuditEntry] = []
    skipped: list[SkippedEntry] = []
    for n, row in enumerate(rows[1:], start=2):
        line = _line(row)
        if line is None or line.number != n - 1:
            problems.append(problem("form", n, _FILE))
        if isinstance(line, AuditEntry):
            entries.append(line)
        elif line is not None:
            skipped.append(line)
    if len(rows) - 1 != header["entries"]:
        facts = {"stated": header["entries"], "there": len(rows) - 1}
        problems.append(problem("torn", len(rows) - 1, _TORN, **facts))
    for entry in entries:
        other = case_of(entry.target)
        if header["case"] and other not in ("", header["case"]):
            facts = {"other": other, "case": header["case"]}
            problems.append(problem("foreign", entry.number, _FOREIGN, **facts))
    part = Slice(
        header["case"], tuple(entries), tuple(skipped), header["head"], header["algorithm"]
    )
    return part, problems


def _line(row: bytes) -> Line | None:
    found = _parsed(row, _FULL_KEYS, _SKIPPED_KEYS)
    if found is None or type(found["number"]) is not int:
        return None
    texts = [value for key, value in found.items() if key not in ("number", "detail")]
    detail = found.get("detail", {})
    texts += [*detail, *detail.values()] if isinstance(detail, dict) else [None]
    if not all(isinstance(text, str) for text in texts):
        return None
    if set(found) == _SKIPPED_KEYS:
        return SkippedEntry(**found)
    try:
        at = datetime.fromisoformat(found["at"])
    except ValueError:
        return None
    if at.isoformat() != found["at"] or at.tzinfo is None:
        return None
    return AuditEntry(**{**found, "at": at})


def _parsed(row: bytes, *keys: set[str]) -> dict[str, Any] | None:
    """The object of a line, or ``None`` when the line is not its own canonical form."""
    try:
        found = json.loads(row.decode("utf-8"))
        if not isinstance(found, dict) or set(found) not in keys:
            return None
        same = canonical(found).encode("utf-8") == row
    except (ValueError, RecursionError):
        return None
    return found if same else None


def _is_header(header: dict[str, Any]) -> bool:
    return (
        header["format"] == FORMAT
        and header["algorithm"] in ALGORITHMS
        and type(header["entries"]) is int
        and isinstance(header["case"], str)
        and isinstance(header["head"], str)
    )
