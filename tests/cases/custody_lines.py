"""Chained custody lines for test dossiers, through the product's own chain."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from cases.custody.chain import GENESIS, content_digest, sealed
from model.cases import AuditEntry, SkippedEntry

Step = tuple[datetime, str, str, str, Mapping[str, str]]


def chained(steps: Sequence[Step]) -> tuple[AuditEntry, ...]:
    """Entries 1, 2, 3 ... of (at, by, action, target, detail), each naming the one before."""
    entries: list[AuditEntry] = []
    before = GENESIS
    for number, (at, by, action, target, detail) in enumerate(steps, start=1):
        salt = hashlib.sha256(f"salt {number}".encode()).hexdigest()[:32]
        entry = AuditEntry(number, at, by, action, target, dict(detail), "", "", salt)
        entries.append(sealed(entry, before))
        before = entries[-1].digest
    return tuple(entries)


def skipped(entry: AuditEntry) -> SkippedEntry:
    """The same line as an export leaves it out."""
    return SkippedEntry(entry.number, content_digest(entry))
