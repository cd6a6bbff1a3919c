"""The shape of a kind of innocent look-alike."""

from typing import Protocol

from model.language import Text
from synthetic.society import Society


class InnocentKind(Protocol):
    """A module of this folder."""

    KIND: str
    TITLE: Text
    USUAL: int
    """Number of such groups in a world of 6,000 people."""

    def arrange(self, society: Society, number: int) -> None:
        """Add one group: its visits, what the registers know about it, and its answer."""
