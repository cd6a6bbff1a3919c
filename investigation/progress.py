"""How a long step tells a person that it is alive; detection itself stays silent."""

from typing import Protocol

from model.language import Text


class Progress(Protocol):
    """Called with the name of each step as it begins."""

    def __call__(self, step: Text) -> None:
        """Show ``step``."""
        ...


class RowProgress(Protocol):
    """Called while files are read."""

    def __call__(self, file: str, rows: int) -> None:
        """Show that ``rows`` rows have been read so far, the last of them from ``file``."""
        ...


def silent(step: Text) -> None:
    """Show nothing."""


def uncounted(file: str, rows: int) -> None:
    """Show nothing."""
