"""Registering a received file that was loaded, and its chain from the hand that gave it."""

from datetime import datetime
from pathlib import Path

from graph.archive import Archive
from investigation.casework.gathering import sha256_of
from investigation.casework.sitting import Sitting
from investigation.open import load_reports
from model.dossiers import SourceCopy
from model.errors import SourceRefused, UnknownEntity
from model.language import Text

_UNKNOWN = Text(en="no load read a file with these bytes", zh="没有任何导入读取过该文件")
_LOAD = Text(en="Load it first: coterie load FILE.", zh="请先导入：coterie load 文件。")
_UNREADABLE = Text(en="the file cannot be read: {reason}", zh="无法读取文件：{reason}")


def register(
    sitting: Sitting,
    archive: Archive,
    path: Path,
    *,
    provider: str,
    medium: str,
    received_at: datetime | None = None,
) -> SourceCopy:
    """Registers a file as received from ``provider`` on ``medium``, by the person who sits.

    Raises ``UnknownEntity`` for a file that no load read, ``RuleBroken`` without the right.
    """
    try:
        digest, size = sha256_of(path), path.stat().st_size
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SourceRefused(_UNREADABLE.filled(reason=reason), where=str(path)) from error
    loaded = {b.source.sha256: b.source for r in load_reports(archive) for b in r.files}
    source = loaded.get(digest)
    if source is None:
        raise UnknownEntity(_UNKNOWN, where=path.name, to_do=_LOAD)
    copy = SourceCopy(
        name=source.name,
        sha256=digest,
        size_bytes=size,
        encoding=source.encoding,
        rows=source.rows,
        provider=provider,
        received_by=sitting.by,
        received_at=received_at or sitting.at,
        medium=medium,
        path=path.resolve(),
    )
    return sitting.file.sources.register(copy, by=sitting.by, at=sitting.at)
