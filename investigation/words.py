"""What the words of a command come to before anything is computed; quick to read in."""

import os

from model.errors import SettingError
from model.language import LANGUAGES, Language, Text


def language_of(value: str | None) -> Language:
    """The language asked for, else ``COTERIE_LANG``, else English.

    >>> language_of("zh")
    'zh'
    """
    wanted = value or os.environ.get("COTERIE_LANG", "en")
    for language in LANGUAGES:
        if wanted == language:
            return language
    raise SettingError(
        Text(en=f"{wanted!r} is not a language of the product.", zh=f"产品不支持语言 {wanted!r}。"),
        where="--lang",
        to_do=Text(en="Use en or zh.", zh="请使用 en 或 zh。"),
    )
