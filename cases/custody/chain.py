"""The chain itself: canonical form, digests, and the next line of a log (format: see the room)."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal, get_args

from model.cases import AuditEntry, SkippedEntry

Algorithm = Literal["sha256", "sm3"]
ALGORITHMS: tuple[Algorithm, ...] = get_args(Algorithm)
Line = AuditEntry | SkippedEntry

GENESIS = "0" * 64
"""What stands where the digest of the line before the first would stand."""


@dataclass(frozen=True)
class Slice:
    """The log as one case may show it: its own entries in full, of all others the digests."""

    case_id: str  # empty: the whole log
    entries: tuple[AuditEntry, ...]
    skipped: tuple[SkippedEntry, ...]
    head: str
    algorithm: Algorithm = "sha256"

    @property
    def lines(self) -> tuple[Line, ...]:
        """Full and skipped lines in the order of the log."""
        return tuple(sorted((*self.entries, *self.skipped), key=lambda line: line.number))


def canonical(value: Mapping[str, object]) -> str:
    """The one text of a JSON object: sorted keys, no space, characters as themselves.

    >>> canonical({"b": 1, "a": "医"})
    '{"a":"医","b":1}'
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_digest(entry: AuditEntry, algorithm: Algorithm = "sha256") -> str:
    """The digest of what an entry says, without its place in the chain."""
    said = {
        "action": entry.action,
        "at": entry.at.isoformat(),
        "by": entry.by,
        "detail": dict(entry.detail),
        "number": entry.number,
        "salt": entry.salt,
        "target": entry.target,
    }
    # A text that is no valid Unicode is hashed too, so that a damaged log can be judged.
    return hashlib.new(algorithm, canonical(said).encode("utf-8", "surrogatepass")).hexdigest()


def link_digest(before: str, content: str, algorithm: Algorithm = "sha256") -> str:
    """The digest of a line: of the line before and of its own content."""
    return hashlib.new(algorithm, (before + content).encode("ascii", "replace")).hexdigest()


def sealed(entry: AuditEntry, before: str, algorithm: Algorithm = "sha256") -> AuditEntry:
    """The entry with its two digests, as the line that follows ``before``."""
    digest = link_digest(before, content_digest(entry, algorithm), algorithm)
    return replace(entry, before=before, digest=digest)


def case_of(target: str) -> str:
    """The case a target belongs to: of ``case:id`` and ``case:id/part``, else empty.

    >>> case_of("case:2026-0007/E001"), case_of("ring:R-1")
    ('2026-0007', '')
    """
    kind, _, rest = target.partition(":")
    return rest.partition("/")[0] if kind == "case" else ""


def sliced(
    lines: Iterable[AuditEntry],
    case_id: str,
    targets: Iterable[str] = (),
    algorithm: Algorithm = "sha256",
) -> Slice:
    """The log of one case; ``targets`` names others that belong to it (``ring:...``)."""
    also = frozenset(targets)
    entries: list[AuditEntry] = []
    skipped: list[SkippedEntry] = []
    head = GENESIS
    for entry in lines:
        head = entry.digest
        if case_of(entry.target) == case_id or entry.target in also:
            entries.append(entry)
        else:
            skipped.append(SkippedEntry(entry.number, content_digest(entry, algorithm)))
    return Slice(case_id, tuple(entries), tuple(skipped), head, algorithm)


def jsonl_lines(part: Slice) -> Iterator[str]:
    """The lines of the exported file, each with its LF."""
    lines = part.lines
    yield (
        canonical(
            {
                "algorithm": part.algorithm,
                "case": part.case_id,
                "entries": len(lines),
                "format": FORMAT,
                "head": part.head,
            }
        )
        + "\n"
    )
    for line in lines:
        yield canonical(written(line)) + "\n"


FORMAT = "coterie-custody-1"


def written(line: Line) -> dict[str, object]:
    """A line as the JSON object it is exported as."""
    if isinstance(line, SkippedEntry):
        return {"content": line.content, "number": line.number}
    return {
        "action": line.action,
        "at": line.at.isoformat(),
        "before": line.before,
        "by": line.by,
        "detail": dict(line.detail),
        "digest": line.digest,
        "number": line.number,
        "salt": line.salt,
        "target": line.target,
    }


def jsonl(part: Slice) -> bytes:
    """The exported file, ``17_保管链.jsonl``."""
    return "".join(jsonl_lines(part)).encode("utf-8")
