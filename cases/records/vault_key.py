"""The key of the informant vault: where it lies, when it is made, what it seals and opens.

AES-256 in Galois/Counter Mode (NIST SP 800-38D) through the library ``cryptography``: 12 random
bytes of nonce per row, and the number of the tip as associated data, so that a row neither opens
changed nor in the place of another. The key lies in a file of its own, beside an SQLite case file
unless named, and never in the database: whoever copies the database alone reads no informant.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cases.key_file import KEY_BYTES, KeyName, read_key, write_new_key
from model.errors import RuleBroken, SettingError
from model.language import Text

_NONCE = 12
_MARK_DIGITS = 16

_NAME = KeyName(
    unreadable=Text(en="the key of the vault cannot be read", zh="无法读取保密库密钥"),
    to_make=Text(
        en="Put the key file back; without it no informant can be read, and nothing replaces it.",
        zh="请恢复密钥文件；没有该密钥无法读取举报人信息，且无法补救。",
    ),
    open_to_others=Text(en="others can read the key of the vault", zh="保密库密钥可被他人读取"),
)
_UNNAMED = Text(
    en="no key of the vault is named for a case file on a server",
    zh="服务器上的案件库未指定保密库密钥",
)
_NAME_IT = Text(
    en="Set COTERIE_VAULT_KEY to a file outside the server.",
    zh="请将 COTERIE_VAULT_KEY 设为服务器之外的文件。",
)
_OTHER = Text(
    en="this is not the key that the vault was sealed with", zh="该密钥不是封存保密库时所用的密钥"
)
_PUT_BACK = Text(en="Put the right key file in its place.", zh="请换回正确的密钥文件。")
_ALTERED = Text(en="what the vault holds for {tip} was altered", zh="保密库中 {tip} 的内容已被改动")
_NOT_MADE = Text(
    en="the key of the vault cannot be written: {reason}", zh="无法写入保密库密钥：{reason}"
)


class VaultClosed(RuleBroken):
    """The vault does not open: no key, another key, or a row that was altered."""


@dataclass(frozen=True)
class Sealed:
    """One row of the vault: whose it is, under which key, and the sealed content."""

    tip_no: str
    key_mark: str
    sealed: str


@dataclass(frozen=True)
class VaultKey:
    """The key by its file; ``None`` where a server's case file was opened without naming one."""

    path: Path | None

    def seal(self, tip_no: str, content: Mapping[str, str], used: str | None) -> Sealed:
        """The content as a row; the key is made now where the vault is empty (``used`` is None).

        ``used`` is the mark of the key that the rows there are under. Raises ``VaultClosed``.
        """
        if used is None and self.path is not None and not self.path.exists():
            self._make(self.path)
        key = self._key(used)
        nonce = token_bytes(_NONCE)
        plain = json.dumps(dict(content), ensure_ascii=False).encode()
        sealed = nonce + AESGCM(key).encrypt(nonce, plain, tip_no.encode())
        return Sealed(tip_no, _mark(key), base64.b64encode(sealed).decode("ascii"))

    def open(self, row: Sealed) -> dict[str, str]:
        """What a row holds; raises ``VaultClosed``."""
        key = self._key(row.key_mark)
        try:
            sealed = base64.b64decode(row.sealed, validate=True)
            plain = AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], row.tip_no.encode())
        except (InvalidTag, ValueError) as error:
            raise VaultClosed(_ALTERED.filled(tip=ascii(row.tip_no))) from error
        found: dict[str, str] = json.loads(plain)
        return found

    def _key(self, used: str | None) -> bytes:
        if self.path is None:
            raise VaultClosed(_UNNAMED, to_do=_NAME_IT)
        try:
            key = read_key(self.path, _NAME)
        except SettingError as error:
            raise VaultClosed(error.what, where=error.where, to_do=error.to_do) from error
        if len(key) != KEY_BYTES:
            raise VaultClosed(_NAME.unreadable, where=str(self.path), to_do=_NAME.to_make)
        if used is not None and used != _mark(key):
            raise VaultClosed(_OTHER, where=str(self.path), to_do=_PUT_BACK)
        return key

    def _make(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_new_key(path)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise VaultClosed(_NOT_MADE.filled(reason=reason), where=str(path)) from error


def _mark(key: bytes) -> str:
    """Shows which key sealed a row, and tells nothing of the key."""
    return hmac.new(key, b"coterie vault key", hashlib.sha256).hexdigest()[:_MARK_DIGITS]
