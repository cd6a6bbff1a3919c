"""The required shape of a typology; every module in the registry has these names."""

from typing import Any, Protocol

from model.findings import Outcome
from model.view import View
from model.vocabulary.findings import ReasonCode, RoleCode, SkipCode, TypologyCode
from model.vocabulary.signals import SignalKind


class Typology(Protocol):
    """A pattern that investigators know by name: one module, or a package with its evidence.

    The module docstring is its public page, with the headings below. What a typology can report
    is declared beside it, so that whoever names, draws or exports findings knows it beforehand.
    """

    CODE: TypologyCode  # its title and pattern are terms of the vocabulary
    NEEDS: tuple[str, ...]  # names of projections
    SIGNALS: tuple[SignalKind, ...]  # kinds that its findings can carry
    ROLES: tuple[RoleCode, ...]  # of members
    REASONS: tuple[ReasonCode, ...]  # for which a claim is part of a finding
    SKIPS: tuple[SkipCode, ...]  # for which rows are not examined
    Parameters: Any  # a frozen dataclass of ``model.parameters``

    def detect(self, view: View, parameters: Any) -> Outcome:
        """Findings in a view; a pure function of its arguments."""
        ...


HEADINGS = (
    "Pattern",
    "Why it matters",
    "Alternative explanations",
    "Measured as",
    "Legal basis",
    "Sources",
)
