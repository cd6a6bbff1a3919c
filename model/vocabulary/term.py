"""A code has a name and a meaning; both exist in English and in Chinese."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from model.language import Text, verbatim


@dataclass(frozen=True, slots=True)
class Term:
    """What a stable code means to people.

    ``name`` is short, for labels, columns and lists. ``meaning`` is one sentence that explains
    it, for tooltips, legends and documentation.
    """

    name: Text
    meaning: Text


def called(terms: Mapping[Any, Term], code: str) -> Text:
    """The name of a code that may come from elsewhere: an unknown one shows itself.

    A table is keyed by its own literals, a code of a file or of another version is any text.

    >>> lot = Term(Text(en="a lot", zh="一批"), Text(en="Things of one kind.", zh="同类物品。"))
    >>> called({"lot": lot}, "lot").zh, called({"lot": lot}, "visit").en
    ('一批', 'visit')
    """
    term = terms.get(code)
    return term.name if term is not None else verbatim(code)


def meant(terms: Mapping[Any, Term], code: str) -> Text:
    """The meaning of a code that may come from elsewhere: an unknown one shows itself."""
    term = terms.get(code)
    return term.meaning if term is not None else called(terms, code)
