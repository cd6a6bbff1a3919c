"""What is edited behind the log, by somebody who owns the database, is named row by row."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from cases.custody.bound import ROWS
from cases.records.case_file import CaseFile
from cases.records.guards import guards
from cases.records.row_writer import BOUND, RowWriter
from tests.cases.custody.test_custody_log import behind, drop_triggers, run
from tests.cases.custody.whole_case import whole_case
from tests.cases.records.case_files import AT, Place, new_case, staff

C = "case_id = '2026-0001'"
EDITS = {
    "a judgement turned": ("judgements 1", "UPDATE judgements SET kind = 'CLEARED'"),
    "a judgement's reason": ("judgements 1", "UPDATE judgements SET reason = 'x'"),
    "a judgement's author": ("judgements 1", "UPDATE judgements SET \"by\" = 'wang'"),
    "a judgement gone": ("judgements 1", "DELETE FROM judgements"),
    "a judgement put in": (
        "judgements 2",
        "INSERT INTO judgements SELECT 2, ring_id, 'CLEARED', reason, 'wang', at FROM judgements",
    ),
    "a second approver": (
        "approvals 2026-0001/2",
        "INSERT INTO approvals SELECT case_id, 2, act, 'deputy', at FROM approvals",
    ),
    "an approver changed": ("approvals 2026-0001/1", "UPDATE approvals SET \"by\" = 'deputy'"),
    "an approval gone": ("approvals 2026-0001/1", "DELETE FROM approvals"),
    "a proposer changed": ("proposals 2026-0001/1", "UPDATE proposals SET \"by\" = 'wang'"),
    "a proposal of something else": ("proposals 2026-0001/1", "UPDATE proposals SET act = 'x'"),
    "a party's name": ("parties 2026-0001/1", "UPDATE parties SET name = 'other'"),
    "a party's role": ("parties 2026-0001/1", "UPDATE parties SET role = 'witness'"),
    "a party gone": ("parties 2026-0001/1", "DELETE FROM parties"),
    "a fact's words": ("facts 2026-0001/1", "UPDATE facts SET text = 'other'"),
    "a fact's exhibits": ("facts 2026-0001/1", "UPDATE facts SET exhibit_nos = '[]'"),
    "an exhibit's digest": ("exhibits 2026-0001/1", f"UPDATE exhibits SET sha256 = '{'0' * 64}'"),
    "an exhibit's collectors": ("exhibits 2026-0001/1", "UPDATE exhibits SET collectors = '[]'"),
    "an exhibit unreadable": ("exhibits 2026-0001/1", "UPDATE exhibits SET collected_at = 'x'"),
    "a copy as an original": ("exhibits 2026-0001/1", "UPDATE exhibits SET original = TRUE"),
    "an officer's name": ("officers 2026-0001/1", "UPDATE officers SET name = '' WHERE number < 2"),
    "an officer gone": ("officers 2026-0001/2", "DELETE FROM officers WHERE number = 2"),
    "a recusal gone": ("recusals 2026-0001/1", "DELETE FROM recusals"),
    "an absence's reason": ("absences 2026-0001/1", "UPDATE absences SET because = 'x'"),
    "an event's state": ("events 2026-0001/1", "UPDATE events SET state = 'filed'"),
    "an event's time": ("events 2026-0001/1", "UPDATE events SET at = '2020-01-01T00:00:00+08:00'"),
    "a task gone": ("tasks 2026-0001/1", "DELETE FROM tasks"),
    "a case's state": ("cases 2026-0001", f"UPDATE cases SET state = 'closed' WHERE {C}"),
    "a case's title": ("cases 2026-0001", f"UPDATE cases SET title = 'x' WHERE {C}"),
    "a case's rings": ("cases 2026-0001", f"UPDATE cases SET ring_ids = '[]' WHERE {C}"),
    "a case's version": ("cases 2026-0001", f"UPDATE cases SET version = 1 WHERE {C}"),
    "an account's roles": (
        "accounts li",
        "UPDATE accounts SET roles = '[\"supervisor\"]' WHERE account = 'li'",
    ),
    "an account closed": (
        "accounts li",
        "UPDATE accounts SET active = NOT active WHERE account = 'li'",
    ),
    "an account put in": (
        "accounts mallory",
        "INSERT INTO accounts SELECT 'mallory', name, certificate, roles, regions, active"
        " FROM accounts WHERE account = 'chief'",
    ),
    "an account gone": ("accounts guest", "DELETE FROM accounts WHERE account = 'guest'"),
    "a tip's case": ("tips 1", "UPDATE tips SET case_id = '2026-0001'"),
    "a tip's words": ("tips 1", "UPDATE tips SET text = 'x'"),
    "an informant sealed anew": ("vault T2026-0001", "UPDATE vault SET sealed = 'x'"),
    "a source's provider": ("sources 1", "UPDATE sources SET provider = 'x'"),
    "a setting put in": ("settings x", "INSERT INTO settings (name, value) VALUES ('x', 'y')"),
    "the layout's number": (
        "settings schema_version",
        "UPDATE settings SET value = '03' WHERE name = 'schema_version'",
    ),
}  # fmt: skip


def rows_named(file: CaseFile) -> list[str]:
    return [
        problem.text.en.replace("'", "")
        for problem in file.custody.check()
        if problem.code in ("row", "rows")
    ]


def test_a_whole_case_file_has_nothing_to_object_to(file: CaseFile, place: Place) -> None:
    whole_case(file)
    assert file.custody.check() == []
    with file.custody._desk.looking() as connection:
        empty = [t.name for t in BOUND if connection.execute(select(t)).first() is None]
    assert empty == []


def test_every_edit_is_named_by_its_row(
    file: CaseFile, place: Place, record_property: Callable[[str, object], None]
) -> None:
    record_property("attacks", len(EDITS))
    whole_case(file)
    with file.custody._desk.looking() as connection:
        kept = {t.name: [dict(r) for r in connection.execute(select(t)).mappings()] for t in BOUND}
    unnoticed = []
    for what, (row, statement) in EDITS.items():
        run(place, statement)
        named = rows_named(file)
        if len(named) != 1 or not named[0].startswith((f"{row} ", f"{row},")):
            unnoticed.append((what, named))
        put_back(file, kept)
        assert file.custody.check() == [], what
    assert unnoticed == []


def put_back(file: CaseFile, kept: dict) -> None:
    with file.custody._desk._engine.begin() as connection:
        for table in reversed(BOUND):
            connection.execute(table.delete())
        for table in BOUND:
            connection.execute(table.insert(), kept[table.name])


def test_the_digests_beside_the_log_are_bound_by_it(file: CaseFile, place: Place) -> None:
    whole_case(file)
    number = file.custody.head()[0]
    for statement in (
        "UPDATE audit_rows SET digest = '0' WHERE kind = 'judgements'",
        "DELETE FROM audit_rows WHERE kind = 'approvals'",
        f"UPDATE audit_rows SET entry = {number + 7} WHERE kind = 'judgements'",
    ):
        behind(place, statement)
        assert {problem.code for problem in file.custody.check()} >= {"rows"}


def test_the_digest_in_the_line_cannot_be_dropped(file: CaseFile, place: Place) -> None:
    whole_case(file)
    behind(place, "DELETE FROM audit_rows", "UPDATE audit_entries SET detail = '{}'")
    assert "content" in {problem.code for problem in file.custody.check()}


def test_another_key_of_the_salts_is_named_once(place: Place) -> None:
    with place.open() as file:
        staff(file)
    run(place, f"UPDATE settings SET value = '{'ab' * 32}' WHERE name = 'salt_key'")
    with place.open() as file:
        assert [problem.code for problem in file.custody.check()] == ["salt"]


def test_triggers_that_are_gone_or_foreign_are_named(file: CaseFile, place: Place) -> None:
    drop_triggers(place)
    assert [problem.code for problem in file.custody.check()] == ["guard"] * 3
    run(place, *guards(place.kind))
    assert file.custody.check() == []
    if place.kind == "sqlite":
        run(place, "CREATE TRIGGER x AFTER INSERT ON judgements BEGIN DELETE FROM tasks; END")
    else:
        run(place, "ALTER TABLE audit_rows DISABLE TRIGGER audit_rows_append_only")
    assert {problem.code for problem in file.custody.check()} == {"guard"}


def test_an_anchor_that_is_gone_or_was_put_in_is_named(file: CaseFile, place: Place) -> None:
    anchor = file.custody.anchor(by="auditor", at=AT)
    behind(place, "DELETE FROM audit_anchors")
    assert [problem.number for problem in file.custody.check()] == [anchor.number]
    digest = file.custody.entries(by="auditor", at=AT)[4].digest
    behind(
        place, f"INSERT INTO audit_anchors VALUES (1, 5, '{digest}', '{AT.isoformat()}', 'x', 'y')"
    )
    assert [p.code for p in file.custody.check()] == ["unanchored", "unanchored"]


def test_the_rows_of_an_older_file_are_bound_when_it_is_opened(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(RowWriter, "bind", lambda writer: writer._touched.clear() or ())
        with place.open() as file:
            staff(file)
            whole_case(file)
    run(
        place,
        "DROP TABLE audit_rows",
        "UPDATE settings SET value = '2' WHERE name = 'schema_version'",
    )
    with place.open() as file:
        last = file.custody.entries(by="auditor", at=AT)[-2]
        assert (last.action, last.by, bool(last.detail[ROWS])) == ("bind", "coterie", True)
        assert file.custody.check() == []
        run(place, "UPDATE judgements SET kind = 'CLEARED'")
        assert len(rows_named(file)) == 1
        new_case(file)


def test_rows_without_a_line_are_never_written(file: CaseFile, case) -> None:
    with (
        pytest.raises(RuntimeError, match="after the last line"),
        file.custody._desk.acting("edit", "li", AT, "x") as act,
    ):
        act.writer.delete(BOUND[0], ())
    assert file.custody.check() == []
