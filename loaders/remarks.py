"""What a person should know about cells that are loaded all the same."""

from dataclasses import dataclass

from model.language import Text


@dataclass(frozen=True)
class Remark:
    """Of how many cells ``text`` is true, and ``of`` how many; it takes ``{n}`` and ``{of}``."""

    cells: int
    text: Text
    of: int = 0
