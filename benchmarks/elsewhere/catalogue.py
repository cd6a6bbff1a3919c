"""What the worlds hold, in the words of those who made them."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any


def first_sentence(words: str | None) -> str:
    """The first line of a docstring.

    >>> first_sentence("Bus days: a village in town.\\n\\nMore about it.")
    'Bus days: a village in town.'
    """
    return (words or "").partition("\n")[0]


def lines(
    schemes: Iterable[Callable[..., Any]], innocents: Iterable[Callable[..., Any]]
) -> Iterator[str]:
    """One line per kind: a scheme is told by its file, an innocent group by its function."""
    for scheme in schemes:
        page = sys.modules[scheme.__module__].__doc__
        yield f"ring      {scheme.__name__}: {first_sentence(page)}"
    for innocent in innocents:
        yield f"innocent  {innocent.__name__}: {first_sentence(innocent.__doc__)}"
