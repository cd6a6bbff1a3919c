"""Where every act is done: who and when, the right to it, one transaction, one line of custody."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, Engine, RowMapping, select

from cases.custody.times import SKEW, WrongTime, require_now
from cases.records import audit_lines
from cases.records.columns import aware
from cases.records.database import reading, take_turn, writing
from cases.records.founding import Founding
from cases.records.heads import Heads
from cases.records.permissions import allowed
from cases.records.recusals import check_not_recused
from cases.records.regions import within
from cases.records.rights import Account, find
from cases.records.row_writer import RowWriter
from cases.records.tables import audit_entries, cases
from model.cases import AuditEntry
from model.errors import RuleBroken, UnknownEntity
from model.language import Text, in_a_row
from model.vocabulary.accounts import RIGHTS, Right
from model.vocabulary.custody import CHANGE, CUSTODY_CHANGES, CustodyAction, CustodyChange
from model.vocabulary.term import called

_MAY_NOT = Text(
    en="the account {account} may not do this ({right})",
    zh="账号 {account} 无权进行此操作（{right}）",
)
_ASK = Text(en="Ask an administrator for a role that may.", zh="请向管理员申请具有相应权限的角色。")
_NO_CASE = Text(
    en="there is no case {case} in the regions of {account}",
    zh="账号 {account} 的辖区内没有案件 {case}",
)
_RACE = Text(
    en="case {case} was changed in between: it is at version {now}, you read version {read}."
    " Since then: {changes}",
    zh="案件 {case} 在此期间已被修改：现为第 {now} 版，您读取的是第 {read} 版。其后变更：{changes}",
)
_CHANGED = Text(en="{by} {at}: {what} {part}", zh="{by} {at}：{what} {part}")
_READ_AGAIN = Text(en="Read the case again, then repeat the act.", zh="请重新读取案件后再操作。")
_CHANGES_NAMED = 5
_LONGEST_LOGGED = 200


@dataclass
class Act:
    """One act in its transaction."""

    writer: RowWriter
    founding: Founding
    account: Account
    at: datetime
    action: str
    lines: list[AuditEntry]

    @property
    def connection(self) -> Connection:
        """The transaction, for reading; rows are written by ``writer``."""
        return self.writer.connection

    @property
    def by(self) -> str:
        """The account."""
        return self.account.account

    def log(self, action: CustodyAction, target: str, **detail: str) -> AuditEntry:
        """The line of custody of this act; it binds the rows that were written so far."""
        entry = audit_lines.append(
            self.writer,
            self.founding,
            by=self.by,
            at=self.at,
            action=action,
            target=target,
            detail=detail,
        )
        self.lines.append(entry)
        return entry

    def case_row(self, case_id: str) -> RowMapping:
        """The row of a case in the regions of the account; ``UnknownEntity`` for any other."""
        query = select(cases).where(
            cases.c.case_id == case_id, within(cases.c.region, self.account.regions)
        )
        found = self.connection.execute(query).mappings().first()
        if found is None:
            facts = {"case": ascii(case_id), "account": self.by}
            raise UnknownEntity(_NO_CASE.filled(**facts))
        return found

    def mark(self, value: object) -> str:
        """A keyed digest of a value: shows the agency that it is the same, tells others nothing."""
        return audit_lines.keyed(self.founding, repr(value))


@dataclass
class Edit:
    """One change of one case: what is written about it, and the new values of the case itself."""

    act: Act
    case: RowMapping
    part: str = ""
    what: CustodyChange | Literal[""] = ""
    detail: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def connection(self) -> Connection:
        """The transaction, for reading."""
        return self.act.connection

    @property
    def writer(self) -> RowWriter:
        """What writes the rows of this change."""
        return self.act.writer

    def record(self, what: CustodyChange, part: str = "", **detail: str) -> None:
        """What the line of custody says: the change and the part of the case."""
        self.what, self.part, self.detail = what, part, detail


Clock = Callable[[], datetime]
"""What time it is now; without one only the log itself bounds the times of acts."""


class Desk:
    """Opens acts on one case file."""

    def __init__(
        self,
        engine: Engine,
        founding: Founding,
        clock: Clock | None = None,
        heads: Heads | None = None,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._heads = heads
        self.founding = founding

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """Reading that is no act of a person: digests of custody, accounts for signing in."""
        with reading(self._engine) as connection:
            yield connection

    @contextmanager
    def acting(
        self, action: Right, by: str, at: datetime, target: str, *, sets_clock: bool = False
    ) -> Iterator[Act]:
        """An act for which the account needs the right ``action``.

        Its time may not run back, but for one that ``sets_clock``, nor ahead of the clock. A
        refusal (``RuleBroken``, ``UnknownEntity``) undoes the act and is written down itself.
        """
        with (
            self._written_refusal(action, by, at, target),
            self._told() as lines,
            writing(self._engine) as connection,
        ):
            take_turn(connection)
            account = find(connection, by)
            if account is None or not account.active or not allowed(account.roles, action):
                right = called(RIGHTS, action)
                raise RuleBroken(
                    _MAY_NOT.filled(account=ascii(by), right=right), where=ascii(target), to_do=_ASK
                )
            self._check_time(connection, at, sets_clock)
            yield from self._act(connection, account, at, action, lines)

    @contextmanager
    def unchecked(self, action: Right, by: str, at: datetime, target: str) -> Iterator[Act]:
        """An act before there are any accounts."""
        with self._written_refusal(action, by, at, target), writing(self._engine) as connection:
            take_turn(connection)
            yield from self._act(connection, Account(by, "", ()), at, action, [])

    def _act(
        self,
        connection: Connection,
        account: Account,
        at: datetime,
        action: Right,
        lines: list[AuditEntry],
    ) -> Iterator[Act]:
        writer = RowWriter(connection, self.founding)
        yield Act(writer, self.founding, account, aware(at), action, lines)
        if writer.pending:
            raise RuntimeError(f"{action}: rows were written after the last line of custody")

    @contextmanager
    def _told(self) -> Iterator[list[AuditEntry]]:
        """Collects the lines of an act; once it is committed, its head goes where heads go."""
        lines: list[AuditEntry] = []
        yield lines
        if lines and self._heads:
            self._heads.tell(lines[0], lines[-1])

    def _check_time(self, connection: Connection, at: datetime, sets_clock: bool) -> None:
        last = None if sets_clock else audit_lines.last_at(connection)
        require_now(aware(at), last, self._clock() if self._clock else None)

    @contextmanager
    def editing(
        self, action: Right, case_id: str, by: str, at: datetime, expected_version: int
    ) -> Iterator[Edit]:
        """A change of a case that was decided on its version ``expected_version``.

        At the end the version grows by one and the line of custody says what changed.
        ``RuleBroken`` when another change came first: with who changed what in between.
        """
        with self.acting(action, by, at, f"case:{case_id}") as act:
            row = act.case_row(case_id)
            if row["version"] != expected_version:
                raise _lost_race(act, case_id, row["version"], expected_version)
            check_not_recused(act.connection, case_id, by)
            edit = Edit(act, row)
            yield edit
            now = expected_version + 1
            mine = (cases.c.case_id == case_id, cases.c.version == expected_version)
            act.writer.update(cases, mine, {"version": now, **edit.values})
            target = f"case:{case_id}/{edit.part}" if edit.part else f"case:{case_id}"
            act.log("edit", target, version=str(now), **{CHANGE: edit.what}, **edit.detail)

    @contextmanager
    def _written_refusal(self, action: str, by: str, at: datetime, target: str) -> Iterator[None]:
        try:
            yield
        except (RuleBroken, UnknownEntity) as refusal:
            at = refusal.recorded_at if isinstance(refusal, WrongTime) else aware(at)
            with writing(self._engine) as connection:
                take_turn(connection)
                last = audit_lines.last_at(connection)
                at = last if last and last - at > SKEW else at
                audit_lines.append(
                    RowWriter(connection, self.founding),
                    self.founding,
                    by=_loggable(by),
                    at=at,
                    action="refuse",
                    target=_loggable(target),
                    detail={"action": action, "because": _loggable(refusal.what.en)},
                )
            raise


def _loggable(text: str) -> str:
    """A text as the log can keep it; a hostile one by its escapes, a long one by its start."""
    unharmed = text.isprintable() and len(text) <= _LONGEST_LOGGED
    return text if unharmed else ascii(text)[:_LONGEST_LOGGED]


def _lost_race(act: Act, case_id: str, now: int, read: int) -> RuleBroken:
    target = audit_entries.c.target
    query = (
        select(audit_entries)
        .where(
            audit_entries.c.action == "edit",
            (target == f"case:{case_id}") | target.startswith(f"case:{case_id}/", autoescape=True),
        )
        .order_by(audit_entries.c.number.desc())
        .limit(max(0, min(now - read, _CHANGES_NAMED)))
    )
    changes = [
        _CHANGED.filled(
            by=row["by"],
            at=row["at"].isoformat(timespec="seconds"),
            what=called(CUSTODY_CHANGES, row["detail"].get(CHANGE, "")),
            part=row["target"].partition("/")[2],
        )
        for row in reversed(act.connection.execute(query).mappings().all())
    ]
    lost = _RACE.filled(case=case_id, now=now, read=read, changes=in_a_row(changes))
    return RuleBroken(lost, where=f"case:{case_id}", to_do=_READ_AGAIN)
