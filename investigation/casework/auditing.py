"""The custody of a case file checked, by an account that leaves its line or by nobody."""

import os
from collections.abc import Sequence
from datetime import datetime

from cases.custody.verify import Problem
from investigation.casework.case_place import open_cases
from investigation.casework.sitting import ACCOUNT
from investigation.place import Place
from model.cases import Anchor


def checked(
    place: Place, anchors: Sequence[Anchor], named: str | None, at: datetime
) -> tuple[tuple[int, str], list[Problem]]:
    """Head and problems; with an account it needs the right to it, and is written down."""
    by = named or os.environ.get(ACCOUNT, "")
    with open_cases(place) as file:
        custody = file.custody
        found = custody.verify(anchors, by=by, at=at) if by else custody.check(anchors)
        return custody.head(), found
