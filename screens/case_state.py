"""What one browser session remembers of casework: who acts, the open case, what came last."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from investigation.casework.case_view import CaseView


@dataclass(frozen=True)
class Parcel:
    """A package that was just exported, to be taken down."""

    name: str
    sha256: str
    content: bytes


@dataclass
class Casework:
    """The view is read once and kept: what a person decides on is what that person saw.

    Its version goes with every act, so that an act on something older is refused.
    """

    account: str | None = None
    ring_id: str | None = None  # a case is to be opened about it
    view: "CaseView | None" = None
    parcel: Parcel | None = None
    said: str = ""
    refused: str = ""
    turn: int = 0  # grows with every act that was done: its form is empty again

    def open(self, view: "CaseView | None") -> None:
        """Look at a case, or at none; the package of another one is put away."""
        if view is None or self.view is None or view.case.case_id != self.view.case.case_id:
            self.parcel = None
        self.view = view
