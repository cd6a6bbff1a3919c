"""The custody of the whole file: its head, its anchors, its lines, and whether it is whole."""

from collections.abc import Iterable
from datetime import datetime

from cases.custody.chain import Slice, sliced
from cases.custody.problems import Problem
from cases.records import audit_lines
from cases.records.audit_lines import anchors, lines, set_anchor
from cases.records.desk import Desk
from cases.records.reasons import REASON, given
from cases.records.state_check import judged
from model.cases import Anchor, AuditEntry


class CustodyLog:
    """Reads and checks the chain. Nothing here, or anywhere, changes a line."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def head(self) -> tuple[int, str]:
        """Number and digest of the last line; 0 and zeros before the first."""
        with self._desk.looking() as connection:
            return audit_lines.head(connection)

    def anchors(self) -> tuple[Anchor, ...]:
        """Every head written down in this file; keep copies of them elsewhere."""
        with self._desk.looking() as connection:
            return anchors(connection)

    def anchor(self, *, by: str, at: datetime, reason: str = "daily") -> Anchor:
        """Writes down the head, the line of this act included."""
        with self._desk.acting("anchor_audit", by, at, "audit") as act:
            act.log("anchor", "audit", reason=reason)
            return set_anchor(act.connection, by=by, at=at, reason=reason)

    def set_clock(self, reason: str, *, by: str, at: datetime) -> AuditEntry:
        """Says why the clock before was wrong; from here on time runs from ``at``."""
        with self._desk.acting("anchor_audit", by, at, "audit", sets_clock=True) as act:
            before = audit_lines.last_at(act.connection)
            detail = {"before": before.isoformat()} if before else {}
            return act.log("clock", "audit", reason=given(reason, REASON), **detail)

    def check(self, elsewhere: Iterable[Anchor] = (), now: datetime | None = None) -> list[Problem]:
        """All problems: of the chain, against its own anchors and those kept elsewhere; of the
        state, which is rebuilt from the log and held against every row that stands there.

        Needs no account and writes nothing: an outside auditor runs it on a copy.
        """
        with self._desk.looking() as connection:
            return judged(connection, self._desk.founding, tuple(elsewhere), now)

    def verify(self, elsewhere: Iterable[Anchor] = (), *, by: str, at: datetime) -> list[Problem]:
        """The same, by an account with the right to it; that it was done is written down."""
        problems = self.check(elsewhere, at)
        with self._desk.acting("verify_audit", by, at, "audit") as act:
            act.log("verify", "audit", problems=str(len(problems)))
        return problems

    def entries(self, *, by: str, at: datetime, after: int = 0) -> tuple[AuditEntry, ...]:
        """Every line after number ``after``, for an auditor; the line of this view is the last."""
        with self._desk.acting("view_audit", by, at, "audit") as act:
            view = act.log("view", "audit", after=str(after))
        with self._desk.looking() as connection:
            return tuple(lines(connection, after, view.number))

    def slice_of(self, case_id: str, *, by: str, at: datetime) -> Slice:
        """The lines of a case and of its rings, and of all others the digests."""
        with self._desk.acting("view", by, at, f"case:{case_id}") as act:
            ring_ids = act.case_row(case_id)["ring_ids"]
            view = act.log("view", f"case:{case_id}/custody", purpose="custody")
        return slice_until(self._desk, case_id, ring_ids, view.number)


def slice_until(desk: Desk, case_id: str, ring_ids: Iterable[str], number: int) -> Slice:
    """The custody of a case up to a line; read after the act, so that no writer waits for it."""
    targets = [f"ring:{ring_id}" for ring_id in ring_ids]
    with desk.looking() as connection:
        known = lines(connection, until=number)
        return sliced(known, case_id, targets, desk.founding.algorithm)
