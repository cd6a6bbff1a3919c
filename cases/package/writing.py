"""Writing a package: under a temporary name, read back and verified, then renamed.

A full disk, a kill or a failed check leaves the older package as it was.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cases.package.canonical_zip import zipped
from cases.package.contents import Package
from cases.verification import verify
from model.errors import CoterieError, LayoutError, SettingError
from model.language import Text


@dataclass(frozen=True)
class Written:
    """A package on disk: the zip, its SHA-256, the root, and the file that states both."""

    path: Path
    sha256: str
    root: str
    content_root: str
    digest_path: Path


class NotWritten(CoterieError):
    """The disk is full, read-only or too slow to say; nothing was changed."""


def write(package: Package, target: Path) -> Written:
    """The package as a canonical zip at ``target``, with ``<name>.package.sha256`` beside it.

    Raises ``SettingError`` for a name the package may not have, ``NotWritten`` where the disk
    refuses, ``LayoutError`` where what was read back does not verify. Only the two final names
    ever hold something complete.
    """
    if target.suffix != ".zip" or (package.draft and "移送" in target.name):
        raise SettingError(
            Text(
                en="a package is called ....zip, and a draft is never called a transfer (移送)",
                zh="卷宗文件名须以 .zip 结尾，草稿不得称为“移送”",
            ),
            where=target.name,
        )
    beside = target.with_name(f"{target.name.removesuffix('.zip')}.package.sha256")
    building = target.with_name(f".{target.name}.building.zip")
    stating = target.with_name(f".{beside.name}.building")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        digest = _put(building, zipped(package.files, package.folder))
        text = (
            f"# root (tagmanifest-sha256.txt): {package.root}\n{_custody_head(package)}"
            f"{digest}  {target.name}\n"
        )
        _put(stating, [text.encode("utf-8")])
        _require_verified(building, digest, package.root)
        building.replace(target)
        stating.replace(beside)
        _flush_folder(target.parent)
    except OSError as error:
        raise NotWritten(
            Text(en="the package could not be written", zh="卷宗无法写入"),
            where=f"{target.name}: {error.strerror}",
            to_do=Text(
                en="Free some space or choose another place; an older package is untouched.",
                zh="请释放空间或另选位置；原有卷宗未受影响。",
            ),
        ) from error
    finally:
        for path in (building, stating):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)
    return Written(target, digest, package.root, package.content_root, beside)


def _custody_head(package: Package) -> str:
    """The line of the head of custody: so it leaves the house with every export."""
    lines = package.files["bag-info.txt"].decode("utf-8").splitlines()
    stated = dict(line.split(": ", 1) for line in lines if ": " in line)
    if not stated.get("Custody-Head"):
        return ""
    return f"# custody {stated['Custody-Entries']}:{stated['Custody-Head']}\n"


def _put(path: Path, parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    with path.open("wb") as file:
        for part in parts:
            digest.update(part)
            file.write(part)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()


def _require_verified(path: Path, digest: str, root: str) -> None:
    report = verify(path, [digest, root])
    if not report.ok:
        raise LayoutError(
            Text(en="the package does not verify after writing", zh="写入后的卷宗校验不通过"),
            where="; ".join(f"{code}: {where}" for code, where in report.problems[:3]),
            to_do=Text(en="Nothing was changed; report this.", zh="未作任何更改，请反馈。"),
        )


def _flush_folder(folder: Path) -> None:
    """A rename is safe only when the folder is on the disk too (where the system can do that)."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
