"""Untrusted text made harmless to read: what cannot be seen is written out, nothing is dropped."""

import unicodedata

_SPACES = {"\u0020", "\u00a0", "\u3000"}
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def visible(text: str) -> str:
    """The text with control, direction and format characters written as escapes.

    A right-to-left override could make an identifier read backwards, and a private-use character
    looks different in every font: both are shown by their code. A line end in the middle of a
    value is shown too; letters of right-to-left scripts stay.

    >>> visible("A1\\n\\u202egnp.exe")
    'A1\\\\n\\\\u202egnp.exe'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    kind = unicodedata.category(character)
    odd_space = kind == "Zs" and character not in _SPACES
    if kind in _UNSEEN or odd_space:
        return character.encode("unicode_escape").decode("ascii")
    return character
