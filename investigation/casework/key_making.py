"""A new key of pseudonyms on disk."""

from pathlib import Path

from cases.redaction import new_key_file
from model.errors import SettingError
from model.language import Text

_NOT_MADE = Text(en="the key cannot be written: {reason}", zh="无法写入密钥：{reason}")


def make_key(path: Path) -> None:
    """Writes a fresh key only its owner can read; raises ``SettingError``, replaces nothing."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        new_key_file(path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingError(_NOT_MADE.filled(reason=reason), where=str(path)) from error
