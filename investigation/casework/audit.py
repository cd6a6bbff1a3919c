"""The chain of custody, checked from outside against anchors that were kept elsewhere."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from cases.custody.problems import Problem
from investigation.casework.case_file import open_cases
from investigation.casework.clock import now
from investigation.casework.session import account_of, required_account
from investigation.place import Place
from model.cases import Anchor, AuditEntry
from model.errors import SettingError
from model.language import Text

_SHAPE = Text(en="{text} is not number:digest", zh="{text} 不是 序号:校验值")
_NO_FILE = Text(en="the file of heads cannot be read", zh="无法读取链头文件")
_NO_HEAD = Text(en="the file holds no head (number:digest)", zh="文件中没有链头（序号:校验值）")
_KEPT = re.compile(r"(?<![0-9a-fA-F])[1-9][0-9]{0,17}:[0-9a-fA-F]{64}(?![0-9a-fA-F])", re.ASCII)
_UNKNOWN = datetime.min.replace(tzinfo=UTC)


def anchors_of(words: Sequence[str]) -> tuple[Anchor, ...]:
    """Anchors from words such as ``41:ab12...`` (64 digits); raises ``SettingError``."""
    found = []
    for word in words:
        parts = re.fullmatch(r"([1-9][0-9]{0,17}):([0-9a-fA-F]{64})", word.strip(), re.ASCII)
        if parts is None:
            raise SettingError(_SHAPE.filled(text=ascii(word)), where="--head")
        found.append(Anchor(int(parts[1]), parts[2].lower(), _UNKNOWN, "", "kept elsewhere"))
    return tuple(found)


def heads_in(paths: Sequence[Path]) -> tuple[Anchor, ...]:
    """Every head in files that people or acts kept: whatever reads ``number:digest`` in a line.

    Raises ``SettingError`` for a file that cannot be read or holds none.
    """
    found: list[str] = []
    for path in paths:
        try:
            words = _KEPT.findall(path.read_text(encoding="utf-8", errors="replace"))
        except OSError as error:
            raise SettingError(_NO_FILE, where=f"{path}: {error.strerror}") from error
        if not words:
            raise SettingError(_NO_HEAD, where=str(path))
        found += words
    return anchors_of(found)


def set_clock(place: Place, because: str, account: str | None) -> AuditEntry:
    """Records why the clock before was wrong; an administrator's or an auditor's act."""
    with open_cases(place) as file:
        return file.custody.set_clock(because, by=required_account(account), at=now())


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
