"""Time in the log: it does not run back, and does not run ahead of the clock."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cases.custody.problems import Problem, problem
from model.cases import AuditEntry
from model.errors import RuleBroken
from model.language import Text

SKEW = timedelta(minutes=5)
"""By how much clocks of different machines may differ, waiting for a turn included."""

SET_CLOCK = "clock"
"""The act of a line that says, with its reason, that the clock before it was wrong."""

_BACK = Text(
    en="entry {n} is dated {at}, before entry {last} ({then}): time does not run back",
    zh="第 {n} 条记录的时间 {at} 早于第 {last} 条（{then}）：时间不得倒流",
)
_AHEAD = Text(
    en="entry {n} is dated {at}, later than the clock of this check ({now})",
    zh="第 {n} 条记录的时间 {at} 晚于校验时的时钟（{now}）",
)


_CHECK = Text(
    en="Set the clock of this machine right. If it is right, have an administrator or auditor "
    "record why the clock before was wrong.",
    zh="请校正本机时钟。若本机时钟无误，请由管理员或审计员记录此前时钟有误的理由。",
)
_REFUSED_BACK = Text(
    en="the act is dated {at}, before the last entry of the log ({limit}): time does not run back",
    zh="操作时间 {at} 早于日志末条记录（{limit}）：时间不得倒流",
)
_REFUSED_AHEAD = Text(
    en="the act is dated {at}, later than it is now ({limit})",
    zh="操作时间 {at} 晚于当前时间（{limit}）",
)


class WrongTime(RuleBroken):
    """An act at a time that cannot be; ``recorded_at`` is when its refusal is written down."""

    def __init__(self, what: Text, at: datetime, limit: datetime) -> None:
        self.recorded_at = limit
        filled = what.filled(at=at.isoformat(), limit=limit.isoformat())
        super().__init__(filled, to_do=_CHECK)


def require_now(at: datetime, last: datetime | None, now: datetime | None) -> None:
    """Raises ``WrongTime`` for an act dated before the last line of the log, or after now."""
    if last is not None and last - at > SKEW:
        raise WrongTime(_REFUSED_BACK, at, last)
    if now is not None and at - now > SKEW:
        raise WrongTime(_REFUSED_AHEAD, at, now)


class Times:
    """Follows the times of a log, line by line."""

    def __init__(self, now: datetime | None = None) -> None:
        self._now = now
        self._last: AuditEntry | None = None

    def judge(self, entry: AuditEntry) -> Iterator[Problem]:
        """A jump back from the line before, unless it was explained; a time still to come."""
        last, at = self._last, entry.at
        self._last = entry
        if last and last.at - at > SKEW and entry.action != SET_CLOCK:
            facts = {"last": last.number, "then": last.at.isoformat(), "at": at.isoformat()}
            yield problem("time", entry.number, _BACK, **facts)
        if self._now is not None and at - self._now > SKEW:
            facts = {"at": at.isoformat(), "now": self._now.isoformat()}
            yield problem("time", entry.number, _AHEAD, **facts)
