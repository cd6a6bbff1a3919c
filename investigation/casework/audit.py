"""The chain of custody, checked from outside against anchors that were kept elsewhere."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from cases.custody.problems import Problem
from investigation.casework.case_file import open_cases
from investigation.casework.clock import now
from investigation.casework.session import account_of
from investigation.place import Place
from model.cases import Anchor
from model.errors import SettingError
from model.language import Text

_SHAPE = Text(en="{text} is not number:digest", zh="{text} 不是 序号:校验值")
_UNKNOWN = datetime.min.replace(tzinfo=UTC)


def anchors_of(words: Sequence[str]) -> tuple[Anchor, ...]:
    """Anchors from words such as ``41:ab12...`` (64 digits); raises ``SettingError``."""
    found = []
    for word in words:
        parts = re.fullmatch(r"([1-9][0-9]{0,17}):([0-9a-fA-F]{64})", word.strip(), re.ASCII)
        if parts is None:
            raise SettingError(_SHAPE.filled(text=ascii(word)), where="--anchor")
        found.append(Anchor(int(parts[1]), parts[2].lower(), _UNKNOWN, "", "kept elsewhere"))
    return tuple(found)


def check_custody(
    place: Place, anchors: Sequence[Anchor], account: str | None
) -> tuple[tuple[int, str], list[Problem]]:
    """Number and digest of the head, and the problems.

    With an account, which needs the right to it, the check is written down itself.
    """
    by = account_of(account)
    with open_cases(place) as file:
        custody = file.custody
        found = custody.verify(anchors, by=by, at=now()) if by else custody.check(anchors, now())
        return custody.head(), found
