"""Source files: registered with the hand that gave them, and as a dossier states them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from investigation.casework.session import CaseSession
from investigation.load_record import load_reports
from model.dossiers import SourceCopy
from model.errors import SourceRefused, UnknownEntity
from model.language import Text
from model.provenance import LoadReport, SourceFile

_UNKNOWN = Text(en="no load read a file with these bytes", zh="没有任何导入读取过该文件")
_LOAD = Text(en="Load it first: coterie load FILE.", zh="请先导入：coterie load 文件。")
_UNREADABLE = Text(en="the file cannot be read: {reason}", zh="无法读取文件：{reason}")


def sha256_of(path: Path) -> str:
    """The digest of a file, read in blocks."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def loaded_files(reports: Sequence[LoadReport]) -> Mapping[str, SourceFile]:
    """Every file that a load read, by digest."""
    return {balance.source.sha256: balance.source for report in reports for balance in report.files}


def register(session: CaseSession, path: Path, *, provider: str, medium: str) -> SourceCopy:
    """Registers a file as received now from ``provider`` on ``medium``.

    Raises ``UnknownEntity`` for a file that no load read, ``RuleBroken`` without the right.
    """
    archive = session.store.archive
    try:
        digest = sha256_of(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceRefused(_UNREADABLE.filled(reason=reason), where=str(path)) from error
    source = loaded_files(load_reports(archive)).get(digest)
    if source is None:
        raise UnknownEntity(_UNKNOWN, where=path.name, to_do=_LOAD)
    received = replace(
        _copy_of(source),
        provider=provider,
        received_by=session.by,
        received_at=session.at,
        medium=medium,
        path=path.resolve(),
    )
    return session.file.sources.register(received, by=session.by, at=session.at)


def source_copies(
    session: CaseSession, digests: set[str], reports: Sequence[LoadReport]
) -> tuple[SourceCopy, ...]:
    """The files of these digests by name: as registered, else as far as their load knows them."""
    loaded = loaded_files(reports)
    known = session.file.sources.of(digests, by=session.by, at=session.at)
    registered = {copy.sha256: copy for copy in known}
    used = [source for digest, source in loaded.items() if digest in digests]
    return tuple(
        _checked(registered[source.sha256]) if source.sha256 in registered else _copy_of(source)
        for source in sorted(used, key=lambda source: source.name)
    )


def _checked(copy: SourceCopy) -> SourceCopy:
    """The registration; without its path where the file is gone or no longer the same."""
    if copy.path is None or not copy.path.is_file() or sha256_of(copy.path) != copy.sha256:
        return replace(copy, path=None)
    return copy


def _copy_of(source: SourceFile) -> SourceCopy:
    """A loaded file of which nobody said who gave it."""
    return SourceCopy(
        name=source.name,
        sha256=source.sha256,
        size_bytes=source.size_bytes,
        encoding=source.encoding,
        rows=source.rows,
        provider="",
        received_by="",
        received_at=None,
        medium="",
        path=None,
    )
