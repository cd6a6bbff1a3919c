"""Text from outside, shown so that nothing in it stays unseen and none of it fills a screen."""

import unicodedata
from collections.abc import Sequence

from model.language import Text, verbatim

_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def seen(text: str) -> str:
    r"""The text with characters that show nothing written as escapes.

    >>> seen("\ufeffclaim_id"), seen("a\tb"), seen("张三")
    ('\\ufeffclaim_id', 'a\\tb', '张三')
    """
    if text.isprintable():
        return text
    return "".join(
        c.encode("unicode_escape").decode("ascii") if unicodedata.category(c) in _HIDDEN else c
        for c in text
    )


MOST_NAMES = 10
_MORE = Text(en="{names}, ... and {n:,} more", zh="{names} 等，另有 {n:,} 个")


def some(names: Sequence[str]) -> Text:
    """The first ten names, and how many there are besides.

    >>> some(["a", "b"]).en
    'a, b'
    >>> some([str(n) for n in range(2_000)]).zh
    '0, 1, 2, 3, 4, 5, 6, 7, 8, 9 等，另有 1,990 个'
    """
    shown = ", ".join(map(seen, names[:MOST_NAMES]))
    if len(names) <= MOST_NAMES:
        return verbatim(shown)
    return _MORE.filled(names=shown, n=len(names) - MOST_NAMES)
