"""Pseudonyms that nobody can reverse without the key: HMAC-SHA256 over kind and identifier.

A plain digest of an identity number is no pseudonym: with county and birth year known it is
reversed in seconds. The key is kept apart from every package, in a file only its owner reads.
"""

import base64
import hashlib
import hmac
from pathlib import Path

from cases.key_file import KEY_BYTES, KeyName, read_key, write_new_key
from model.errors import SettingError
from model.language import Text

LEAST_KEY_BYTES = KEY_BYTES
_LETTERS = 10  # 50 bits: fewer than 1 clash in 2,000 cases of a million identifiers


class Pseudonyms:
    """Pseudonyms under one key; equal identifiers of one kind get equal ones."""

    def __init__(self, key: bytes) -> None:
        if len(key) < LEAST_KEY_BYTES:
            raise SettingError(
                Text(en="the key of pseudonyms is too short", zh="代号密钥过短"),
                where=f"{len(key)} < {LEAST_KEY_BYTES}",
                to_do=Text(en="Make one with new_key_file.", zh="请用 new_key_file 生成。"),
            )
        self._key = key
        self._given: dict[str, tuple[str, str]] = {}

    def of(self, kind: str, identifier: str) -> str:
        """``W-`` and ten letters; raises ``SettingError`` where two identifiers would get one.

        >>> Pseudonyms(b"k" * 32).of("patient", "A1") == Pseudonyms(b"k" * 32).of("doctor", "A1")
        False
        """
        made = self._mac(kind, identifier)
        name = "W-" + base64.b32encode(made).decode("ascii")[:_LETTERS].lower()
        if self._given.setdefault(name, (kind, identifier)) != (kind, identifier):
            raise SettingError(
                Text(en="two identifiers get one pseudonym", zh="两个标识得到相同代号"),
                where=name,
                to_do=Text(en="Use another key for this copy.", zh="请为本副本更换密钥。"),
            )
        return name

    def digest(self, text: str) -> str:
        """A keyed digest in the place of a plain one: 64 hexadecimal digits."""
        return self._mac("digest", text).hex()

    def _mac(self, kind: str, text: str) -> bytes:
        message = kind.encode("utf-8") + b"\0" + text.encode("utf-8", "surrogatepass")
        return hmac.new(self._key, message, hashlib.sha256).digest()


_NAME = KeyName(
    unreadable=Text(en="the key of pseudonyms cannot be read", zh="无法读取代号密钥"),
    to_make=Text(en="Make one with new_key_file.", zh="请用 new_key_file 生成。"),
    open_to_others=Text(en="others can read the key of pseudonyms", zh="代号密钥可被他人读取"),
)


def new_key_file(path: Path) -> None:
    """Write a fresh random key that only its owner can read; an existing file is never replaced."""
    write_new_key(path)


def key_of(path: Path) -> bytes:
    """The key in a file of hexadecimal digits; raises ``SettingError`` where others may read it."""
    return read_key(path, _NAME)
