"""Signed absences: "none, because ..." in place of a required item of the package."""

from datetime import datetime

from cases.records import rows, tables
from cases.records.desk import Desk
from cases.records.reasons import REASON, given
from model.cases import Absence


class Absences:
    """Signs that an item does not exist, and why."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def sign(
        self,
        case_id: str,
        item: str,
        because: str,
        *,
        by: str,
        at: datetime,
        expected_version: int,
    ) -> Absence:
        """``item`` is its number in the package, e.g. ``05``; a later signature adds to it."""
        with self._desk.editing("sign_absence", case_id, by, at, expected_version) as edit:
            absence = Absence(item, given(because, REASON, where=item), by, at)
            rows.add(edit.writer, tables.absences, case_id, absence)
            edit.record("absence_signed", item=item, after=edit.act.mark(absence))
        return absence
