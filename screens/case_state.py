"""What one browser session remembers of casework: who acts, the open case, what came last."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from investigation.casework.views import CaseView


@dataclass(frozen=True)
class Parcel:
    """A package that was just exported, to be taken down."""

    name: str
    sha256: str
    content: bytes
    beside: tuple[tuple[str, bytes], ...] = ()  # its digest, its time stamp


@dataclass
class Casework:
    """The view is read once and kept: what a person decides on is what that person saw.

    Its version goes with every act, so that an act on something older is refused. ``turns``
    counts the acts done through each form: that form is empty again, the others keep their text.
    """

    account: str | None = None
    ring_id: str | None = None  # a case is to be opened about it
    view: "CaseView | None" = None
    parcel: Parcel | None = None
    said: str = ""
    refused: str = ""
    again: bool = False  # something was done: the page has to be drawn anew
    turns: Counter[str] = field(default_factory=Counter)

    def open(self, view: "CaseView | None") -> None:
        """Look at a case, or at none; the package of another one is put away."""
        if view is None or self.view is None or view.case.case_id != self.view.case.case_id:
            self.parcel = None
        self.view = view
