"""The whole case file held against its log: chain, anchors, rows, salts, triggers and times."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection

from cases.custody.problems import Problem, problem
from cases.custody.times import Times
from cases.custody.verify import verify
from cases.records.audit_lines import anchors, lines, recorded, salt_of
from cases.records.founding import Founding
from cases.records.guards import judge_guards
from cases.records.row_writer import standing
from model.cases import Anchor, AuditEntry
from model.language import Text

_ANCHORING = frozenset({"anchor", "export"})
"""Acts whose line is the head that an anchor of this file keeps."""

_SALT = Text(
    en="the salt of entry {n} was not made with the key of this case file",
    zh="第 {n} 条记录的盐值与本案件库的密钥不符",
)
_KEY = Text(
    en="the key of the salts is not the one this log was written with: no row can be judged",
    zh="盐值密钥与写入本日志时所用的不同：无法判断任何数据行",
)
_UNANCHORED = Text(
    en="entry {n} wrote an anchor down, which is gone: it was deleted",
    zh="第 {n} 条记录所记的锚定值已不存在：被删除",
)
_NO_LINE = Text(
    en="the anchor of entry {n} was written by no entry: it was inserted",
    zh="第 {n} 条记录的锚定值不见于任何记录：被插入",
)


def judged(
    connection: Connection,
    founding: Founding,
    elsewhere: Sequence[Anchor] = (),
    now: datetime | None = None,
) -> list[Problem]:
    """All that is wrong with a case file; ``now`` shows times that are still to come."""
    own = anchors(connection)
    check = _Check(connection, founding, now)
    problems = verify(check.lines(), (*own, *elsewhere), algorithm=founding.algorithm)
    anchored = {anchor.number for anchor in own}
    problems += check.problems
    problems += [problem("unanchored", n, _UNANCHORED) for n in sorted(check.anchoring - anchored)]
    problems += [problem("unanchored", n, _NO_LINE) for n in sorted(anchored - check.anchoring)]
    problems += check.state.left()
    if check.key_fits:
        there = standing(connection, founding)
        # The first line binds the settings: they are older than any account.
        problems += check.state.judge_rows(r for r in there if check.count or r.kind != "settings")
    problems += judge_guards(connection)
    return problems


class _Check:
    """What is judged of each line while the chain is followed."""

    def __init__(self, connection: Connection, founding: Founding, now: datetime | None) -> None:
        self._connection, self._founding = connection, founding
        self._times = Times(now)
        self.state = recorded(connection)
        self.problems: list[Problem] = []
        self.anchoring: set[int] = set()
        self.key_fits = True
        self.count = 0

    def lines(self) -> Iterator[AuditEntry]:
        """The lines of the log, each judged on its way."""
        for entry in lines(self._connection):
            self.count += 1
            self.problems += self._times.judge(entry)
            if entry.action in _ANCHORING:
                self.anchoring.add(entry.number)
            self._judge_salt(entry)
            beside = self.state.judge_line(entry.number, entry.detail)
            if beside:
                self.problems.append(beside)
            yield entry

    def _judge_salt(self, entry: AuditEntry) -> None:
        if not self.key_fits or entry.salt == salt_of(self._founding, entry.number):
            return
        self.key_fits = entry.number > 1
        self.problems.append(problem("salt", entry.number, _SALT if self.key_fits else _KEY))
