"""Times as papers write them: China's official time, with the offset printed or named."""

from datetime import datetime, timedelta, timezone

from model.language import Text

CHINA = timezone(timedelta(hours=8))
"""UTC+08:00 without summer time, as it has been since 1992."""

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def moment(at: datetime) -> str:
    """A moment in China's time to the minute, with its offset from UTC.

    >>> moment(datetime(2026, 3, 9, 8, 30, tzinfo=timezone.utc))
    '2026-03-09 16:30 UTC+08:00'
    """
    return f"{clock_time(at)} UTC+08:00"


def clock_time(at: datetime) -> str:
    """The same without the offset, for columns whose head names it."""
    return f"{at.astimezone(CHINA):%Y-%m-%d %H:%M}"


def day(at: datetime) -> Text:
    """The day of a moment in China's time, as papers write it.

    >>> day(datetime(2026, 3, 9, tzinfo=CHINA)).zh
    '2026年3月9日'
    """
    local = at.astimezone(CHINA)
    return Text(
        en=f"{local.day} {_MONTHS[local.month - 1]} {local.year}",
        zh=f"{local.year}年{local.month}月{local.day}日",
    )
