"""Names that a run, a load or a kept file may have: they become folders, files and keys."""

import re

from model.errors import SettingError
from model.language import Text

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}\.[a-z0-9]{1,8}")
_BAD_NAME = Text(
    en="{name} cannot be the name of a run or of its tables: use letters, digits, - and _",
    zh="{name} 不能用作运行或表的名称：请使用字母、数字、- 和 _",
)
_BAD_FILE = Text(
    en="{name} cannot be the name of a kept file: use letters, digits, - and _, then an ending",
    zh="{name} 不能用作文件名：请使用字母、数字、- 和 _，并带扩展名",
)


def check_name(name: str) -> None:
    """Raises ``SettingError`` for a name that cannot be that of a run, a load or a table.

    >>> check_name("3f09a1c2d4e5")
    """
    if not _NAME.fullmatch(name):
        raise SettingError(_BAD_NAME.filled(name=ascii(name)))


def check_file(name: str) -> None:
    """Raises ``SettingError`` for a name that cannot be that of a kept file.

    >>> check_file("rings.csv")
    """
    if not _FILE.fullmatch(name):
        raise SettingError(_BAD_FILE.filled(name=ascii(name)))
