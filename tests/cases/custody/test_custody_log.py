"""The log in a database: triggers forbid changes, and the check sees who dropped the triggers."""

import pytest
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from cases.records.case_file import CaseFile
from cases.records.database import address
from cases.records.guards import guards
from model.cases import Anchor, Case
from model.errors import StoreUnavailable
from tests.cases.records.case_files import AT, Place

FORBIDDEN = [
    "UPDATE audit_entries SET detail = '{}' WHERE number = 3",
    "UPDATE audit_entries SET \"by\" = 'nobody'",
    "DELETE FROM audit_entries WHERE number = 3",
    "DELETE FROM audit_entries",
    "UPDATE audit_anchors SET digest = 'x'",
    "DELETE FROM audit_anchors",
]
OF_SQLITE = [
    "INSERT OR REPLACE INTO audit_entries SELECT number, at, 'nobody', action, target, detail,"
    " salt, before, digest FROM audit_entries WHERE number = 3",
    'INSERT OR REPLACE INTO audit_anchors SELECT anchor_no, 1, digest, at, "by", reason'
    " FROM audit_anchors",
]
OF_POSTGRESQL = [
    "TRUNCATE audit_entries",
    "TRUNCATE audit_anchors",
    "INSERT INTO audit_entries SELECT * FROM audit_entries WHERE number = 3"
    " ON CONFLICT (number) DO UPDATE SET detail = '{}'",
]
TAMPERING = {
    "edit": "UPDATE audit_entries SET \"by\" = 'nobody' WHERE number = 5",
    "time": "UPDATE audit_entries SET at = '2020-01-01T00:00:00+08:00' WHERE number = 5",
    "no time": "UPDATE audit_entries SET at = 'never' WHERE number = 5",
    "no map": "UPDATE audit_entries SET detail = '[]' WHERE number = 5",
    "no json": "UPDATE audit_entries SET detail = '{' WHERE number = 5",
    "digest": "UPDATE audit_entries SET digest = 'x' WHERE number = 5",
    "delete": "DELETE FROM audit_entries WHERE number = 5",
    "tail": "DELETE FROM audit_entries WHERE number >= 9",
    "shift": "UPDATE audit_entries SET number = 100 WHERE number = 5",
    "anchor": "UPDATE audit_anchors SET digest = 'x'",
    "anchor number": "UPDATE audit_anchors SET number = 2",
}


def run(place: Place, *statements: str) -> None:
    engine = create_engine(address(place.address))
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(statement)
    finally:
        engine.dispose()


def behind(place: Place, *statements: str) -> None:
    """Edits as somebody makes them who owns the database and leaves the triggers as they were."""
    drop_triggers(place)
    run(place, *statements, *guards(place.kind))


def drop_triggers(place: Place) -> None:
    tables = ("audit_entries", "audit_anchors", "audit_rows")
    if place.kind == "sqlite":
        run(
            place,
            *(f"DROP TRIGGER {t}_{v}" for t in tables for v in ("update", "delete", "insert")),
        )
    else:
        run(place, *(f"DROP TRIGGER {t}_append_only ON {t}" for t in tables))


def test_nothing_written_can_be_changed(file: CaseFile, place: Place) -> None:
    anchor = file.custody.anchor(by="auditor", at=AT)
    own = OF_SQLITE if place.kind == "sqlite" else OF_POSTGRESQL
    for statement in FORBIDDEN + own:
        with pytest.raises(DBAPIError, match="append-only"):
            run(place, statement)
    assert file.custody.check([anchor]) == []


@pytest.mark.parametrize("what", TAMPERING)
def test_who_drops_the_triggers_is_seen(file: CaseFile, place: Place, what: str) -> None:
    anchor = file.custody.anchor(by="auditor", at=AT)
    assert anchor.number > 9
    behind(place, TAMPERING[what])
    assert file.custody.check()


def test_a_tail_cut_with_its_anchors_is_seen_by_an_anchor_elsewhere(
    file: CaseFile, place: Place
) -> None:
    file.cases.search(by="li", at=AT)
    anchor = file.custody.anchor(by="auditor", at=AT)
    cut = (f"DELETE FROM audit_entries WHERE number > {anchor.number - 2}",)
    behind(place, *cut, "DELETE FROM audit_anchors")
    assert file.custody.check() == []
    problems = file.custody.verify([anchor], by="auditor", at=AT)
    assert [problem.code for problem in problems] == ["cut"]


def test_the_check_itself_is_written_down(file: CaseFile, case: Case) -> None:
    assert file.custody.verify(by="auditor", at=AT) == []
    assert file.custody.entries(by="auditor", at=AT)[-2].action == "verify"
    number, digest = file.custody.head()
    assert file.custody.check([Anchor(number, digest, AT, "me", "paper")]) == []


def test_a_failure_in_the_act_leaves_no_line(file: CaseFile, case: Case, place: Place) -> None:
    """Act and line are one transaction: when the line cannot be written, neither is the act."""
    run(place, "ALTER TABLE audit_entries RENAME TO elsewhere")
    with pytest.raises(StoreUnavailable):
        file.absences.sign(case.case_id, "05", "none", by="li", at=AT, expected_version=1)
    run(place, "ALTER TABLE elsewhere RENAME TO audit_entries")
    kept = file.cases.read(case.case_id, by="li", at=AT, purpose="test")
    assert (kept.version, kept.absences) == (1, ())
    assert file.custody.check() == []
