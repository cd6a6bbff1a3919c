"""The required shape of a typology; every module in the registry has these names."""

from typing import Any, Protocol

from model.findings import Outcome
from model.language import Text
from model.view import View


class Typology(Protocol):
    """A pattern that investigators know by name.

    The module docstring is its public page, with the headings Pattern, Why it matters,
    Innocent explanations, Measured as, Legal basis and Sources.
    """

    CODE: str
    TITLE: Text
    NEEDS: tuple[str, ...]  # names of projections
    Parameters: Any  # a frozen dataclass; every field documented with unit and source

    def detect(self, view: View, parameters: Any) -> Outcome:
        """Findings in a view; a pure function of its arguments."""
        ...


HEADINGS = (
    "Pattern",
    "Why it matters",
    "Innocent explanations",
    "Measured as",
    "Legal basis",
    "Sources",
)
