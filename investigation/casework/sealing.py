"""What a package is sealed with, from files and variables of this machine."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from cases.signing import AskingStamper, Signer, http_service, signer_of
from investigation.casework.exporting import Sealing
from model.errors import SettingError
from model.language import Text

PASSPHRASE = "COTERIE_PASSPHRASE"  # noqa: S105 - the name of a variable
"""Environment variable with the passphrase of the signing key."""

_NO_PASSPHRASE = Text(en="the passphrase of the signing key is not set", zh="未设置签名密钥口令")
_SET = Text(en="Set the variable {name}.", zh="请设置环境变量 {name}。")
_UNREADABLE = Text(en="the signing key cannot be read", zh="无法读取签名密钥")


@dataclass(frozen=True)
class OwnKey:
    """A PKCS#12 file that a person just handed over, with its passphrase; kept nowhere."""

    content: bytes = field(repr=False)
    passphrase: str = field(repr=False)


def sealing(
    key: bytes | None = None,
    signing_key: Path | OwnKey | None = None,
    time_service: str | None = None,
) -> Sealing:
    """A key of pseudonyms, a PKCS#12 file and the address of a time-stamping service.

    The passphrase of a file on disk comes from ``COTERIE_PASSPHRASE``.
    """
    return Sealing(
        pseudonym_key=key,
        signer=None if signing_key is None else _signer(signing_key),
        stamper=None if time_service is None else AskingStamper(http_service(time_service)),
    )


def _signer(key: Path | OwnKey) -> Signer:
    if isinstance(key, OwnKey):
        return signer_of(key.content, key.passphrase.encode())
    return _signer_on_disk(key)


def _signer_on_disk(path: Path) -> Signer:
    passphrase = os.environ.get(PASSPHRASE)
    if passphrase is None:
        raise SettingError(_NO_PASSPHRASE, to_do=_SET.filled(name=PASSPHRASE))
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SettingError(_UNREADABLE, where=f"{path}: {error.strerror}") from error
    return signer_of(content, passphrase.encode())
