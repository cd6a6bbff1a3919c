"""Judgements of rings: appended, superseded by the same person's later one, never edited."""

from collections.abc import Iterable
from datetime import datetime
from typing import get_args

from sqlalchemy import Connection, func, select

from cases.records import tables
from cases.records.desk import Desk
from cases.records.reasons import REASON, given
from model.errors import RuleBroken
from model.judgements import Judgement, combined
from model.language import Text
from model.vocabulary.cases import JudgementKind

_KIND = Text(en="{kind} is not a judgement", zh="{kind} 不是研判结论")


class Judgements:
    """What people decided about rings."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def judge(
        self, ring_id: str, kind: JudgementKind, reason: str, *, by: str, at: datetime
    ) -> Judgement:
        """A person's judgement; it supersedes that person's earlier one about the ring.

        ``UNREVIEWED`` takes an earlier judgement back.
        """
        if kind not in get_args(JudgementKind):
            raise RuleBroken(_KIND.filled(kind=ascii(kind)))
        with self._desk.acting("judge", by, at, f"ring:{ring_id}") as act:
            judgement = Judgement(ring_id, kind, given(reason, REASON), by, at)
            table = tables.judgements
            number = int(act.connection.scalar(select(func.max(table.c.number))) or 0) + 1
            act.writer.insert(table, {"number": number, **vars(judgement)})
            act.log("judge", f"ring:{ring_id}", kind=kind, after=act.mark(judgement))
        return judgement

    def of(self, ring_ids: Iterable[str], *, by: str, at: datetime) -> tuple[Judgement, ...]:
        """Every judgement of these rings, superseded ones too, in the order they were made."""
        wanted = tuple(dict.fromkeys(ring_ids))
        with self._desk.acting("search", by, at, "judgements") as act:
            found = _of(act.connection, wanted)
            act.log("search", "judgements", rings=str(len(wanted)), found=str(len(found)))
        return found

    def combined(self, ring_id: str) -> JudgementKind:
        """The last judgement of each person about a ring, taken together.

        Only the kind, no reason and no name, so it is not logged as a view.
        """
        with self._desk.looking() as connection:
            return combined_of(_of(connection, (ring_id,)))


def combined_of(judgements: Iterable[Judgement]) -> JudgementKind:
    """Judgements of one ring in their order, taken together."""
    last = {judgement.by: judgement.kind for judgement in judgements}
    kind_now: JudgementKind = "UNREVIEWED"
    for kind in last.values():
        kind_now = combined(kind_now, kind)
    return kind_now


def _of(connection: Connection, ring_ids: tuple[str, ...]) -> tuple[Judgement, ...]:
    table = tables.judgements
    columns = [column for column in table.c if column.name != "number"]
    query = select(*columns).where(table.c.ring_id.in_(ring_ids)).order_by(table.c.number)
    return tuple(Judgement(**row) for row in connection.execute(query).mappings())
