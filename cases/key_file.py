"""A secret key in a file of its own: 32 random bytes as hexadecimal digits, read by its owner only.

Keys stand in files, never in the database or the package whose content they guard.
"""

import base64
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes

from model.errors import SettingError
from model.language import Text

KEY_BYTES = 32


@dataclass(frozen=True)
class KeyName:
    """What a key is called in messages, and how one is made."""

    unreadable: Text
    to_make: Text
    open_to_others: Text


_CLOSE = Text(en="Run chmod 600 on it.", zh="请执行 chmod 600。")


def write_new_key(path: Path) -> None:
    """Write a fresh random key that only its owner can read; an existing file is never replaced."""
    write_new_private(path, base64.b16encode(token_bytes(KEY_BYTES)).lower() + b"\n")


def write_new_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read; an existing one is never replaced."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def read_key(path: Path, name: KeyName) -> bytes:
    """The key in a file of hexadecimal digits; raises ``SettingError`` where others may read it."""
    try:
        mode = path.stat().st_mode
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as error:
        raise SettingError(name.unreadable, where=str(path), to_do=name.to_make) from error
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        raise SettingError(name.open_to_others, where=str(path), to_do=_CLOSE)
    return key
