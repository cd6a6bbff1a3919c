"""How values stand in columns: texts verbatim, times with their offset, maps as JSON."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Text as SqlText
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from model.errors import RuleBroken
from model.language import Text

_NOT_TEXT = Text(
    en="a text holds {what}, which no file can keep verbatim",
    zh="文本中含有 {what}，任何文件都无法原样保存",
)
_NO_OFFSET = Text(en="the time {at} has no offset", zh="时间 {at} 没有时区偏移")
_REMOVE = Text(en="Remove it and enter the text again.", zh="请删除后重新录入。")
_GIVE_OFFSET = Text(en="Give it as an aware datetime.", zh="请给出带时区的时间。")


def verbatim(text: str) -> str:
    """The text itself; ``RuleBroken`` for one that cannot be kept as it is (NUL, half a pair)."""
    if "\0" in text:
        raise RuleBroken(_NOT_TEXT.filled(what="U+0000"), to_do=_REMOVE)
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError as error:
            found = f"U+{ord(text[error.start]):04X}"
            raise RuleBroken(_NOT_TEXT.filled(what=found), to_do=_REMOVE) from None
    return text


def aware(at: datetime) -> datetime:
    """The time itself; ``RuleBroken`` for one without an offset."""
    if at.utcoffset() is None:
        raise RuleBroken(_NO_OFFSET.filled(at=at.isoformat()), to_do=_GIVE_OFFSET)
    return at


class Verbatim(TypeDecorator[str]):
    """A text kept exactly as it came."""

    impl = SqlText
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """On the way in."""
        return None if value is None else verbatim(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """On the way out."""
        return None if value is None else str(value)


class Moment(TypeDecorator[datetime]):
    """An aware time, kept with the offset it was given with (ISO 8601)."""

    impl = SqlText
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """On the way in."""
        return None if value is None else aware(value).isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """On the way out."""
        return None if value is None else datetime.fromisoformat(value)


class TextList(TypeDecorator[tuple[str, ...]]):
    """Several texts in their order."""

    impl = SqlText
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """On the way in."""
        return verbatim(json.dumps([verbatim(text) for text in value or ()], ensure_ascii=False))

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:
        """On the way out."""
        return tuple(json.loads(value))


class TextMap(TypeDecorator[Mapping[str, str]]):
    """Texts by name."""

    impl = SqlText
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, str] | None, dialect: Dialect) -> str | None:
        """On the way in."""
        kept = {verbatim(name): verbatim(text) for name, text in (value or {}).items()}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True)

    def process_result_value(self, value: Any, dialect: Dialect) -> Mapping[str, str] | None:
        """On the way out."""
        found: dict[str, str] = json.loads(value)
        return found
