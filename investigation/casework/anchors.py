"""Anchors that were kept elsewhere, as people write them: number:digest."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from model.cases import Anchor
from model.errors import SettingError
from model.language import Text

_SHAPE = Text(en="{text} is not number:digest", zh="{text} 不是 序号:摘要")
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
