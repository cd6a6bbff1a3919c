"""Encodings that a person may name for text files which are not UTF-8."""

import codecs

from model.errors import SettingError
from model.language import Text

_NO_SUCH = Text(en="there is no text encoding {name!r}.", zh="没有 {name!r} 这种文本编码。")
_FOR_EXAMPLE = Text(
    en="For example: gb18030, big5, cp1252 (Western European), cp949, shift_jis.",
    zh="例如：gb18030、big5、cp1252（西欧）、cp949、shift_jis。",
)


def known(name: str | None) -> str | None:
    """The encoding under the name that Python has for it.

    Raises ``SettingError`` for what is none, or none of text.

    >>> known("Windows-1252"), known(None)
    ('cp1252', None)
    """
    if name is None:
        return None
    try:
        found = codecs.lookup(name).name
        "a".encode(found)
    except (LookupError, ValueError):
        what = _NO_SUCH.filled(name=name)
        raise SettingError(what, where="--encoding", to_do=_FOR_EXAMPLE) from None
    return found
