"""Keys of this machine: of pseudonyms, and of the person who signs."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cases.key_file import write_new_private
from cases.redaction import key_of, new_key_file
from cases.signing import Signer, own_pkcs12, signer_of
from investigation.casework.clock import now
from investigation.place import Place
from model.errors import SettingError
from model.language import Text

KEY = "COTERIE_CASE_KEY"
"""File with the key of pseudonyms, where none is named."""
KEY_FILE = Path("cases") / "pseudonyms.key"
PASSPHRASE = "COTERIE_PASSPHRASE"  # noqa: S105 - the name of a variable
"""Environment variable with the passphrase of the signing key."""

_NOT_MADE = Text(en="the key cannot be written: {reason}", zh="无法写入密钥：{reason}")
_NO_PASSPHRASE = Text(en="the passphrase of the signing key is not set", zh="未设置签名密钥口令")
_SET = Text(en="Set the variable {name}.", zh="请设置环境变量 {name}。")
_NO_CERTIFICATE = Text(en="the certificate cannot be read", zh="无法读取证书")
_UNREADABLE = Text(en="the signing key cannot be read", zh="无法读取签名密钥")


@dataclass(frozen=True)
class OwnKey:
    """A PKCS#12 file that a person just handed over, with its passphrase; kept nowhere."""

    content: bytes = field(repr=False)
    passphrase: str = field(repr=False)


def make_key(path: Path) -> None:
    """A fresh key of pseudonyms that only its owner can read.

    Raises ``SettingError`` where it cannot be written; replaces nothing.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new_key_file(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingError(_NOT_MADE.filled(reason=reason), where=str(path)) from error


def make_certificate(path: Path, name: str) -> None:
    """An own signing key with a self-signed certificate under ``name``, for where no other is yet.

    PKCS#12 under the passphrase of ``COTERIE_PASSPHRASE``, readable by its owner alone; beside it
    the certificate (``.cer``, DER) to hand to whoever verifies. Raises ``SettingError`` without a
    passphrase or where it cannot be written; replaces nothing.
    """
    passphrase = _passphrase()
    made = own_pkcs12(name, now(), passphrase)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_new_private(path, made)
        path.with_suffix(".cer").write_bytes(signer_of(made, passphrase).certificate)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingError(_NOT_MADE.filled(reason=reason), where=str(path)) from error


def certificates(paths: Sequence[Path]) -> tuple[bytes, ...]:
    """Certificates (DER) that a person believes; ``SettingError`` for one that is not readable."""
    try:
        return tuple(path.read_bytes() for path in paths)
    except OSError as error:
        raise SettingError(_NO_CERTIFICATE, where=f"{error.filename}: {error.strerror}") from error


def pseudonym_key(place: Place, named: Path | None = None) -> bytes:
    """The key of pseudonyms: of the file named, of ``COTERIE_CASE_KEY``, or beside the cases.

    Raises ``SettingError`` where there is none or others can read it.
    """
    return key_of(named or Path(os.environ.get(KEY) or place.workspace / KEY_FILE))


def signer(key: Path | OwnKey) -> Signer:
    """Who signs; the passphrase of a file on disk comes from ``COTERIE_PASSPHRASE``.

    Raises ``SettingError`` for a key that cannot be read or does not open.
    """
    if isinstance(key, OwnKey):
        return signer_of(key.content, key.passphrase.encode())
    passphrase = _passphrase()
    try:
        content = key.read_bytes()
    except OSError as error:
        raise SettingError(_UNREADABLE, where=f"{key}: {error.strerror}") from error
    return signer_of(content, passphrase)


def _passphrase() -> bytes:
    passphrase = os.environ.get(PASSPHRASE)
    if not passphrase:
        raise SettingError(_NO_PASSPHRASE, to_do=_SET.filled(name=PASSPHRASE))
    return passphrase.encode()
