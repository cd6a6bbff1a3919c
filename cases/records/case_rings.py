"""Rings of a case: those it was opened about, and those that are added to it later."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from cases.records import tables
from cases.records.desk import Desk, Edit
from model.errors import RuleBroken
from model.language import Text

_NONE = Text(en="no ring is named", zh="未指明团伙线索")
_THERE = Text(en="the case is about {ring} already", zh="本案已包含 {ring}")
_OTHER_RUN = Text(
    en="the case stands on the run {bound}, not on {run}: one case is about one run",
    zh="本案依据的运行为 {bound}，而非 {run}：一案只能依据一次运行",
)
_ANEW = Text(en="Open another case about this ring.", zh="请就该线索另行建档。")
_EXPORTS = "export:"


@dataclass(frozen=True)
class RunRings:
    """Rings of one run, and the data that it was made from."""

    run_id: str
    data_version: str
    ring_ids: tuple[str, ...]


class CaseRings:
    """Adds rings to a case."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(
        self, case_id: str, found: RunRings, *, by: str, at: datetime, expected_version: int
    ) -> tuple[str, ...]:
        """The rings of the case with these; the first ones bind it to their run and data for good.

        Proposals and approvals of exports lapse: they were given to a case without these rings
        and their members. ``RuleBroken`` for a ring of another run, or one that is there.
        """
        with self._desk.editing("edit", case_id, by, at, expected_version) as edit:
            there: tuple[str, ...] = edit.case["ring_ids"]
            added = tuple(dict.fromkeys(found.ring_ids))
            _check(edit, found, added)
            edit.values["ring_ids"] = (*there, *added)
            edit.values["run_id"] = found.run_id
            edit.values["data_version"] = found.data_version
            detail = {"rings": ",".join(added), "run": found.run_id, "data": found.data_version}
            lapsed = _lapse(edit)
            if lapsed:
                detail["lapsed"] = ",".join(lapsed)
            edit.record("rings_added", **detail)
        return (*there, *added)


def _check(edit: Edit, found: RunRings, added: Sequence[str]) -> None:
    row, where = edit.case, f"case:{edit.case['case_id']}"
    if not added:
        raise RuleBroken(_NONE, where=where)
    bound = (row["run_id"], row["data_version"])
    if (any(bound) or row["ring_ids"]) and bound != (found.run_id, found.data_version):
        facts = {"bound": bound[0] or "-", "run": ascii(found.run_id)}
        raise RuleBroken(_OTHER_RUN.filled(**facts), where=where, to_do=_ANEW)
    twice = [ring_id for ring_id in added if ring_id in row["ring_ids"]]
    if twice:
        raise RuleBroken(_THERE.filled(ring=ascii(twice[0])), where=where)


def _lapse(edit: Edit) -> list[str]:
    """Takes back what was proposed and approved about exports; custody keeps that it was."""
    acts: set[str] = set()
    for table in (tables.proposals, tables.approvals):
        of_exports = (
            table.c.case_id == edit.case["case_id"],
            table.c.act.startswith(_EXPORTS, autoescape=True),
        )
        acts |= set(edit.connection.scalars(select(table.c.act).where(*of_exports)))
        edit.writer.delete(table, of_exports)
    return sorted(acts)
