"""The shape of an alternative explanation, and what it says of one group."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from model.language import Text
from model.vocabulary.signals import SignalKind
from rings.group_data import GroupData


@dataclass(frozen=True)
class Assessment:
    """What an explanation found: the share it explains, and the sentences on both sides.

    ``explains`` are the kinds of signals that it makes ordinary here. ``limited`` caps the share
    where a fact that the explanation needs is not in the data: it is then shown, but it does not
    clear.
    """

    share: float
    evidence_for: Sequence[Text]
    evidence_against: Sequence[Text]
    explains: frozenset[SignalKind]
    limited: bool = False


class Explanation(Protocol):
    """What every module in this folder looks like."""

    CODE: str
    TITLE: Text
    EXPLAINS: frozenset[SignalKind]
    Parameters: Any  # a frozen dataclass of ``model.parameters``

    def examine(self, group: GroupData, parameters: Any) -> Assessment | None:
        """The explanation held against a group; ``None`` where it has no hold in the data."""
        ...
