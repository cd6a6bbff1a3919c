"""Time in the log: it does not run back, and does not run ahead of the clock."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cases.custody.problems import Problem, problem
from model.cases import AuditEntry
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
