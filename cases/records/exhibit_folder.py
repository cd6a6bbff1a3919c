"""The bytes of exhibits by their digest: one file per content, written whole or not at all."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from model.errors import StoreUnavailable, UnknownEntity
from model.language import Text

_BLOCK = 1 << 20
_READ_ONLY = 0o400
_UNWRITABLE = Text(en="the exhibit could not be kept: {reason}", zh="证据材料未能保存：{reason}")
_RETRY = Text(
    en="Nothing was changed. Check the disk and try again.", zh="未作任何更改。请检查磁盘后重试。"
)
_GONE = Text(en="the bytes of exhibit {sha256} are gone", zh="证据材料 {sha256} 的原始字节缺失")
_CHANGED = Text(
    en="the bytes of exhibit {sha256} were changed on the disk",
    zh="证据材料 {sha256} 的原始字节已被改动",
)
_RESTORE = Text(en="Restore it from a backup.", zh="请从备份恢复。")


class ExhibitFolder:
    """A folder of files named by the SHA-256 of what they hold."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, content: bytes | Path) -> tuple[str, int]:
        """Keeps the bytes, or those of a file, and returns digest and size.

        Bytes that are there already are not written again; a damaged copy is replaced.
        ``StoreUnavailable`` when they cannot be written; nothing is then under the final name.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            return self._keep(content)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise StoreUnavailable(
                _UNWRITABLE.filled(reason=reason), where=str(self.folder), to_do=_RETRY
            ) from error

    def path(self, sha256: str) -> Path:
        """Where the bytes of a digest are or would be; only digests name files here."""
        if len(sha256) != hashlib.sha256().digest_size * 2 or set(sha256) - set("0123456789abcdef"):
            raise UnknownEntity(_GONE.filled(sha256=ascii(sha256)))
        return self.folder / sha256

    def read(self, sha256: str) -> bytes:
        """The bytes themselves, compared with their digest before they are given out."""
        path = self.path(sha256)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            facts = {"sha256": sha256}
            raise StoreUnavailable(_GONE.filled(**facts), where=str(path), to_do=_RESTORE) from None
        if hashlib.sha256(content).hexdigest() != sha256:
            raise StoreUnavailable(_CHANGED.filled(sha256=sha256), where=str(path), to_do=_RESTORE)
        return content

    def _keep(self, content: bytes | Path) -> tuple[str, int]:
        # A name that is being written begins with a dot, which no digest does.
        handle, name = tempfile.mkstemp(prefix=".part-", dir=self.folder)
        part = Path(name)
        try:
            with os.fdopen(handle, "wb") as target:
                sha256, size = _copy(content, target)
                target.flush()
                os.fsync(target.fileno())
            final = self.path(sha256)
            if final.is_file() and _digest(final) == sha256:
                return sha256, size
            part.chmod(_READ_ONLY)
            part.replace(final)
            _settle(self.folder)
            return sha256, size
        finally:
            part.unlink(missing_ok=True)


def _copy(content: bytes | Path, target: IO[bytes]) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    for block in _blocks(content):
        target.write(block)
        digest.update(block)
        size += len(block)
    return digest.hexdigest(), size


def _blocks(content: bytes | Path) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as source:
        while block := source.read(_BLOCK):
            yield block


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _settle(folder: Path) -> None:
    """Makes the new name survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
